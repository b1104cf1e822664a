/// A transaction that the parent chain put into a chain of the OP Stack.
///
/// Nobody signs it. Chains that changed the fields, such as Mantle, and others that use the number for something else,
/// such as Scroll, have transactions that this does not decode.
public struct OptimismDepositTransaction: TransactionExtension {
    /// 0x7e.
    public static let kind: UInt8 = 0x7e

    /// What tells it from every other deposit.
    public var sourceHash: Hash32
    /// Who sends it.
    public var from: Address
    /// Who is called; `nil` creates a contract.
    public var to: Address?
    /// How much native token comes into being for the sender, in wei.
    public var mint: U256
    /// How much native token goes with it, in wei.
    public var value: U256
    /// The most gas that the transaction may use.
    public var gasLimit: UInt64
    /// Whether its gas does not count towards the block's; not since Regolith.
    public var isSystemTransaction: Bool
    /// The call's data, or the code that creates a contract.
    public var input: Bytes

    /// Creates a transaction.
    public init(
        sourceHash: Hash32,
        from: Address,
        to: Address?,
        mint: U256,
        value: U256,
        gasLimit: UInt64,
        isSystemTransaction: Bool,
        input: Bytes
    ) {
        self.sourceHash = sourceHash
        self.from = from
        self.to = to
        self.mint = mint
        self.value = value
        self.gasLimit = gasLimit
        self.isSystemTransaction = isSystemTransaction
        self.input = input
    }

    /// Reads the fields.
    public init(fields: inout RLPReader) throws(DecodeError) {
        sourceHash = try fields.readHash32()
        from = try fields.readAddress()
        to = try fields.readOptionalAddress()
        mint = try fields.readU256()
        value = try fields.readU256()
        gasLimit = try fields.readUInt64()
        isSystemTransaction = try fields.readBool()
        input = try fields.readBytes()
    }

    /// Appends the fields.
    public func append(to fields: inout RLPEncoder) {
        fields.append(sourceHash)
        fields.append(from)
        fields.append(to)
        fields.append(word: mint)
        fields.append(word: value)
        fields.append(gasLimit)
        fields.append(isSystemTransaction)
        fields.append(input)
    }
}
