extension Block {
    /// Decodes a block: its header, and what its body holds.
    ///
    /// Withdrawals are there if the header has a root of them, and not otherwise. Whether the header's roots are those
    /// of the body is for ``BlockVerifier`` to say. Bytes share the storage of the input, and the rest takes memory in
    /// proportion to it: most of all for empty transactions, some 40 times what they are.
    ///
    /// - Parameter bytes: RLP of the block, and nothing else.
    /// - Throws: ``DecodeError``.
    public init(decoding bytes: Bytes) throws(DecodeError) {
        var reader = RLPReader(bytes)
        self = try reader.readList { (list) throws(DecodeError) in
            var block = Block(header: try BlockHeader(from: &list), transactions: [])
            try block.readBody(from: &list)
            return block
        }
        try reader.finish()
    }

    /// Decodes the body of a block, which nodes send and archives keep apart from the header.
    ///
    /// - Parameters:
    ///   - header: The header.
    ///   - body: RLP of a list of the transactions, the uncles, and the withdrawals if the header has a root of them.
    /// - Throws: ``DecodeError``.
    public init(header: BlockHeader, body: Bytes) throws(DecodeError) {
        self.init(header: header, transactions: [])
        var reader = RLPReader(body)
        var list = try reader.readList()
        try readBody(from: &list)
        try list.finish()
        try reader.finish()
    }

    /// The block in RLP.
    public var encoded: [UInt8] {
        RLP.encode { encoder in
            encoder.appendList { list in
                header.append(to: &list)
                appendBody(to: &list)
            }
        }
    }

    /// The block without its header, in RLP.
    public var encodedBody: [UInt8] {
        RLP.encode { encoder in
            encoder.appendList { appendBody(to: &$0) }
        }
    }

    /// The hash of the block, which is that of its header.
    public var hash: Hash32 { header.hash }

    private mutating func readBody(from list: inout RLPReader) throws(DecodeError) {
        transactions = try list.readArray("transactions") { (list) throws(DecodeError) in
            try list.readEnvelope { (bytes) throws(DecodeError) in try TransactionEnvelope(decoding: bytes) }
        }
        uncles = try list.readArray("uncles") { (list) throws(DecodeError) in try BlockHeader(from: &list) }
        let place = list.offset
        if !list.isAtEnd {
            withdrawals = try list.readArray("withdrawals") { (list) throws(DecodeError) in
                try Withdrawal(from: &list)
            }
        }
        guard (withdrawals == nil) == (header.withdrawalsRoot == nil) else {
            throw DecodeError(.malformed, "only one of header and body has withdrawals", at: place)
        }
    }

    private func appendBody(to list: inout RLPEncoder) {
        list.appendList { list in
            for transaction in transactions { list.append(envelope: transaction.encoded) }
        }
        list.appendList { list in
            for uncle in uncles { uncle.append(to: &list) }
        }
        if let withdrawals {
            list.appendList { list in
                for withdrawal in withdrawals { withdrawal.append(to: &list) }
            }
        }
    }
}
