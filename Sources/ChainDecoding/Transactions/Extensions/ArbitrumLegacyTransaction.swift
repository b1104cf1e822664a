/// A transaction from before Nitro, as Nitro's nodes keep it.
///
/// How its hash came about has been forgotten, so that it is carried along. In the list from which a block's
/// transactions root follows, ``transaction`` stands in its place.
public struct ArbitrumLegacyTransaction: TransactionExtension {
    /// 0x78.
    public static let kind: UInt8 = 0x78

    /// What was executed; signed, unless a sender is given.
    public var transaction: Transaction
    /// The hash by which the transaction is known.
    public var hash: Hash32
    /// What a unit of gas cost, in wei.
    public var effectiveGasPrice: UInt64
    /// The parent chain's block that the transaction saw.
    public var parentBlockNumber: UInt64
    /// Who sent a transaction that is not signed.
    public var sender: Address?

    /// Creates a transaction.
    ///
    /// - Parameters:
    ///   - transaction: What was executed, of the legacy kind.
    ///   - hash: The hash by which it is known.
    ///   - effectiveGasPrice: What a unit of gas cost, in wei.
    ///   - parentBlockNumber: The parent chain's block that it saw.
    ///   - sender: Who sent it, if it is not signed.
    public init(
        transaction: Transaction,
        hash: Hash32,
        effectiveGasPrice: UInt64,
        parentBlockNumber: UInt64,
        sender: Address? = nil
    ) {
        self.transaction = transaction
        self.hash = hash
        self.effectiveGasPrice = effectiveGasPrice
        self.parentBlockNumber = parentBlockNumber
        self.sender = sender
    }

    /// Reads the fields.
    public init(fields: inout RLPReader) throws(DecodeError) {
        transaction = try fields.readList { (fields) throws(DecodeError) in
            try Transaction(.legacy, fields: &fields)
        }
        hash = try fields.readHash32()
        effectiveGasPrice = try fields.readUInt64()
        parentBlockNumber = try fields.readUInt64()
        sender = fields.isAtEnd ? nil : try fields.readAddress()
    }

    /// Appends the fields.
    public func append(to fields: inout RLPEncoder) {
        fields.append(encoded: Bytes(transaction.encoded))
        fields.append(hash)
        fields.append(effectiveGasPrice)
        fields.append(parentBlockNumber)
        if let sender { fields.append(sender) }
    }
}
