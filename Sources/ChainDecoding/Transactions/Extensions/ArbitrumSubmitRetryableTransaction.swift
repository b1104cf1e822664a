/// The creation of a retryable ticket by a message from the parent chain; its hash is the ticket's id.
public struct ArbitrumSubmitRetryableTransaction: TransactionExtension {
    /// 0x69.
    public static let kind: UInt8 = 0x69

    /// The chain.
    public var chainID: UInt64
    /// The number of the message in the parent chain's inbox.
    public var requestID: Hash32
    /// Who sends it.
    public var from: Address
    /// The parent chain's base fee, in wei.
    public var parentBaseFee: U256
    /// How much arrives with the message, in wei.
    public var depositValue: U256
    /// The most the sender pays for a unit of gas, in wei.
    public var maximumFeePerGas: U256
    /// The most gas that the transaction may use.
    public var gasLimit: UInt64
    /// Whom the ticket calls; `nil` creates a contract.
    public var retryTo: Address?
    /// How much native token the ticket carries, in wei.
    public var retryValue: U256
    /// Who may cancel the ticket, and receives its value then.
    public var beneficiary: Address
    /// The most that the submission may cost, in wei.
    public var maximumSubmissionFee: U256
    /// Who receives what is left of the fees.
    public var feeRefundAddress: Address
    /// The ticket's call data, or the code that creates a contract.
    public var retryData: Bytes

    /// Creates a transaction.
    public init(
        chainID: UInt64,
        requestID: Hash32,
        from: Address,
        parentBaseFee: U256,
        depositValue: U256,
        maximumFeePerGas: U256,
        gasLimit: UInt64,
        retryTo: Address?,
        retryValue: U256,
        beneficiary: Address,
        maximumSubmissionFee: U256,
        feeRefundAddress: Address,
        retryData: Bytes
    ) {
        self.chainID = chainID
        self.requestID = requestID
        self.from = from
        self.parentBaseFee = parentBaseFee
        self.depositValue = depositValue
        self.maximumFeePerGas = maximumFeePerGas
        self.gasLimit = gasLimit
        self.retryTo = retryTo
        self.retryValue = retryValue
        self.beneficiary = beneficiary
        self.maximumSubmissionFee = maximumSubmissionFee
        self.feeRefundAddress = feeRefundAddress
        self.retryData = retryData
    }

    /// Reads the fields.
    public init(fields: inout RLPReader) throws(DecodeError) {
        chainID = try fields.readUInt64()
        requestID = try fields.readHash32()
        from = try fields.readAddress()
        parentBaseFee = try fields.readU256()
        depositValue = try fields.readU256()
        maximumFeePerGas = try fields.readU256()
        gasLimit = try fields.readUInt64()
        retryTo = try fields.readOptionalAddress()
        retryValue = try fields.readU256()
        beneficiary = try fields.readAddress()
        maximumSubmissionFee = try fields.readU256()
        feeRefundAddress = try fields.readAddress()
        retryData = try fields.readBytes()
    }

    /// Appends the fields.
    public func append(to fields: inout RLPEncoder) {
        fields.append(chainID)
        fields.append(requestID)
        fields.append(from)
        fields.append(word: parentBaseFee)
        fields.append(word: depositValue)
        fields.append(word: maximumFeePerGas)
        fields.append(gasLimit)
        fields.append(retryTo)
        fields.append(word: retryValue)
        fields.append(beneficiary)
        fields.append(word: maximumSubmissionFee)
        fields.append(feeRefundAddress)
        fields.append(retryData)
    }
}
