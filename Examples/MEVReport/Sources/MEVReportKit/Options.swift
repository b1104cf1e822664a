/// What the command line asks for.
struct Options {
    /// How to use the program.
    static let usage = """
        mev-report tells who took what from whom in recorded blocks: sandwiches, arbitrages, liquidations and the like,
        and what the builder made of it.

        usage: mev-report [OPTIONS] [FILE...]

        Without FILE, or for -, standard input is read. It may hold any number of documents of any number of blocks,
        with or without the answers of JSON-RPC around them: blocks, receipts, logs, and calls by trace_block, callTracer,
        flatCallTracer or trace_replayBlockTransactions; also blocks that mev-inspect-py exports. What belongs to the
        same block is put together: with the block itself fees are known, with calls what is sent of the native token.

          --json          write the reports in JSON, a line for each block
          --html FILE     write a page with explanations, evidence and pictures of what moved; - prints it
          --tokens FILE   know the names of more tokens, by a token list (https://tokenlists.org)
          --block NUMBER  the block of traces that do not tell it
          --color WHEN    always, never or auto (default): on a terminal, unless NO_COLOR is set
          --help          this

        exit status: 0 all is reported; 1 something cannot be read or written; 2 the command line is wrong

          cat block.json receipts.json | mev-report
          zcat trace.json.gz | mev-report --html report.html --color always | less -R
        """

    var files: [String] = []
    var wantsJSON = false
    /// The file that the page is written to, if one is wanted.
    var page: String?
    var tokenLists: [String] = []
    /// The block of documents that do not tell it.
    var blockNumber: UInt64?
    var isColored: Bool
    var wantsHelp = false

    init(_ arguments: [String], isTerminal: Bool) throws(Complaint) {
        isColored = isTerminal
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h": wantsHelp = true
            case "--json": wantsJSON = true
            case "--html": page = try Self.value(of: argument, &rest)
            case "--tokens": tokenLists.append(try Self.value(of: argument, &rest))
            case "--block": blockNumber = try Self.number(of: argument, &rest)
            case "--color": isColored = try Self.isColored(try Self.value(of: argument, &rest), isTerminal: isTerminal)
            case "--":
                files += rest
                rest = []
            case _ where argument.hasPrefix("-") && argument != "-":
                throw Complaint(misuse: "\(argument) is no option")
            default: files.append(argument)
            }
        }
    }

    private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(Complaint) -> String {
        guard let value = rest.popFirst() else { throw Complaint(misuse: "\(option) needs a value") }
        return value
    }

    private static func number(of option: String, _ rest: inout ArraySlice<String>) throws(Complaint) -> UInt64 {
        let text = try value(of: option, &rest)
        guard let number = UInt64(text) else { throw Complaint(misuse: "\(option) takes a number, not \(text)") }
        return number
    }

    private static func isColored(_ when: String, isTerminal: Bool) throws(Complaint) -> Bool {
        switch when {
        case "always": return true
        case "never": return false
        case "auto": return isTerminal
        default: throw Complaint(misuse: "--color takes always, never or auto, not \(when)")
        }
    }
}
