import ChainDecoding

/// Why the program cannot do what it is asked to.
struct Complaint: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// What is wrong with what was read from somewhere.
    init(_ source: String, _ error: DecodeError) {
        description = "\(source): \(PrintableText.escaped(error.description))"
    }
}
