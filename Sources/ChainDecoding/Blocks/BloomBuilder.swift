/// Makes the filters of many logs, and hashes what occurs in several of them only once.
struct BloomBuilder {
    /// The first word of the hash of each address and topic so far, which tells its bits.
    private var addresses: [Address: UInt64] = [:]
    private var topics: [Hash32: UInt64] = [:]

    /// The filter of some logs: their addresses and topics.
    mutating func bloom(of logs: some Sequence<Log>) -> Bloom {
        var filter = [UInt8](repeating: 0, count: Bloom.byteCount)
        for log in logs {
            Bloom.mark(Self.hash(log.address, in: &addresses), in: &filter)
            for topic in log.topics { Bloom.mark(Self.hash(topic, in: &topics), in: &filter) }
        }
        return Bloom(Bytes(filter)) ?? Bloom()
    }

    private static func hash<Value: FixedBytes>(_ value: Value, in known: inout [Value: UInt64]) -> UInt64 {
        if let hash = known[value] { return hash }
        let hash = value.withSpan { Keccak256.hash($0) }.word0
        known[value] = hash
        return hash
    }
}
