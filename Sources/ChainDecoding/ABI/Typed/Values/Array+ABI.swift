extension Array: ABICodable where Element: ABICodable {
    /// The values.
    public typealias Decoded = [Element.Decoded]

    /// As `uint256[]`.
    public static var abiName: String { Element.abiName + "[]" }

    /// A length.
    @inlinable public static var abiLayout: ABILayout { ABILayout(wordCount: 1, isDynamic: true) }

    /// Reads a length and so many values.
    @inlinable
    public static func decodeABI(from reader: inout ABIReader) throws(DecodeError) -> [Element.Decoded] {
        let wordCount = Element.abiLayout.headWordCount
        guard wordCount > 0 else { throw DecodeError(.unsupported, "an array of values that take no space") }
        let count = try reader.nextLength(unit: wordCount &* 32)
        try reader.open(wordCount: count &* wordCount)
        var values: [Element.Decoded] = []
        // Each takes a word of the data at least, which are there and paid for.
        values.reserveCapacity(count)
        for index in 0..<count {
            values.append(try reader.next(Element.self, "\(index)"))
        }
        return values
    }

    /// Writes the length and the values.
    @inlinable
    public static func encodeABI(_ values: [Element.Decoded], to writer: inout ABIWriter) throws(ABIEncodingError) {
        writer.appendWord(U256(UInt64(truncatingIfNeeded: values.count)))
        writer.open(wordCount: values.count &* Element.abiLayout.headWordCount)
        for (index, value) in values.enumerated() {
            try writer.append(value, as: Element.self, "\(index)")
        }
    }
}
