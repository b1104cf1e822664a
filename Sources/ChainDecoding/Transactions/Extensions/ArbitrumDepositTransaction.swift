/// Native token that arrives from the parent chain.
public struct ArbitrumDepositTransaction: TransactionExtension {
    /// 0x64.
    public static let kind: UInt8 = 0x64

    /// The chain.
    public var chainID: UInt64
    /// The number of the message in the parent chain's inbox.
    public var requestID: Hash32
    /// Who sends it.
    public var from: Address
    /// Who receives it.
    public var to: Address
    /// How much arrives, in wei.
    public var value: U256

    /// Creates a transaction.
    public init(
        chainID: UInt64,
        requestID: Hash32,
        from: Address,
        to: Address,
        value: U256
    ) {
        self.chainID = chainID
        self.requestID = requestID
        self.from = from
        self.to = to
        self.value = value
    }

    /// Reads the fields.
    public init(fields: inout RLPReader) throws(DecodeError) {
        chainID = try fields.readUInt64()
        requestID = try fields.readHash32()
        from = try fields.readAddress()
        to = try fields.readAddress()
        value = try fields.readU256()
    }

    /// Appends the fields.
    public func append(to fields: inout RLPEncoder) {
        fields.append(chainID)
        fields.append(requestID)
        fields.append(from)
        fields.append(to)
        fields.append(word: value)
    }
}
