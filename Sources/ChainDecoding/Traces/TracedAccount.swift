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

extension TracedAccount {
    init(from reader: inout JSONReader) throws(DecodeError) {
        self.init()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if try reader.takeNull() { continue }
            if reader.matches(key, "balance") {
                balance = try reader.readU256()
            } else if reader.matches(key, "nonce") {
                nonce = try reader.readInteger()
            } else if reader.matches(key, "code") {
                code = try reader.readBytes()
            } else if reader.matches(key, "codeHash") {
                codeHash = try reader.readFixedBytes()
            } else if reader.matches(key, "storage") {
                storage = [:]
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    storage[try reader.fixedBytes(key)] = try reader.readFixedBytes()
                }
            } else {
                try reader.skipValue()
            }
        }
    }

    /// Reads the states of several accounts.
    static func accounts(from reader: inout JSONReader) throws(DecodeError) -> [Address: TracedAccount] {
        var accounts: [Address: TracedAccount] = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if try reader.takeNull() { continue }
            accounts[try reader.fixedBytes(key)] = try TracedAccount(from: &reader)
        }
        return accounts
    }
}
