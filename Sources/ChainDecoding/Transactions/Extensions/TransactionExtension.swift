/// A kind of transaction that a chain has beside Ethereum's: RLP after the number of the kind, as EIP-2718 has it.
///
/// Those of Optimism and Arbitrum are here; others conform in the same way and join a ``TransactionExtensions``:
/// ```swift
/// struct TickTransaction: TransactionExtension {
///     static let kind: UInt8 = 0x50
///     var time: UInt64
///
///     init(fields: inout RLPReader) throws(DecodeError) {
///         time = try fields.readUInt64()
///     }
///
///     func append(to fields: inout RLPEncoder) {
///         fields.append(time)
///     }
/// }
/// ```
public protocol TransactionExtension: Sendable, Hashable {
    /// The number of the kind, 0x05...0x7f.
    static var kind: UInt8 { get }

    /// Reads the fields of a transaction.
    ///
    /// - Parameter fields: The items of the list; those that are left unread are an error.
    /// - Throws: ``DecodeError``.
    init(fields: inout RLPReader) throws(DecodeError)

    /// Appends the fields, in the order in which ``init(fields:)`` reads them.
    func append(to fields: inout RLPEncoder)

    /// The hash by which the transaction is known; unless implemented, that of `encoded`.
    var hash: Hash32 { get }
}

extension TransactionExtension {
    /// Decodes a transaction of this kind.
    ///
    /// - Throws: ``DecodeError``; with code `unsupported` when it is of another kind.
    public init(decoding bytes: Bytes) throws(DecodeError) {
        guard let first = bytes.byte(at: 0) else { throw DecodeError(.truncated, "there is no transaction", at: 0) }
        guard first == Self.kind, first < 0x80 else {
            throw DecodeError(.unsupported, "a transaction of kind \(first), not \(Self.kind)", at: 0)
        }
        var reader = RLPReader(bytes)
        // The number of a kind is an item by itself.
        try reader.skip()
        self = try reader.readList { (fields) throws(DecodeError) in try Self(fields: &fields) }
        try reader.finish()
    }

    /// The transaction as blocks hold it.
    public var encoded: [UInt8] {
        var encoder = RLPEncoder()
        encoder.appendList { append(to: &$0) }
        return [Self.kind] + encoder.encoded
    }

    /// The hash of `encoded`.
    public var hash: Hash32 { Keccak256.hash(encoded) }
}
