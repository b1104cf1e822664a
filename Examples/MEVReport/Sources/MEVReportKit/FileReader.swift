#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Reads files and standard input.
enum FileReader {
    /// Whether standard input is a keyboard.
    static var isTyped: Bool { isatty(STDIN_FILENO) == 1 }

    /// The whole content; `-` is standard input.
    static func content(of path: String) throws(Complaint) -> [UInt8] {
        let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
        guard file >= 0 else { throw complaint(path) }
        defer { if file != STDIN_FILENO { close(file) } }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw complaint(path) }
            if count == 0 { return content }
            content += chunk[..<count]
        }
    }

    private static func complaint(_ path: String) -> Complaint {
        Complaint("\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
}
