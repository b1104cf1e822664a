/// What an account is taken to be while calls are tried; what is `nil` is as it is.
public struct RPCAccountOverride: Sendable, Hashable {
    /// Which words of the storage differ.
    public enum Storage: Sendable, Hashable {
        /// These are all words; the others are 0.
        case whole([Hash32: Hash32])
        /// These differ; the others are as they are.
        case changes([Hash32: Hash32])
    }

    /// How many transactions it has sent.
    public var nonce: UInt64?
    /// How much native token it has, in wei.
    public var balance: U256?
    /// Its code.
    public var code: Bytes?
    /// Where the precompiled contract at this address is found instead.
    public var precompileAddress: Address?
    /// Its storage.
    public var storage: Storage?

    /// Creates an override.
    public init(
        nonce: UInt64? = nil,
        balance: U256? = nil,
        code: Bytes? = nil,
        precompileAddress: Address? = nil,
        storage: Storage? = nil
    ) {
        self.nonce = nonce
        self.balance = balance
        self.code = code
        self.precompileAddress = precompileAddress
        self.storage = storage
    }
}

extension RPCAccountOverride: RPCEncodable {
    /// Writes an object.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("nonce", nonce)
            writer.writeMember("balance", balance)
            writer.writeMember("code", code)
            writer.writeMember("movePrecompileToAddress", precompileAddress)
            switch storage {
            case .whole(let words): writer.writeMember("state", words)
            case .changes(let words): writer.writeMember("stateDiff", words)
            case nil: break
            }
        }
    }
}
