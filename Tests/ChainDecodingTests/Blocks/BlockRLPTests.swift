import ChainDecoding
import Testing

@Suite("RLP of blocks and receipts")
struct BlockRLPTests {
    /// The genesis block of Ethereum, the hash of which everybody knows.
    @Test("the first block has its hash")
    func genesis() throws {
        var header = BlockSamples.header()
        header.parentHash = .zero
        header.beneficiary = .zero
        header.stateRoot = try Hash32(hex: "0xd7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544")
        header.logsBloom = Bloom()
        header.difficulty = 0x4_0000_0000
        header.number = 0
        header.gasLimit = 5_000
        header.timestamp = 0
        header.extraData = Bytes(
            try Hex.decode("0x11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa")
        )
        header.mixHash = .zero
        header.nonce = 0x42
        #expect(header.hash.description == "0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3")
    }

    @Test("headers of all forks come back, and no truncation or continuation of them does", arguments: 0...6)
    func headers(laterMembers: Int) throws {
        let header = BlockSamples.header(laterMembers: laterMembers)
        #expect(header.hasMembersInOrder)
        let encoded = header.encoded
        #expect(try BlockHeader(decoding: Bytes(encoded)) == header)
        guard case .list(let members) = RLPModel(try RLP.decode(Bytes(encoded))) else { return }
        #expect(members.count == 15 + laterMembers)
        var truncations = Truncations()
        truncations.check(encoded) { try BlockHeader(decoding: Bytes($0)) }
        print("header with \(laterMembers) later members: \(truncations)")
        for count in 0..<15 {
            let cut = RLPModel.list(Array(members.prefix(count))).encoded
            #expect(throws: DecodeError.self) { try BlockHeader(decoding: Bytes(cut)) }
        }
        let more = RLPModel.list(members + [.bytes([UInt8](repeating: 1, count: 32))]).encoded
        if laterMembers == 6 {
            let error = #expect(throws: DecodeError.self) { try BlockHeader(decoding: Bytes(more)) }
            #expect(error?.code == .trailingBytes)
        }
    }

    @Test("headers that lack a member before another are told apart, and are not decoded")
    func gaps() throws {
        for member in 1..<6 {
            var header = BlockSamples.header(laterMembers: 6)
            switch member {
            case 1: header.baseFeePerGas = nil
            case 2: header.withdrawalsRoot = nil
            case 3: header.blobGasUsed = nil
            case 4: header.excessBlobGas = nil
            default: header.parentBeaconBlockRoot = nil
            }
            #expect(!header.hasMembersInOrder)
            #expect((try? BlockHeader(decoding: Bytes(header.encoded))) != header)
        }
    }

    @Test("blocks and bodies of all forks come back, and no truncation of them does", arguments: [0, 1, 2, 5, 6])
    func blocks(laterMembers: Int) throws {
        var block = BlockSamples.block(laterMembers: laterMembers, uncles: 2)
        block.transactions.append(BlockSamples.unknown)
        let encoded = block.encoded
        #expect(try Block(decoding: Bytes(encoded)) == block)
        #expect(try Block(header: block.header, body: Bytes(block.encodedBody)) == block)
        #expect(block.hash == block.header.hash)
        var truncations = Truncations()
        truncations.check(encoded) { try Block(decoding: Bytes($0)) }
        truncations.check(block.encodedBody) { try Block(header: block.header, body: Bytes($0)) }
        print("block with \(laterMembers) later members, and its body: \(truncations)")
    }

    @Test("errors tell where in the block they are")
    func places() throws {
        var block = BlockSamples.block(laterMembers: 2)
        block.transactions[1] = .unknown(type: 2, encoded: Bytes([2, 0xc1, 0x81]))
        let error = #expect(throws: DecodeError.self) { try Block(decoding: Bytes(block.encoded)) }
        #expect(error?.path == ["transactions", "1"])
        let offset = try #require(error?.offset)
        #expect(block.encoded[(offset - 2)...offset] == [2, 0xc1, 0x81])
    }

    @Test("a list inside of bytes is no transaction")
    func wrapped() throws {
        var block = BlockSamples.block(laterMembers: 0)
        block.transactions = [BlockSamples.transactions[0]]
        let wrapped = RLPModel.bytes(BlockSamples.transactions[0].encoded.array)
        let body = RLPModel.list([.list([wrapped]), .list([])]).encoded
        #expect(throws: DecodeError.self) { try Block(header: block.header, body: Bytes(body)) }
        let typed = RLPModel.bytes(BlockSamples.transactions[2].encoded.array)
        #expect(
            try Block(header: block.header, body: Bytes(RLPModel.list([.list([typed]), .list([])]).encoded)) != block
        )
    }

    @Test("receipts of all forms come back, and no truncation of them does")
    func receipts() throws {
        var receipts = BlockSamples.receipts
        receipts[0].outcome = .stateRoot(Hash32(1, 2, 3, 4))
        receipts[1].type = 0x7d
        receipts[4].type = 0x7e
        receipts[4].depositNonce = 5
        receipts[4].depositReceiptVersion = 1
        var truncations = Truncations()
        for receipt in receipts {
            let encoded = receipt.encoded
            #expect(try Receipt(decoding: Bytes(encoded)) == receipt)
            truncations.check(encoded) { try Receipt(decoding: Bytes($0)) }
            #expect(throws: DecodeError.self) { try Receipt(decoding: Bytes(encoded + [0])) }
        }
        let list = receipts.encoded
        #expect(try [Receipt](decoding: Bytes(list)) == receipts)
        truncations.check(list) { try [Receipt](decoding: Bytes($0)) }
        print("receipts and their list: \(truncations)")
        #expect(truncations.count == 4_677)
        #expect(throws: DecodeError.self) { try Receipt(decoding: Bytes([0, 0xc0])) }
        #expect(throws: DecodeError.self) { try Receipt(decoding: Bytes([0x80])) }
    }

    @Test("a deposit's receipt without a version is hashed without its nonce, whether it is told or not")
    func regolith() throws {
        var receipt = Receipt(type: 0x7e, outcome: .status(succeeded: true), cumulativeGasUsed: 1, logs: [])
        let encoded = receipt.encoded
        guard case .list(let members) = RLPModel(try RLP.decode(Bytes(Array(encoded.dropFirst())))) else {
            Issue.record("a receipt is a list")
            return
        }
        let told = [0x7e] + RLPModel.list(members + [.bytes([9])]).encoded
        receipt.depositNonce = 9
        #expect(try Receipt(decoding: Bytes(told)) == receipt)
        #expect(receipt.encoded == encoded)
    }

    @Test("a log has four topics at most, and a status is 0 or 1")
    func limits() throws {
        let bloom = RLPModel.bytes([UInt8](repeating: 0, count: 256))
        func receipt(status: [UInt8], topics: Int) -> Bytes {
            let topics = RLPModel.list([RLPModel](repeating: .bytes([UInt8](repeating: 1, count: 32)), count: topics))
            let log = RLPModel.list([.bytes([UInt8](repeating: 1, count: 20)), topics, .bytes([])])
            return Bytes(RLPModel.list([.bytes(status), .bytes([9]), bloom, .list([log])]).encoded)
        }
        #expect(try Receipt(decoding: receipt(status: [1], topics: 4)).logs.first?.topics.count == 4)
        let error = #expect(throws: DecodeError.self) { try Receipt(decoding: receipt(status: [1], topics: 5)) }
        #expect(error?.path == ["logs", "0"])
        for status in [[0], [2], [1, 0], [UInt8](repeating: 1, count: 31)] {
            #expect(throws: DecodeError.self) { try Receipt(decoding: receipt(status: status, topics: 0)) }
        }
    }

    @Test("2,000 blocks and receipts, changed at random, throw or are the only encoding", arguments: [20_261_151])
    func mutations(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let blocks = [0, 2, 6].map { BlockSamples.block(laterMembers: $0, uncles: 1).encoded }
        let receipts = BlockSamples.receipts.encoded
        var accepted = 0
        for round in 0..<2_000 {
            var bytes = round.isMultiple(of: 4) ? receipts : blocks[round % 3]
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            if round.isMultiple(of: 4) {
                guard let decoded = try? [Receipt](decoding: Bytes(bytes)) else { continue }
                #expect(decoded.encoded == bytes, "seed \(seed)")
            } else {
                guard let block = try? Block(decoding: Bytes(bytes)) else { continue }
                #expect(block.encoded == bytes, "seed \(seed)")
                _ = BlockVerifier().verify(ClaimedBlock(hash: block.hash, block: block))
            }
            accepted += 1
        }
        #expect(accepted > 200, "\(accepted) were accepted, seed \(seed)")
    }
}
