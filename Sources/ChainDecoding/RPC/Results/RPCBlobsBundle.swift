/// The blobs of a block's transactions, with what proves them (`BlobsBundleV1` and `V2` of the Engine API).
public struct RPCBlobsBundle: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case commitments
        case proofs
        case blobs

        static let names = JSONNames<Member>(required: Member.allCases)
    }

    /// The commitment to each blob.
    public internal(set) var commitments: [Bytes] = []
    /// A proof of each blob, or of each of its 128 cells (EIP-7594).
    public internal(set) var proofs: [Bytes] = []
    /// The blobs.
    public internal(set) var blobs: [Bytes] = []
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()
}

extension RPCBlobsBundle: RPCDecodable {
    /// Reads blobs.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .commitments: commitments = try [Bytes](from: &reader)
            case .proofs: proofs = try [Bytes](from: &reader)
            case .blobs: blobs = try [Bytes](from: &reader)
            }
        }
        self.members = members
    }
}
