/// What the command line asks for.
struct Options {
    enum Task {
        /// Shows what the documents hold.
        case inspect
        /// Explains the data that a call has reverted with.
        case revert
        /// Explains the data that a contract is called with.
        case call
        /// Writes Swift for an interface.
        case bindings
    }

    /// How to use the program.
    static let usage = """
        usage: chain-inspect [OPTIONS] [FILE...]     show blocks, receipts, logs and traces; verify blocks
               chain-inspect revert DATA             explain why a call was reverted
               chain-inspect call DATA               explain what a contract is called with
               chain-inspect bindings ABI            write Swift for a contract's interface

        Without FILE, or for -, standard input is read. A document is the result of a JSON-RPC method, with or without
        the answer around it; several may follow each other. A block is verified with the receipts that come with it.

          --abi FILE              knows the events, functions and errors of an interface, in JSON or human-readable
          --chain ID              the chain that blocks are of (default 1)
          --name NAME             the contract's name in the bindings (default: that of the file)
          --color always|never    colours, which a terminal has and a file has not
        """

    var task = Task.inspect
    /// Files or data.
    var operands: [String] = []
    var interfaces: [String] = []
    var chainID: UInt64 = 1
    var contractName: String?
    var isColored: Bool

    init(_ arguments: [String], isTerminal: Bool) throws(Complaint) {
        isColored = isTerminal
        var rest = arguments[...]
        switch rest.first {
        case "revert": task = .revert
        case "call": task = .call
        case "bindings": task = .bindings
        default: break
        }
        if task != .inspect { rest.removeFirst() }
        while let argument = rest.popFirst() {
            switch argument {
            case "--abi": interfaces.append(try Self.value(of: argument, &rest))
            case "--chain":
                guard let id = UInt64(try Self.value(of: argument, &rest)) else {
                    throw Complaint("--chain takes a number")
                }
                chainID = id
            case "--name": contractName = try Self.value(of: argument, &rest)
            case "--color":
                let choice = try Self.value(of: argument, &rest)
                guard choice == "always" || choice == "never" else { throw Complaint("--color takes always or never") }
                isColored = choice == "always"
            case let option where option.hasPrefix("--"): throw Complaint("\(option) is no option\n\(Self.usage)")
            default: operands.append(argument)
            }
        }
        if task != .inspect, operands.count != 1 { throw Complaint("one operand is expected\n\(Self.usage)") }
    }

    private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(Complaint) -> String {
        guard let value = rest.popFirst() else { throw Complaint("\(option) needs a value") }
        return value
    }
}
