#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes files and standard output.
package enum FileWriter {
    /// Writes a file anew.
    ///
    /// What was there stays until all of the new content is written, unless it is a device or a pipe.
    ///
    /// - Returns: Why it could not be written; `nil` when it is.
    package static func save(_ text: String, to path: String) -> String? {
        var status = stat()
        let exists = stat(path, &status) == 0
        guard !exists || status.st_mode & S_IFMT == S_IFREG else { return overwrite(path, with: text) }
        // A link stays one: what it leads to is replaced.
        let target = exists ? realPath(path) ?? path : path
        let draft = "\(target).\(getpid()).part"
        if let reason = overwrite(draft, with: text) {
            unlink(draft)
            return reason
        }
        guard rename(draft, target) == 0 else {
            let reason = lastReason
            unlink(draft)
            return reason
        }
        return nil
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func overwrite(_ path: String, with text: String) -> String? {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard file >= 0 else { return lastReason }
        let reason = put(text, to: file) ? nil : lastReason
        return close(file) == 0 ? reason : reason ?? lastReason
    }

    private static var lastReason: String { String(cString: strerror(errno)) }

    /// Writes a whole text, unless that fails.
    @discardableResult
    package static func put(_ text: String, to file: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
