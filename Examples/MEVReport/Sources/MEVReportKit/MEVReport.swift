import ChainDecoding
import MEVAnalysis

/// The program, apart from the process that it runs in.
public enum MEVReport {
    /// What a run comes to.
    public struct Result: Sendable {
        /// What belongs on standard output.
        public var output = ""
        /// The page that belongs in a file, if one is wanted.
        public var page: File?
        /// What belongs on standard error, a line each; empty when nothing went wrong.
        public var complaints: [String] = []
        /// The exit status, as the usage explains it.
        public var status = 0
    }

    /// A file to be written.
    public struct File: Sendable {
        /// Where it belongs.
        public let path: String
        /// What belongs in it.
        public let content: String
    }

    /// Does what the arguments ask for.
    ///
    /// - Parameters:
    ///   - arguments: The command line without the program's name.
    ///   - isTerminal: Whether colours can be shown.
    /// - Returns: What the program prints and writes.
    public static func run(_ arguments: [String], isTerminal: Bool) -> Result {
        do throws(Complaint) {
            let options = try Options(arguments, isTerminal: isTerminal)
            guard !options.wantsHelp else { return Result(output: Options.usage + "\n") }
            return try run(options)
        } catch {
            return Result(complaints: [error.description], status: error.status)
        }
    }

    private static func run(_ options: Options) throws(Complaint) -> Result {
        guard !options.files.isEmpty || !FileReader.isTyped else {
            throw Complaint(misuse: "there is nothing to read: name a file, or pipe a block in")
        }
        if let page = options.page, options.files.contains(page) {
            throw Complaint(misuse: "--html would overwrite \(page), which is read")
        }
        let wording = Wording(names: try names(options))
        var recording = Recording()
        for file in options.files.isEmpty ? ["-"] : options.files { recording.addFile(file) }
        let blocks = recording.blocks(numberIfUnknown: options.blockNumber)
        let reports = blocks.map { ReportedBlock(AnalyzedBlock($0)) }
        var result = Result(complaints: recording.complaints.map(\.description))
        result.status = recording.complaints.map(\.status).max() ?? 0
        if options.wantsJSON {
            result.output = reports.map { $0.report.json + "\n" }.joined()
        } else {
            let terminal = TerminalReport(palette: Palette(isColored: options.isColored), wording: wording)
            result.output = reports.map(terminal.text).joined(separator: "\n")
        }
        // A page that is there already is not given up for one of nothing.
        if let path = options.page, !reports.isEmpty {
            let page = Page(wording: wording).text(of: reports)
            if path == "-" { result.output = page } else { result.page = File(path: path, content: page) }
        }
        return result
    }

    private static func names(_ options: Options) throws(Complaint) -> TokenNames {
        var names = WellKnownTokens.names
        for file in options.tokenLists { try TokenList.readFile(file, into: &names) }
        return names
    }
}
