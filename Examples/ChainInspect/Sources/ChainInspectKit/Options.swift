/// What the command line asks for.
struct Options {
    enum Task: String {
        /// Shows what the documents hold.
        case inspect
        /// Explains the data that a call has reverted with.
        case revert
        /// Explains the data that a contract is called with.
        case call
        /// Normalises and hashes a name of ENS.
        case name
        /// Writes Swift for an interface.
        case bindings
    }

    /// How to use the program.
    static let usage = """
        chain-inspect shows what Ethereum-like chains send: decoded, verified, and in colour.

        usage: chain-inspect [OPTIONS] [FILE...]     show blocks, transactions, receipts, logs, traces and typed data
               chain-inspect [OPTIONS] revert DATA   explain why a call was reverted
               chain-inspect [OPTIONS] call DATA     explain what a contract is called with
               chain-inspect name NAME               normalise a name of ENS, and hash it
               chain-inspect bindings ABI            write Swift for a contract's interface

        Without FILE, or for -, standard input is read. It may hold any number of documents: results of JSON-RPC methods
        with or without the answers around them, batches, JSON lines, and the recordings (.io) of execution-apis. A block
        is verified with its receipts if all of them are there too. DATA is in hex.

          --abi FILE      know the events, functions and errors of an interface, in JSON or human-readable
          --chain ID      the chain, by its number (default: that which the transactions of a block are signed for)
          --name NAME     the name of the contract in the bindings (default: that of the file)
          --color WHEN    always, never or auto (default): on a terminal, unless NO_COLOR is set
          --help          this

        exit status: 0 all is shown; 1 something cannot be read; 2 the command line is wrong;
                     3 a block is not what it claims to be

          cat block.json receipts.json | chain-inspect
          zcat trace.json.gz | chain-inspect --abi Vault.json --color always | less -RS
          chain-inspect revert 0x4e487b710000000000000000000000000000000000000000000000000000000000000012
        """

    var task = Task.inspect
    /// Files, data or a name.
    var operands: [String] = []
    var interfaces: [String] = []
    /// The chain, if it is told.
    var chainID: UInt64?
    var contractName: String?
    var isColored: Bool
    var wantsHelp = false

    init(_ arguments: [String], isTerminal: Bool) throws(Complaint) {
        isColored = isTerminal
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h": wantsHelp = true
            case "--abi": interfaces.append(try Self.value(of: argument, &rest))
            case "--chain": chainID = try Self.chainID(try Self.value(of: argument, &rest))
            case "--name": contractName = try Self.value(of: argument, &rest)
            case "--color": isColored = try Self.isColored(try Self.value(of: argument, &rest), isTerminal: isTerminal)
            case "--":
                operands += rest
                rest = []
            case _ where argument.hasPrefix("-") && argument != "-":
                throw Complaint(misuse: "\(argument) is no option")
            default: operands.append(argument)
            }
        }
        guard !wantsHelp, let word = operands.first.flatMap(Task.init(rawValue:)), word != .inspect else { return }
        task = word
        operands.removeFirst()
        guard operands.count == 1 else { throw Complaint(misuse: "\(word.rawValue) takes one operand") }
    }

    private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(Complaint) -> String {
        guard let value = rest.popFirst() else { throw Complaint(misuse: "\(option) needs a value") }
        return value
    }

    private static func chainID(_ text: String) throws(Complaint) -> UInt64 {
        guard let id = UInt64(text) else { throw Complaint(misuse: "--chain takes a number, not \(text)") }
        return id
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
