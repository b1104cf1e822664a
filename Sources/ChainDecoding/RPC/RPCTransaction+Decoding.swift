extension RPCTransaction: RPCDecodable {
    /// Reads a transaction.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init()
        var members = RPCMembers<Member>()
        var data: Bytes?
        try reader.readMembers(of: Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .blockHash: blockHash = try reader.readHash()
            case .blockNumber: blockNumber = try reader.readUInt64()
            case .blockTimestamp: blockTimestamp = try reader.readUInt64()
            case .from: from = try reader.readAddress()
            case .gas: gasLimit = try reader.readUInt64()
            case .gasPrice: gasPrice = try reader.readU256()
            case .maxFeePerGas: maximumFeePerGas = try reader.readU256()
            case .maxPriorityFeePerGas: maximumPriorityFeePerGas = try reader.readU256()
            case .maxFeePerBlobGas: maximumFeePerBlobGas = try reader.readU256()
            case .hash: hash = try reader.readHash()
            case .input: input = try reader.readBytes()
            case .data: data = try reader.readBytes()
            case .nonce: nonce = try reader.readUInt64()
            case .to: to = try reader.readAddress()
            case .transactionIndex: transactionIndex = try reader.readUInt64()
            case .value: value = try reader.readU256()
            case .type: type = try reader.readUInt8()
            case .accessList: accessList = try [AccessListEntry](from: &reader)
            case .chainId: chainID = try reader.readUInt64()
            case .blobVersionedHashes: blobHashes = try [Hash32](from: &reader)
            case .authorizationList: authorizations = try [Authorization](from: &reader)
            case .v: v = try reader.readU256()
            case .r: r = try reader.readU256()
            case .s: s = try reader.readU256()
            case .yParity: yParity = try reader.readUInt64()
            }
        }
        // Some nodes have only the older name, some both.
        if input == nil { input = data }
        self.members = members
    }
}
