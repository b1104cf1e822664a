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
        block = try RPCBlock(from: &reader)
        guard let text = block.members.additional.removeValue(forKey: "calls") else {
            throw reader.json.error(.malformed, "the member is missing").inside("calls")
        }
        let mode = reader.mode
        do throws(DecodeError) {
            calls = try text.withSpan { (span) throws(DecodeError) in try [RPCSimulatedCall](json: span, mode: mode) }
        } catch {
            // The offset is one in the member alone.
            throw DecodeError(error.code, error.message, path: error.path).inside("calls")
        }
    }
}
