/// A block that `eth_simulateV1` has tried.
public struct RPCSimulatedBlock: Sendable, Hashable {
    /// The block, as it would be.
    public internal(set) var block: RPCBlock
    /// What came of each transaction.
    public internal(set) var calls: [RPCSimulatedCall]
}

extension RPCSimulatedBlock: RPCDecodable {
    /// Reads a block with a member `calls`.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var calls: [RPCSimulatedCall]?
        block = try RPCBlock(from: &reader) { (name, reader) throws(DecodeError) in
            guard name == "calls" else { return false }
            guard calls == nil else { throw reader.json.error(.malformed, "the member occurs twice") }
            calls = try [RPCSimulatedCall](from: &reader)
            return true
        }
        guard let calls else { throw reader.json.error(.malformed, "the member is missing").inside("calls") }
        self.calls = calls
    }
}
