extension BlockHeader {
    /// A header of which nothing is known yet.
    static let unknown = BlockHeader(
        parentHash: .zero,
        unclesHash: .zero,
        beneficiary: .zero,
        stateRoot: .zero,
        transactionsRoot: .zero,
        receiptsRoot: .zero,
        logsBloom: Bloom(),
        difficulty: .zero,
        number: 0,
        gasLimit: 0,
        gasUsed: 0,
        timestamp: 0,
        extraData: Bytes(),
        mixHash: .zero,
        nonce: 0
    )

    /// Reads a member, if it is one of the header.
    mutating func read(_ name: RPCBlock.Member, from reader: inout RPCReader) throws(DecodeError) {
        switch name {
        case .parentHash: parentHash = try reader.readHash()
        case .sha3Uncles: unclesHash = try reader.readHash()
        case .miner: beneficiary = try reader.readAddress()
        case .stateRoot: stateRoot = try reader.readHash()
        case .transactionsRoot: transactionsRoot = try reader.readHash()
        case .receiptsRoot: receiptsRoot = try reader.readHash()
        case .logsBloom: logsBloom = try reader.readBloom()
        case .difficulty: difficulty = try reader.readU256()
        case .number: number = try reader.readUInt64()
        case .gasLimit: gasLimit = try reader.readUInt64()
        case .gasUsed: gasUsed = try reader.readUInt64()
        case .timestamp: timestamp = try reader.readUInt64()
        case .extraData: extraData = try reader.readBytes()
        case .mixHash: mixHash = try reader.readHash()
        case .nonce: nonce = try reader.readNonce()
        case .baseFeePerGas: baseFeePerGas = try reader.readU256()
        case .withdrawalsRoot: withdrawalsRoot = try reader.readHash()
        case .blobGasUsed: blobGasUsed = try reader.readUInt64()
        case .excessBlobGas: excessBlobGas = try reader.readUInt64()
        case .parentBeaconBlockRoot: parentBeaconBlockRoot = try reader.readHash()
        case .requestsHash: requestsHash = try reader.readHash()
        case .hash, .size, .totalDifficulty, .transactions, .uncles, .withdrawals: break
        }
    }
}

extension RPCReader {
    /// Reads a header's nonce: eight bytes, zeros and all; in the lenient mode also fewer, or a JSON number.
    fileprivate mutating func readNonce() throws(DecodeError) -> UInt64 {
        let start = json.offset
        if mode == .lenient {
            guard let nonce = UInt64(exactly: try readWord()) else {
                throw DecodeError(.outOfRange, "a header's nonce has eight bytes", at: start)
            }
            return nonce
        }
        let bytes = try readBytes()
        guard bytes.count == 8 else { throw DecodeError(.malformed, "a header's nonce has eight bytes", at: start) }
        return bytes.array.reduce(0) { $0 &<< 8 | UInt64($1) }
    }
}
