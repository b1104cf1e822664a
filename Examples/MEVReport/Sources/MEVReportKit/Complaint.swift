import ChainDecoding

/// Why the program cannot do what it is asked to, in one line.
struct Complaint: Error, CustomStringConvertible {
    let description: String
    /// What the program exits with.
    let status: Int

    init(_ description: String) {
        self.description = Self.line(description)
        status = 1
    }

    /// Complains of what was read from somewhere.
    init(_ source: String, _ error: DecodeError) {
        self.init("\(source): \(error)")
    }

    /// Complains of the command line.
    init(misuse description: String) {
        self.description = Self.line(description) + "; see --help"
        status = 2
    }

    /// What is wrong often quotes what strangers have written.
    private static func line(_ text: String) -> String { ABIFormatter(byteLimit: 1_024).text(of: text) }
}
