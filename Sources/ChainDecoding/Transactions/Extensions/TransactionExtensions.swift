/// The kinds of transactions that a chain has beside Ethereum's.
///
/// Chains give the same number to different kinds, so each has a set of its own.
/// ```swift
/// var extensions = TransactionExtensions.optimism
/// extensions.register(TickTransaction.self)
/// if case .unknown(_, let encoded) = try TransactionEnvelope(decoding: bytes),
///     let deposit = try extensions.decode(encoded) as? OptimismDepositTransaction
/// {
///     print(deposit.mint)
/// }
/// ```
public struct TransactionExtensions: Sendable {
    /// Those of the OP Stack, as its specification of deposits has them.
    public static let optimism = TransactionExtensions([OptimismDepositTransaction.self])

    /// Those of Arbitrum, with the fields in the order of Nitro's `core/types/arb_types.go`.
    public static let arbitrum = TransactionExtensions([
        ArbitrumDepositTransaction.self, ArbitrumUnsignedTransaction.self, ArbitrumContractTransaction.self,
        ArbitrumRetryTransaction.self, ArbitrumSubmitRetryableTransaction.self, ArbitrumInternalTransaction.self,
        ArbitrumLegacyTransaction.self,
    ])

    private var types: [UInt8: any TransactionExtension.Type] = [:]

    /// Creates a set; of two kinds with the same number, the later counts.
    public init(_ types: [any TransactionExtension.Type] = []) {
        for type in types { register(type) }
    }

    /// Adds a kind, in the place of another with the same number.
    public mutating func register(_ type: any TransactionExtension.Type) {
        types[type.kind] = type
    }

    /// Decodes a transaction if its kind is one of the set.
    ///
    /// - Parameter bytes: The transaction as blocks hold it.
    /// - Returns: `nil` for every other kind, Ethereum's own among them.
    /// - Throws: ``DecodeError``.
    public func decode(_ bytes: Bytes) throws(DecodeError) -> (any TransactionExtension)? {
        guard let first = bytes.byte(at: 0), let type = types[first] else { return nil }
        return try type.init(decoding: bytes)
    }
}
