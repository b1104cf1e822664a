extension [Receipt] {
    /// Decodes the receipts of a block in one list, as nodes send and archives keep them.
    ///
    /// - Throws: ``DecodeError``.
    public init(decoding bytes: Bytes) throws(DecodeError) {
        var reader = RLPReader(bytes)
        self = try reader.readArray("receipts") { (list) throws(DecodeError) in
            try list.readEnvelope { (bytes) throws(DecodeError) in try Receipt(decoding: bytes) }
        }
        try reader.finish()
    }

    /// The receipts of a block in one list, as nodes send and archives keep them.
    public var encoded: [UInt8] {
        RLP.encode { encoder in
            encoder.appendList { list in
                for receipt in self { list.append(envelope: Bytes(receipt.encoded)) }
            }
        }
    }
}
