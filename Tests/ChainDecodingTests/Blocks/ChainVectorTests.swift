import ChainDecoding
import Foundation
import Testing

/// Chains that clients use to test themselves, as RLP.
@Suite("Public test vectors of chains", .needsSharedData)
struct ChainVectorTests {
    func blocks(_ path: String) throws -> [Block] {
        var reader = RLPReader(Bytes(Array(try SharedData.bytes(path))))
        var blocks: [Block] = []
        while !reader.isAtEnd {
            let encoded = try reader.readEncoded()
            let block = try Block(decoding: encoded)
            #expect(block.encoded == encoded.array)
            blocks.append(block)
        }
        return blocks
    }

    /// Verifies a chain from its genesis on, and counts its transactions by their kinds.
    private func verify(_ blocks: [Block], after genesis: BlockHeader) -> [UInt8: Int] {
        var parent = BlockReference(number: genesis.number, hash: genesis.hash)
        var kinds: [UInt8: Int] = [:]
        for block in blocks {
            var claim = ClaimedBlock(hash: block.hash, block: block)
            claim.parent = parent
            let report = BlockVerifier().verify(claim)
            #expect(report.entries.count == (block.withdrawals == nil ? 4 : 5))
            #expect(report.verdict == .valid, "\(report)")
            parent = report.block
            for transaction in block.transactions { kinds[transaction.type, default: 0] += 1 }
        }
        return kinds
    }

    private func genesis(_ path: String) throws -> BlockHeader {
        try BlockHeader(genesis: try #require(try RecordedBlock.result(path)))
    }

    @Test("execution-apis: the chain follows from its genesis, the state of which has its root")
    func executionAPIs() throws {
        let blocks = try blocks("execution-apis/chain.rlp.gz")
        let kinds = verify(blocks, after: try genesis("execution-apis/genesis.json"))
        #expect(blocks.count == 54)
        #expect(kinds == [0: 196, 1: 23, 2: 23, 3: 6, 4: 1])
        #expect(
            blocks.last?.hash.description == "0xd226371d0b1551adb03fb52b71f08e3e11247fe9b1af994768af8cdaa8e7dcd7"
        )
        print("chain of execution-apis: \(blocks.count) blocks, \(kinds.values.reduce(0, +)) transactions")
    }

    @Test(
        "no truncation of a block is one",
        arguments: [("execution-apis/chain.rlp.gz", 70_178), ("geth/ethtest/testdata/chain.rlp.gz", 457_980)]
    )
    func truncations(path: String, count: Int) throws {
        var truncations = Truncations()
        for block in try blocks(path) {
            truncations.check(block.encoded, "block \(block.header.number)") { try Block(decoding: Bytes($0)) }
        }
        print("chain, \(path): \(truncations)")
        #expect(truncations.count == count)
    }

    @Test("execution-apis: raw headers, blocks and receipts, receipts in JSON, and proofs belong to the chain")
    func executionAPIAnswers() throws {
        let blocks = try blocks("execution-apis/chain.rlp.gz")
        let rawHeader: String = try answer("debug_getRawHeader/get-block-n").result()
        #expect(blocks.contains { Hex.encode($0.header.encoded) == rawHeader })
        let rawBlock: String = try answer("debug_getRawBlock/get-block-n").result()
        #expect(blocks.contains { Hex.encode($0.encoded) == rawBlock })
        let rawReceipts: [String] = try answer("debug_getRawReceipts/get-block-n").result()
        let receipts = try rawReceipts.map { try Receipt(decoding: Bytes(try Hex.decode($0))) }
        #expect(receipts.map { Hex.encode($0.encoded) } == rawReceipts)
        var truncations = Truncations()
        for text in rawReceipts { truncations.check(try Hex.decode(text)) { try Receipt(decoding: Bytes($0)) } }
        truncations.check(try Hex.decode(rawHeader)) { try BlockHeader(decoding: Bytes($0)) }
        print("raw receipts and a header of execution-apis: \(truncations)")
        #expect(truncations.count == 2_307)
        try verify(receipts, of: blocks[2])
        for (name, number) in [("by-hash", 1), ("n", 1), ("latest", 54)] {
            let path = "eth_getBlockReceipts/get-block-receipts-\(name)"
            let objects: [RecordedBlock.Object] = try answer(path).result()
            let number = try objects.first.map { Int(try $0.number("blockNumber")) } ?? number
            try verify(try objects.map { try Receipt(json: $0) }, of: blocks[number - 1])
        }
    }

    private func verify(_ receipts: [Receipt], of block: Block) throws {
        let report = BlockVerifier().verify(ClaimedBlock(hash: block.hash, block: block, receipts: receipts))
        #expect(report.verdict == .valid && report[.receiptsRoot] == .valid, "\(report)")
    }

    @Test("execution-apis: proofs of an account and its storage lead from the last block's state")
    func proofs() throws {
        let last = try #require(try blocks("execution-apis/chain.rlp.gz").last)
        let names = ["blockhash", "default-block", "latest", "with-storage"]
        var slots = 0
        var truncations = Truncations()
        for name in names {
            let json: RecordedBlock.Object = try answer("eth_getProof/get-account-proof-\(name)").result()
            let proof = try MerkleProof(json: json, "accountProof")
            let address = try json.address("address")
            let account = AccountState(
                nonce: try json.number("nonce"),
                balance: try json.word("balance"),
                storageRoot: try json.hash("storageHash"),
                codeHash: try json.hash("codeHash")
            )
            #expect(try proof.account(at: address, stateRoot: last.header.stateRoot) == account)
            truncations.check(proof, name) { try $0.account(at: address, stateRoot: last.header.stateRoot) }
            truncations.check(account.encoded, name) { try AccountState(decoding: Bytes($0)) }
            #expect(throws: DecodeError.self) { try proof.account(at: address, stateRoot: account.storageRoot) }
            #expect(throws: DecodeError.self) { try proof.account(at: .zero, stateRoot: last.header.stateRoot) }
            for entry in json.objects("storageProof") {
                let proof = try MerkleProof(json: entry, "proof")
                let slot = try #require(Hash32(try entry.word("key").bigEndianBytes))
                let word = try proof.storageValue(at: slot, storageRoot: account.storageRoot)
                #expect(try word == entry.word("value"))
                truncations.check(proof, name) { try $0.storageValue(at: slot, storageRoot: account.storageRoot) }
                slots += 1
            }
        }
        print("proofs of execution-apis: \(names.count) accounts, \(slots) words of storage; \(truncations)")
        #expect(slots == 1 && truncations.count == 4_153)
    }

    private struct Answer {
        var json: RecordedBlock.Object

        func result<Value>() throws -> Value { try #require(json["result"] as? Value) }
    }

    private func answer(_ name: String) throws -> Answer {
        let text = String(decoding: try SharedData.bytes("execution-apis/\(name).io"), as: UTF8.self)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("<< ") })
        let json = try JSONSerialization.jsonObject(with: Data(line.dropFirst(3).utf8))
        return Answer(json: try #require(json as? RecordedBlock.Object))
    }

    @Test("ethereum/tests: first blocks are made of the accounts that they begin with")
    func genesisBlocks() throws {
        let json: RecordedBlock.Object? = try RecordedBlock.result(
            "ethereum-tests/GenesisTests/basic_genesis_tests.json"
        )
        let tests = try #require(json as? [String: RecordedBlock.Object])
        for (name, test) in tests {
            let block = Block(header: try BlockHeader(genesis: test), transactions: [])
            #expect(Hex.encode(block.encoded.span, prefix: false) == test["result"] as? String, "\(name)")
        }
        let mainnet: RecordedBlock.Object = try #require(
            try RecordedBlock.result("ethereum-tests/BasicTests/genesishashestest.json")
        )
        let block = try Block(decoding: Bytes(try Hex.decode(try mainnet.text("genesis_rlp_hex"))))
        #expect(try Hex.encode(block.hash.bytes.span, prefix: false) == mainnet.text("genesis_hash"))
        #expect(try Hex.encode(block.header.stateRoot.bytes.span, prefix: false) == mainnet.text("genesis_state_root"))
        // The blocks of blockgenesistest.json have a form from before Ethereum began.
        print("first blocks of ethereum/tests: \(tests.count + 1)")
        #expect(tests.count == 3)
    }

    @Test("go-ethereum: the chain follows from its genesis, the state of which has its root")
    func ethtest() throws {
        let blocks = try blocks("geth/ethtest/testdata/chain.rlp.gz")
        let kinds = verify(blocks, after: try genesis("geth/ethtest/testdata/genesis.json"))
        #expect(blocks.count == 600)
        #expect(kinds == [0: 331, 1: 108, 2: 109, 3: 54, 4: 1])
        let head: RecordedBlock.Object = try #require(try RecordedBlock.result("geth/ethtest/testdata/headblock.json"))
        #expect(try blocks.last?.header == BlockHeader(json: head))
        #expect(try blocks.last?.hash == head.hash("hash"))
        let requests = try verifyRequests(of: blocks)
        #expect(requests == 589)
        let transactions = kinds.values.reduce(0, +)
        print("chain of go-ethereum: \(blocks.count) blocks, \(transactions) transactions, \(requests) with requests")
    }
}

extension ChainVectorTests {
    /// Verifies the requests to the consensus layer, which are told apart from the blocks.
    private func verifyRequests(of blocks: [Block]) throws -> Int {
        let payloads = try JSONSerialization.jsonObject(
            with: try SharedData.bytes("geth/ethtest/testdata/newpayload.json.gz")
        )
        var requests: [Hash32: [Bytes]] = [:]
        for payload in try #require(payloads as? [RecordedBlock.Object]) {
            let parameters = try #require(payload["params"] as? [Any])
            guard parameters.count > 3 else { continue }
            let hash = try #require(parameters[0] as? RecordedBlock.Object).hash("blockHash")
            let texts = try #require(parameters[3] as? [String])
            requests[hash] = try texts.map { Bytes(Array(try #require(Data(base64Encoded: $0)))) }
        }
        var count = 0
        for block in blocks {
            var claim = ClaimedBlock(hash: block.hash, header: block.header)
            claim.requests = requests[claim.hash]
            guard claim.requests != nil else { continue }
            #expect(BlockVerifier().verify(claim)[.requestsHash] == .valid)
            count += 1
        }
        return count
    }
}

extension MerkleProof {
    fileprivate init(json: RecordedBlock.Object, _ name: String) throws {
        self.init(nodes: try #require(json[name] as? [String]).map { Bytes(try Hex.decode($0)) })
    }
}

extension [String: Any] {
    /// An amount in hexadecimal digits after `0x`, or in decimal ones.
    fileprivate func amount(_ name: String) throws -> U256 {
        let text = try text(name)
        return try #require(text.hasPrefix("0x") ? U256(hex: text) : U256(text), "\(text)")
    }
}

extension BlockHeader {
    /// The header of the first block, for which a client is told the state of all accounts.
    fileprivate init(genesis json: RecordedBlock.Object) throws {
        var accounts: [Bytes: Bytes] = [:]
        for (address, content) in try #require(json["alloc"] as? [String: RecordedBlock.Object]) {
            var slots: [Bytes: Bytes] = [:]
            for (slot, word) in content["storage"] as? [String: String] ?? [:] {
                let word = try #require(U256(hex: word))
                slots[Bytes(try #require(U256(hex: slot)).bigEndianBytes)] = Bytes(RLP.encode { $0.append(word: word) })
            }
            let account = AccountState(
                nonce: try content.optional("nonce", content.number) ?? 0,
                balance: try content.optional("balance", content.amount) ?? content.optional("wei", content.amount)
                    ?? .zero,
                storageRoot: MerklePatriciaTrie.securedRoot(of: slots),
                codeHash: Keccak256.hash(try content.optional("code", content.bytes) ?? Bytes())
            )
            accounts[Bytes(try Address(hex: address, prefix: .optional).bytes)] = Bytes(account.encoded)
        }
        self.init(
            parentHash: try json.hash("parentHash"),
            unclesHash: Keccak256.hash([0xc0]),
            beneficiary: try json.address("coinbase"),
            stateRoot: MerklePatriciaTrie.securedRoot(of: accounts),
            transactionsRoot: MerklePatriciaTrie.emptyRoot,
            receiptsRoot: MerklePatriciaTrie.emptyRoot,
            logsBloom: Bloom(),
            difficulty: try json.word("difficulty"),
            number: 0,
            gasLimit: try json.number("gasLimit"),
            gasUsed: 0,
            timestamp: try json.text("timestamp") == "0x" ? 0 : json.number("timestamp"),
            extraData: try json.bytes("extraData"),
            mixHash: try json.hash("mixHash"),
            nonce: try json.number("nonce")
        )
        // Forks may be in force from the beginning.
        let config = json["config"] as? RecordedBlock.Object ?? [:]
        if config["londonBlock"] as? Int == 0 { baseFeePerGas = try json.word("baseFeePerGas") }
        if config["shanghaiTime"] as? Int == 0 { withdrawalsRoot = MerklePatriciaTrie.emptyRoot }
    }
}
