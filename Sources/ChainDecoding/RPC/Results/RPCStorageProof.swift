/// A word of an account's storage, with the nodes of the storage's trie that prove it (EIP-1186).
public struct RPCStorageProof: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case key
        case value
        case proof

        static let names = JSONNames<Member>(required: Member.allCases)
    }

    /// The place in the storage.
    public internal(set) var slot = Hash32.zero
    /// The word, as the node tells it.
    public internal(set) var value = U256.zero
    /// The nodes on the way from the storage's root to the word.
    public internal(set) var proof = MerkleProof(nodes: [])
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()

    /// Checks that the storage has the word.
    ///
    /// - Parameter storageRoot: The root of the storage that the account tells.
    /// - Throws: ``DecodeError`` if that is not proven.
    public func verify(storageRoot: Hash32) throws(DecodeError) {
        do throws(DecodeError) {
            guard try proof.storageValue(at: slot, storageRoot: storageRoot) == value else {
                throw DecodeError(.malformed, "the storage has another word there")
            }
        } catch { throw error.inside(slot.description) }
    }
}

extension RPCStorageProof: RPCDecodable {
    /// Reads a proof.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .key: slot = try reader.readSlot()
            case .value: value = try reader.readU256()
            case .proof: proof = MerkleProof(nodes: try [Bytes](from: &reader))
            }
        }
        self.members = members
    }
}
