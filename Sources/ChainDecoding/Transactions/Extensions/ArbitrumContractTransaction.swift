/// A transaction that a contract of the parent chain sent through the inbox, without a nonce.
public struct ArbitrumContractTransaction: TransactionExtension {
    /// 0x66.
    public static let kind: UInt8 = 0x66

    /// The chain.
    public var chainID: UInt64
    /// The number of the message in the parent chain's inbox.
    public var requestID: Hash32
    /// Who sends it.
    public var from: Address
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
        requestID: Hash32,
        from: Address,
        maximumFeePerGas: U256,
        gasLimit: UInt64,
        to: Address?,
        value: U256,
        input: Bytes
    ) {
        self.chainID = chainID
        self.requestID = requestID
        self.from = from
        self.maximumFeePerGas = maximumFeePerGas
        self.gasLimit = gasLimit
        self.to = to
        self.value = value
        self.input = input
    }

    /// Reads the fields.
    public init(fields: inout RLPReader) throws(DecodeError) {
        chainID = try fields.readUInt64()
        requestID = try fields.readHash32()
        from = try fields.readAddress()
        let call = try fields.readArbitrumCall()
        (maximumFeePerGas, gasLimit) = (call.maximumFeePerGas, call.gasLimit)
        (to, value, input) = (call.to, call.value, call.input)
    }

    /// Appends the fields.
    public func append(to fields: inout RLPEncoder) {
        fields.append(chainID)
        fields.append(requestID)
        fields.append(from)
        fields.append(
            ArbitrumCall(maximumFeePerGas: maximumFeePerGas, gasLimit: gasLimit, to: to, value: value, input: input)
        )
    }
}
