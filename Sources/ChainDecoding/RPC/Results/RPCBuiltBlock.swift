/// A block that a node has built (`testing_buildBlockV1`; the Engine API's answer to `engine_getPayload` has the same
/// form).
public struct RPCBuiltBlock: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case executionPayload
        case blockValue
        case blobsBundle
        case executionRequests
        case shouldOverrideBuilder

        static let names = JSONNames<Member>(required: [.executionPayload, .blockValue])
    }

    /// The block.
    public internal(set) var payload = RPCExecutionPayload()
    /// What its fee recipient gets, in wei.
    public internal(set) var value = U256.zero
    /// The blobs of its transactions.
    public internal(set) var blobs: RPCBlobsBundle?
    /// What the execution layer asks of the consensus layer (EIP-7685): for each kind its number, then the requests.
    public internal(set) var requests: [Bytes]?
    /// Whether the block should be taken even if an outside builder offers more.
    public internal(set) var overridesBuilder: Bool?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCBuiltBlock: RPCDecodable {
    /// Reads a block with what belongs to it.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .executionPayload: payload = try RPCExecutionPayload(from: &reader)
            case .blockValue: value = try reader.readU256()
            case .blobsBundle: blobs = try RPCBlobsBundle(from: &reader)
            case .executionRequests: requests = try [Bytes](from: &reader)
            case .shouldOverrideBuilder: overridesBuilder = try reader.json.boolean()
            }
        }
        self.members = members
    }
}
