/// An attempt to redeem a retryable ticket.
public struct ArbitrumRetryTransaction: TransactionExtension {
    /// 0x68.
    public static let kind: UInt8 = 0x68

    /// The chain.
    public var chainID: UInt64
    /// How many transactions the sender has sent before.
    public var nonce: UInt64
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
    /// The hash of the transaction that created the ticket.
    public var ticketID: Hash32
    /// Who receives what is refunded.
    public var refundTo: Address
    /// The most that is refunded there, in wei; the rest goes to the sender.
    public var maximumRefund: U256
    /// What is refunded of the submission fee if the attempt succeeds, in wei.
    public var submissionFeeRefund: U256

    /// Creates a transaction.
    public init(
        chainID: UInt64,
        nonce: UInt64,
        from: Address,
        maximumFeePerGas: U256,
        gasLimit: UInt64,
        to: Address?,
        value: U256,
        input: Bytes,
        ticketID: Hash32,
        refundTo: Address,
        maximumRefund: U256,
        submissionFeeRefund: U256
    ) {
        self.chainID = chainID
        self.nonce = nonce
        self.from = from
        self.maximumFeePerGas = maximumFeePerGas
        self.gasLimit = gasLimit
        self.to = to
        self.value = value
        self.input = input
        self.ticketID = ticketID
        self.refundTo = refundTo
        self.maximumRefund = maximumRefund
        self.submissionFeeRefund = submissionFeeRefund
    }

    /// Reads the fields.
    public init(fields: inout RLPReader) throws(DecodeError) {
        chainID = try fields.readUInt64()
        nonce = try fields.readUInt64()
        from = try fields.readAddress()
        let call = try fields.readArbitrumCall()
        (maximumFeePerGas, gasLimit) = (call.maximumFeePerGas, call.gasLimit)
        (to, value, input) = (call.to, call.value, call.input)
        ticketID = try fields.readHash32()
        refundTo = try fields.readAddress()
        maximumRefund = try fields.readU256()
        submissionFeeRefund = try fields.readU256()
    }

    /// Appends the fields.
    public func append(to fields: inout RLPEncoder) {
        fields.append(chainID)
        fields.append(nonce)
        fields.append(from)
        fields.append(
            ArbitrumCall(maximumFeePerGas: maximumFeePerGas, gasLimit: gasLimit, to: to, value: value, input: input)
        )
        fields.append(ticketID)
        fields.append(refundTo)
        fields.append(word: maximumRefund)
        fields.append(word: submissionFeeRefund)
    }
}
