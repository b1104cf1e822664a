import ChainInspectKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// See `chain-inspect --help`.
@main
enum Main {
    static func main() {
        let result = ChainInspect.run(Array(CommandLine.arguments.dropFirst()), isTerminal: showsColors)
        let isWritten = put(result.output, to: STDOUT_FILENO)
        for complaint in result.complaints { put("chain-inspect: \(complaint)\n", to: STDERR_FILENO) }
        if !isWritten { put("chain-inspect: the output cannot be written\n", to: STDERR_FILENO) }
        exit(isWritten ? Int32(result.status) : 1)
    }

    private static var showsColors: Bool {
        isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb"
    }

    private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

    /// Writes a whole text, unless that fails.
    @discardableResult
    private static func put(_ text: String, to file: Int32) -> Bool {
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
