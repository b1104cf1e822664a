/// What a node tells of an account, with the nodes of the state's trie that prove it (EIP-1186, `eth_getProof`).
public struct RPCAccountProof: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case address
        case accountProof
        case balance
        case codeHash
        case nonce
        case storageHash
        case storageProof

        static let names = JSONNames<Member>(required: Member.allCases)
    }

    /// The account's address.
    public internal(set) var address = Address.zero
    /// The account, as the node tells it; see ``verify(stateRoot:)``.
    public internal(set) var account = AccountState()
    /// The nodes on the way from the state's root to the account.
    public internal(set) var proof = MerkleProof(nodes: [])
    /// The words of the storage that have been asked for.
    public internal(set) var storage: [RPCStorageProof] = []
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()

    /// Checks that the account and all words of its storage are what the state has.
    ///
    /// Where it is proven that there is no account, a nonce, a balance and words of 0 are right, and so is any hash.
    ///
    /// - Parameter stateRoot: The root of the state that the block's header tells.
    /// - Throws: ``DecodeError`` for what is not proven.
    public func verify(stateRoot: Hash32) throws(DecodeError) {
        let proven = try Self.naming(.accountProof) { () throws(DecodeError) in
            try proof.account(at: address, stateRoot: stateRoot)
        }
        if let proven {
            guard proven == account else {
                throw DecodeError(.malformed, "the state has another account at \(address)")
            }
        } else {
            guard account.nonce == 0, account.balance.isZero else {
                throw DecodeError(.malformed, "the state has no account at \(address)")
            }
        }
        let storageRoot = proven?.storageRoot ?? MerklePatriciaTrie.emptyRoot
        try Self.naming(.storageProof) { () throws(DecodeError) in
            for entry in storage { try entry.verify(storageRoot: storageRoot) }
        }
    }

    private static func naming<Value>(
        _ name: Member,
        _ body: () throws(DecodeError) -> Value
    ) throws(DecodeError) -> Value {
        do throws(DecodeError) { return try body() } catch { throw error.inside(name.rawValue) }
    }
}

extension RPCAccountProof: RPCDecodable {
    /// Reads a proof.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var members = RPCMembers<Member>()
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .address: address = try reader.readAddress()
            case .accountProof: proof = MerkleProof(nodes: try [Bytes](from: &reader))
            case .balance: account.balance = try reader.readU256()
            case .codeHash: account.codeHash = try reader.readHash()
            case .nonce: account.nonce = try reader.readUInt64()
            case .storageHash: account.storageRoot = try reader.readHash()
            case .storageProof: storage = try [RPCStorageProof](from: &reader)
            }
        }
        self.members = members
    }
}
