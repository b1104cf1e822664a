/// What a transaction has changed of an account; what is `nil` has not changed.
public struct AccountChange: Sendable, Hashable {
    /// Whether the account was not there before.
    public var isCreated: Bool
    /// Whether the account is not there any more.
    public var isRemoved: Bool
    /// The balance, in wei.
    public var balance: ValueChange<U256>?
    /// The nonce.
    public var nonce: ValueChange<UInt64>?
    /// The code.
    public var code: ValueChange<Bytes>?
    /// The places of storage that have changed.
    public var storage: [Hash32: ValueChange<Hash32>]

    /// Creates a change.
    public init(
        isCreated: Bool = false,
        isRemoved: Bool = false,
        balance: ValueChange<U256>? = nil,
        nonce: ValueChange<UInt64>? = nil,
        code: ValueChange<Bytes>? = nil,
        storage: [Hash32: ValueChange<Hash32>] = [:]
    ) {
        self.isCreated = isCreated
        self.isRemoved = isRemoved
        self.balance = balance
        self.nonce = nonce
        self.code = code
        self.storage = storage
    }
}
