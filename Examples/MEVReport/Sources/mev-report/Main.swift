import MEVReportKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// See `mev-report --help`.
@main
enum Main {
    static func main() {
        let result = MEVReport.run(Array(CommandLine.arguments.dropFirst()), isTerminal: showsColors)
        var status = Int32(result.status)
        func fail(_ complaint: String) {
            FileWriter.put("mev-report: \(complaint)\n", to: STDERR_FILENO)
            status = max(status, 1)
        }
        if !FileWriter.put(result.output, to: STDOUT_FILENO) { fail("the output cannot be written") }
        if let page = result.page, let reason = FileWriter.save(page.content, to: page.path) {
            fail("\(page.path) cannot be written: \(reason)")
        }
        for complaint in result.complaints { fail(complaint) }
        exit(status)
    }

    private static var showsColors: Bool {
        isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb"
    }

    private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
}
