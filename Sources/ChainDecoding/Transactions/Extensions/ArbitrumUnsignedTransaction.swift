/// A transaction that an account of the parent chain sent through the inbox, with a nonce.
public struct ArbitrumUnsignedTransaction: TransactionExtension {
    /// 0x65.
    public static let kind: UInt8 = 0x65

    /// The chain.
    public var chainID: UInt64
    /// Who sends it.
    public var from: Address
    /// How many transactions the sender has sent before.
    public var nonce: UInt64
    /// The most the sender pays for a unit of gas, in wei.
    public var maximumFeePerGas: U256
    /// The most gas that the transaction may use.
    public var gasLimit: UInt64
    /// Who is called; `nil` creates a contract.
    public var to: Address?
    /// How much native token goes with it, in wei.
    public var value: U256
    /// The call's data, or the code that creates a contract.
    public var input: Bytes

    /// Creates a transaction.
    public init(
        chainID: UInt64,
        from: Address,
        nonce: UInt64,
        maximumFeePerGas: U256,
        gasLimit: UInt64,
        to: Address?,
        value: U256,
        input: Bytes
    ) {
        self.chainID = chainID
        self.from = from
        self.nonce = nonce
        self.maximumFeePerGas = maximumFeePerGas
        self.gasLimit = gasLimit
        self.to = to
        self.value = value
        self.input = input
    }

    /// Reads the fields.
    public init(fields: inout RLPReader) throws(DecodeError) {
        chainID = try fields.readUInt64()
        from = try fields.readAddress()
        nonce = try fields.readUInt64()
        let call = try fields.readArbitrumCall()
        (maximumFeePerGas, gasLimit) = (call.maximumFeePerGas, call.gasLimit)
        (to, value, input) = (call.to, call.value, call.input)
    }

    /// Appends the fields.
    public func append(to fields: inout RLPEncoder) {
        fields.append(chainID)
        fields.append(from)
        fields.append(nonce)
        fields.append(
            ArbitrumCall(maximumFeePerGas: maximumFeePerGas, gasLimit: gasLimit, to: to, value: value, input: input)
        )
    }
}
