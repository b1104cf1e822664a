extension BlockHeader {
    /// Decodes a header (yellow paper, 4.4.3, and the EIPs that add members).
    ///
    /// The members that forks have added follow in a fixed order, and none is missing before one that is present.
    ///
    /// - Parameter bytes: RLP of the header, and nothing else.
    /// - Throws: ``DecodeError``; with code `trailingBytes` for a header with more members than are known.
    public init(decoding bytes: Bytes) throws(DecodeError) {
        var reader = RLPReader(bytes)
        try self.init(from: &reader)
        try reader.finish()
    }

    /// The header in RLP, of which the hash of the block is made.
    ///
    /// A member that is missing before one that is present is written as empty bytes, in which form no header can be
    /// decoded; see ``hasMembersInOrder``.
    public var encoded: [UInt8] {
        RLP.encode { append(to: &$0) }
    }

    /// The hash of the block.
    public var hash: Hash32 { Keccak256.hash(encoded) }

    /// Whether no member is missing before one that is present, which is so in every block of Ethereum.
    public var hasMembersInOrder: Bool {
        let isPresent = [
            baseFeePerGas != nil, withdrawalsRoot != nil, blobGasUsed != nil, excessBlobGas != nil,
            parentBeaconBlockRoot != nil, requestsHash != nil,
        ]
        return !isPresent.prefix(laterMemberCount).contains(false)
    }

    /// How many members follow those of the first blocks, up to the last that is present.
    private var laterMemberCount: Int {
        if requestsHash != nil { return 6 }
        if parentBeaconBlockRoot != nil { return 5 }
        if excessBlobGas != nil { return 4 }
        if blobGasUsed != nil { return 3 }
        if withdrawalsRoot != nil { return 2 }
        return baseFeePerGas != nil ? 1 : 0
    }

    init(from reader: inout RLPReader) throws(DecodeError) {
        self = try reader.readList { (list) throws(DecodeError) in
            var header = BlockHeader(
                parentHash: try list.readHash32(),
                unclesHash: try list.readHash32(),
                beneficiary: try list.readAddress(),
                stateRoot: try list.readHash32(),
                transactionsRoot: try list.readHash32(),
                receiptsRoot: try list.readHash32(),
                logsBloom: try list.readBloom(),
                difficulty: try list.readU256(),
                number: try list.readUInt64(),
                gasLimit: try list.readUInt64(),
                gasUsed: try list.readUInt64(),
                timestamp: try list.readUInt64(),
                extraData: try list.readBytes(),
                mixHash: try list.readHash32(),
                nonce: try list.readBytes(count: 8).storage.reduce(0) { $0 << 8 | UInt64($1) }
            )
            if !list.isAtEnd { header.baseFeePerGas = try list.readU256() }
            if !list.isAtEnd { header.withdrawalsRoot = try list.readHash32() }
            if !list.isAtEnd { header.blobGasUsed = try list.readUInt64() }
            if !list.isAtEnd { header.excessBlobGas = try list.readUInt64() }
            if !list.isAtEnd { header.parentBeaconBlockRoot = try list.readHash32() }
            if !list.isAtEnd { header.requestsHash = try list.readHash32() }
            return header
        }
    }

    func append(to encoder: inout RLPEncoder) {
        encoder.appendList { list in
            list.append(parentHash)
            list.append(unclesHash)
            list.append(beneficiary)
            list.append(stateRoot)
            list.append(transactionsRoot)
            list.append(receiptsRoot)
            list.append(logsBloom.bytes)
            list.append(word: difficulty)
            list.append(number)
            list.append(gasLimit)
            list.append(gasUsed)
            list.append(timestamp)
            list.append(extraData)
            list.append(mixHash)
            list.append(Bytes((0..<8).map { UInt8(truncatingIfNeeded: nonce >> (56 - 8 * UInt64($0))) }))
            let later = laterMemberCount
            // 0 is written as empty bytes, as everything that is missing.
            if later > 0 { list.append(word: baseFeePerGas ?? .zero) }
            if later > 1 { list.append(optional: withdrawalsRoot) }
            if later > 2 { list.append(blobGasUsed ?? 0) }
            if later > 3 { list.append(excessBlobGas ?? 0) }
            if later > 4 { list.append(optional: parentBeaconBlockRoot) }
            if later > 5 { list.append(optional: requestsHash) }
        }
    }
}

extension RLPReader {
    /// Reads a bloom filter: exactly 256 bytes.
    mutating func readBloom() throws(DecodeError) -> Bloom {
        Bloom(try readBytes(count: Bloom.byteCount)) ?? Bloom()
    }
}

extension RLPEncoder {
    fileprivate mutating func append(optional hash: Hash32?) {
        if let hash { append(hash) } else { append(Bytes()) }
    }
}
