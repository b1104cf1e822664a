/// The arguments after the command: options, each with a value, and all others.
struct SoakArguments {
    private(set) var options: [String: String] = [:]
    private(set) var others: [String] = []

    init(_ words: some Sequence<String>) throws(SoakError) {
        var words = words.makeIterator()
        while let word = words.next() {
            guard word.hasPrefix("--") else {
                others.append(word)
                continue
            }
            guard let value = words.next() else { throw SoakError("\(word) needs a value") }
            options[String(word.dropFirst(2))] = value
        }
    }

    /// The number given as an option, or a default when there is none.
    func number<Number: FixedWidthInteger>(_ name: String, default fallback: Number) throws(SoakError) -> Number {
        guard let text = options[name] else { return fallback }
        guard let number = Number(text) else { throw SoakError("--\(name) takes a number, not “\(text)”") }
        return number
    }
}
