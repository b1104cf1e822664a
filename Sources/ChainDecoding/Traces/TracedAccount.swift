/// What a tracer tells of an account at some moment; what is `nil` it does not tell.
public struct TracedAccount: Sendable, Hashable {
    /// The balance, in wei.
    public var balance: U256?
    /// How many transactions it has sent, or contracts it has created.
    public var nonce: UInt64?
    /// The code.
    public var code: Bytes?
    /// The hash of the code.
    public var codeHash: Hash32?
    /// The places of its storage that are told of.
    public var storage: [Hash32: Hash32]

    /// Creates a state.
    public init(
        balance: U256? = nil,
        nonce: UInt64? = nil,
        code: Bytes? = nil,
        codeHash: Hash32? = nil,
        storage: [Hash32: Hash32] = [:]
    ) {
        self.balance = balance
        self.nonce = nonce
        self.code = code
        self.codeHash = codeHash
        self.storage = storage
    }
}

extension TracedAccount: RPCDecodable {
    private enum Member: String, CaseIterable, Sendable {
        case balance
        case code
        case codeHash
        case nonce
        case storage

        static let names = JSONNames<Member>()
    }

    /// Reads a state.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init()
        try reader.readMembers(of: Member.names) { (name, reader) throws(DecodeError) in
            switch name {
            case .balance: balance = try reader.readU256()
            case .code: code = try reader.readBytes()
            case .codeHash: codeHash = try reader.readHash()
            case .nonce: nonce = try reader.readCount()
            case .storage:
                storage = try reader.readEntries { (reader) throws(DecodeError) in try reader.readHash() }
            }
        }
    }
}

extension RPCReader {
    /// Reads the states of several accounts by their addresses; what is `null` is passed.
    mutating func readAccounts() throws(DecodeError) -> [Address: TracedAccount] {
        let accounts: [Address: TracedAccount?] = try readEntries { (reader) throws(DecodeError) in
            try TracedAccount?(from: &reader)
        }
        return accounts.compactMapValues { $0 }
    }
}
