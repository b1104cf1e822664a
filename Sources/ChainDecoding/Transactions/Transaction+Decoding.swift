extension Transaction {
    /// Decodes a transaction as blocks hold it, signed or not.
    ///
    /// - Parameter bytes: RLP after the number of the kind (EIP-2718).
    /// - Throws: ``DecodeError``; with code `unsupported` for a kind that is not known, see ``TransactionEnvelope``.
    public init(decoding bytes: Bytes) throws(DecodeError) {
        guard let first = bytes.byte(at: 0) else { throw DecodeError(.truncated, "there is no transaction", at: 0) }
        var reader = RLPReader(bytes)
        var type = TransactionType.legacy
        if first < 0xc0 {
            guard let known = TransactionType(rawValue: first), known != .legacy else {
                throw DecodeError(.unsupported, "there is no transaction of kind \(first)", at: 0)
            }
            type = known
            // The number of a kind is an item by itself.
            try reader.skip()
        }
        self = try reader.readList { (list) throws(DecodeError) in try Transaction(type, fields: &list) }
        try reader.finish()
    }

    /// Reads the fields of a transaction from the list that holds nothing else.
    init(_ type: TransactionType, fields list: inout RLPReader) throws(DecodeError) {
        if type == .legacy {
            try self.init(legacyFields: &list)
        } else {
            try self.init(typed: type, fields: &list)
        }
    }

    private init(legacyFields list: inout RLPReader) throws(DecodeError) {
        let nonce = try list.readUInt64()
        let fee = try list.readU256()
        let call = try Call(from: &list)
        self.init(
            type: .legacy,
            chainID: nil,
            nonce: nonce,
            maximumFeePerGas: fee,
            gasLimit: call.gasLimit,
            to: call.to,
            value: call.value,
            input: call.input
        )
        guard !list.isAtEnd else { return }
        let place = list.offset
        let v = try list.readU256()
        let r = try list.readU256()
        let s = try list.readU256()
        if r.isZero, s.isZero {
            // EIP-155: not signed, the chain stands in the place of the signature.
            guard let chain = UInt64(exactly: v) else {
                throw DecodeError(.outOfRange, "a chain id has 64 bits at most", at: place)
            }
            chainID = chain
            return
        }
        guard let signature = TransactionSignature(v: v, r: r, s: s) else {
            throw DecodeError(.outOfRange, "the signature's v of \(v) names no chain", at: place)
        }
        self.signature = signature
        chainID = TransactionSignature.chainID(ofV: v)
    }

    private init(typed type: TransactionType, fields list: inout RLPReader) throws(DecodeError) {
        let chainID = try list.readUInt64()
        let nonce = try list.readUInt64()
        let priorityFee = type == .accessList ? nil : try list.readU256()
        let fee = try list.readU256()
        let call = try Call(from: &list)
        self.init(
            type: type,
            chainID: chainID,
            nonce: nonce,
            maximumFeePerGas: fee,
            maximumPriorityFeePerGas: priorityFee,
            gasLimit: call.gasLimit,
            to: call.to,
            value: call.value,
            input: call.input
        )
        if to == nil, type == .blob || type == .setCode {
            throw DecodeError(.malformed, "a transaction of kind \(type.rawValue) creates no contract")
        }
        var entries = try list.readList()
        while !entries.isAtEnd { accessList.append(try AccessListEntry(from: &entries)) }
        if type == .blob {
            maximumFeePerBlobGas = try list.readU256()
            var hashes = try list.readList()
            while !hashes.isAtEnd { blobHashes.append(try hashes.readHash32()) }
        }
        if type == .setCode {
            var entries = try list.readList()
            while !entries.isAtEnd { authorizations.append(try Authorization(from: &entries)) }
        }
        guard !list.isAtEnd else { return }
        signature = TransactionSignature(
            isOdd: try list.readBool(),
            r: try list.readU256(),
            s: try list.readU256()
        )
    }

    /// What all kinds say in the same order.
    private struct Call {
        var gasLimit: UInt64
        var to: Address?
        var value: U256
        var input: Bytes

        init(from list: inout RLPReader) throws(DecodeError) {
            gasLimit = try list.readUInt64()
            to = try list.readOptionalAddress()
            value = try list.readU256()
            input = try list.readBytes()
        }
    }
}

extension AccessListEntry {
    fileprivate init(from entries: inout RLPReader) throws(DecodeError) {
        var list = try entries.readList()
        self.init(address: try list.readAddress())
        var keys = try list.readList()
        while !keys.isAtEnd { storageKeys.append(try keys.readHash32()) }
        try list.finish()
    }
}

extension Authorization {
    fileprivate init(from entries: inout RLPReader) throws(DecodeError) {
        var list = try entries.readList()
        let chainID = try list.readU256()
        let address = try list.readAddress()
        let nonce = try list.readUInt64()
        let place = list.offset
        guard let parity = UInt8(exactly: try list.readUInt64()) else {
            throw DecodeError(.outOfRange, "the parity of an authorisation has eight bits", at: place)
        }
        self.init(
            chainID: chainID,
            address: address,
            nonce: nonce,
            yParity: parity,
            r: try list.readU256(),
            s: try list.readU256()
        )
        try list.finish()
    }
}
