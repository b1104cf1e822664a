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

    /// Reads a result.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        counts = try reader.readEntries(key: Self.calldata) { (reader) throws(DecodeError) in try reader.readIndex() }
    }

    /// The calldata that a name such as `0xa9059cbb-64` stands for.
    private static func calldata(_ name: String, mode: RPCDecodingMode) throws(DecodeError) -> Calldata {
        let parts = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let count = U256(String(parts[1])).flatMap({ Int(exactly: $0) }) else {
            throw DecodeError(.malformed, "a selector and a number of bytes are expected")
        }
        let selector = try Selector(hex: parts[0], prefix: mode == .strict ? .required : .optional)
        return Calldata(selector: selector, argumentByteCount: count)
    }
}
