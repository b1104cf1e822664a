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
        let isTerminal = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
        let result = ChainInspect.run(Array(CommandLine.arguments.dropFirst()), isTerminal: isTerminal)
        print(result.output, terminator: "")
        if !result.complaint.isEmpty {
            let line = Array("chain-inspect: \(result.complaint)\n".utf8)
            _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        }
        exit(result.status)
    }
}
