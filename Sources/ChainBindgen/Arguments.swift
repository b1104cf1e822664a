import ChainBindings

/// What the command line asks for.
struct Arguments {
    static let usage = """
        usage: chain-bindgen [--output FILE] [--name NAME] [--internal] [FILE ...]

        Writes Swift source code for the interfaces of contracts: JSON ABIs, build artefacts that hold one as "abi",
        or human-readable ABIs. Without a FILE, or for "-", the standard input is read.

          --output FILE  write to FILE instead of the standard output
          --name NAME    the name of the contract; otherwise that of the artefact or of the file
          --internal     write code that only its own module can use
        """

    /// What is wrong with a command line.
    struct Misuse: Error {
        var message: String
    }

    private(set) var inputs: [String] = []
    private(set) var output: String?
    private(set) var name: String?
    private(set) var access = BindingGenerator.Access.public
    private(set) var wantsHelp = false

    init(_ words: some Sequence<String>) throws {
        var words = words.makeIterator()
        while let word = words.next() {
            switch word {
            case "--output": output = try Self.value(of: word, from: &words)
            case "--name": name = try Self.value(of: word, from: &words)
            case "--internal": access = .internal
            case "--help": wantsHelp = true
            case _ where word.hasPrefix("--"): throw Misuse(message: "there is no option \(word)")
            default: inputs.append(word)
            }
        }
        if inputs.isEmpty { inputs = ["-"] }
        guard name == nil || inputs.count == 1 else { throw Misuse(message: "--name names one contract") }
    }

    private static func value(of option: String, from words: inout some IteratorProtocol<String>) throws -> String {
        guard let value = words.next() else { throw Misuse(message: "\(option) needs a value") }
        return value
    }
}
