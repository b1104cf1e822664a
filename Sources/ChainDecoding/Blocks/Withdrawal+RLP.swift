extension Withdrawal {
    /// Decodes a withdrawal (EIP-4895).
    ///
    /// - Throws: ``DecodeError``.
    public init(decoding bytes: Bytes) throws(DecodeError) {
        var reader = RLPReader(bytes)
        try self.init(from: &reader)
        try reader.finish()
    }

    /// The withdrawal in RLP, as the trie of withdrawals holds it.
    public var encoded: [UInt8] {
        RLP.encode { append(to: &$0) }
    }

    init(from reader: inout RLPReader) throws(DecodeError) {
        self = try reader.readList { (list) throws(DecodeError) in
            Withdrawal(
                index: try list.readUInt64(),
                validatorIndex: try list.readUInt64(),
                address: try list.readAddress(),
                amount: try list.readUInt64()
            )
        }
    }

    func append(to encoder: inout RLPEncoder) {
        encoder.appendList { list in
            list.append(index)
            list.append(validatorIndex)
            list.append(address)
            list.append(amount)
        }
    }
}
