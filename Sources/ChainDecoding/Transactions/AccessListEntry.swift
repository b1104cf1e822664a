/// An account whose storage a transaction will access (EIP-2930).
public struct AccessListEntry: Sendable, Hashable {
    /// The account.
    public var address: Address
    /// The places in its storage.
    public var storageKeys: [Hash32]

    /// Creates an entry.
    public init(address: Address, storageKeys: [Hash32] = []) {
        self.address = address
        self.storageKeys = storageKeys
    }
}
