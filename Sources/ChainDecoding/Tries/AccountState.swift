/// What the state of a chain holds of an account (yellow paper, 4.1).
public struct AccountState: Sendable, Hashable {
    /// How many transactions the account has sent, or contracts it has created.
    public var nonce: UInt64
    /// How much native token it has, in wei.
    public var balance: U256
    /// The root of its storage.
    public var storageRoot: Hash32
    /// The hash of its code.
    public var codeHash: Hash32

    /// The hash of no code at all.
    public static let emptyCodeHash = Keccak256.hash([])

    /// Creates an account; without code and storage, unless told otherwise.
    public init(
        nonce: UInt64 = 0,
        balance: U256 = .zero,
        storageRoot: Hash32 = MerklePatriciaTrie.emptyRoot,
        codeHash: Hash32 = Self.emptyCodeHash
    ) {
        self.nonce = nonce
        self.balance = balance
        self.storageRoot = storageRoot
        self.codeHash = codeHash
    }

    /// Decodes an account as the trie of the state holds it.
    ///
    /// - Throws: ``DecodeError``.
    public init(decoding bytes: Bytes) throws(DecodeError) {
        var reader = RLPReader(bytes)
        self = try reader.readList { (list) throws(DecodeError) in
            AccountState(
                nonce: try list.readUInt64(),
                balance: try list.readU256(),
                storageRoot: try list.readHash32(),
                codeHash: try list.readHash32()
            )
        }
        try reader.finish()
    }

    /// The account in RLP, as the trie of the state holds it.
    public var encoded: [UInt8] {
        RLP.encode { encoder in
            encoder.appendList { list in
                list.append(nonce)
                list.append(word: balance)
                list.append(storageRoot)
                list.append(codeHash)
            }
        }
    }
}
