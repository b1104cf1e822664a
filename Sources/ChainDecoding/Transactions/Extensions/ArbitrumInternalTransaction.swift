/// A call by which ArbOS keeps its own books, the first of every block.
public struct ArbitrumInternalTransaction: TransactionExtension {
    /// 0x6a.
    public static let kind: UInt8 = 0x6a

    /// The chain.
    public var chainID: UInt64
    /// The call's data.
    public var input: Bytes

    /// Creates a transaction.
    public init(
        chainID: UInt64,
        input: Bytes
    ) {
        self.chainID = chainID
        self.input = input
    }

    /// Reads the fields.
    public init(fields: inout RLPReader) throws(DecodeError) {
        chainID = try fields.readUInt64()
        input = try fields.readBytes()
    }

    /// Appends the fields.
    public func append(to fields: inout RLPEncoder) {
        fields.append(chainID)
        fields.append(input)
    }
}
