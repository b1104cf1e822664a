/// Which functions a transaction calls, and how often: the result of geth's `4byteTracer`.
public struct SelectorCounts: TracerResult {
    /// A kind of calldata.
    public struct Calldata: Sendable, Hashable {
        /// The first four bytes.
        public var selector: Selector
        /// How many bytes follow.
        public var argumentByteCount: Int

        /// Creates a kind of calldata.
        public init(selector: Selector, argumentByteCount: Int) {
            self.selector = selector
            self.argumentByteCount = argumentByteCount
        }
    }

    /// How often there is each kind of calldata.
    public var counts: [Calldata: Int]

    /// Creates a result.
    public init(counts: [Calldata: Int]) {
        self.counts = counts
    }

    /// Reads a result, and leaves the reader behind it.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(from reader: inout JSONReader, limits: TraceLimits) throws(DecodeError) {
        counts = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            counts[try Self.calldata(key, in: reader)] = try reader.readInteger()
        }
    }

    /// The calldata that a name such as `0xa9059cbb-64` stands for.
    private static func calldata(_ key: Range<Int>, in reader: JSONReader) throws(DecodeError) -> Calldata {
        let dash = key.lowerBound + 10
        guard key.upperBound > dash + 1, reader.bytes[dash] == UInt8(ascii: "-"),
            let count = U256(decimal: reader.bytes.extracting(dash + 1..<key.upperBound)).flatMap({ Int(exactly: $0) })
        else {
            throw DecodeError(.malformed, "a selector and a number of bytes are expected", at: key.lowerBound)
        }
        return Calldata(selector: try reader.fixedBytes(key.lowerBound..<dash), argumentByteCount: count)
    }
}
