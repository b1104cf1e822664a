/// The kinds of transactions that Ethereum defines.
public enum TransactionType: UInt8, Sendable, Hashable, CaseIterable {
    /// The first form, without a number of its own.
    case legacy = 0
    /// With a list of what it will access (EIP-2930).
    case accessList = 1
    /// With a base fee and a priority fee (EIP-1559).
    case dynamicFee = 2
    /// With blobs (EIP-4844).
    case blob = 3
    /// With authorisations that set the code of accounts (EIP-7702).
    case setCode = 4
}
