import ChainDecoding
import Testing

/// Recorded and published transactions, with the account that sent each.
@Suite("Senders of transactions", .needsSharedData)
struct TransactionSenderTests {
    @Test("squid-sdk: the transactions of recorded blocks have their hashes and senders")
    func recordedBlocks() throws {
        var (blocks, hashed, recovered, unsigned, others) = (0, 0, 0, 0, 0)
        for file in try SharedData.files("subsquid-evm-rpc", suffixes: ["block.json", "block.json.gz"]) {
            // Bittensor's node leaves the signatures out of its only transaction's authorisations.
            guard !file.contains("bittensor") else { continue }
            blocks += 1
            for (index, recorded) in try SharedData.json(Block.self, file).transactions.enumerated() {
                guard let transaction = try recorded.transaction() else {
                    others += 1
                    continue
                }
                // Stable and Tempo act through transactions that nobody signs.
                guard transaction.signature?.isInRange == true else {
                    unsigned += 1
                    continue
                }
                hashed += 1
                #expect(transaction.hash.description == recorded.hash, "\(file)")
                // The curve of the tests is slow: the first ones of each block are enough.
                guard index < 16 else { continue }
                recovered += 1
                #expect(try transaction.sender(by: SlowCurve()).description == recorded.from, "\(recorded.hash)")
            }
        }
        print(
            "recorded transactions: \(blocks) blocks, \(hashed) signed, \(recovered) of their senders recovered, "
                + "\(unsigned) not signed, \(others) of other kinds"
        )
        #expect(blocks == 18 && hashed == 738 && recovered == 94 && unsigned == 6 && others == 10)
    }

    @Test("eth-vectors: EIP-155")
    func eip155() throws {
        let cases = try SharedData.json([EIP155Case].self, "eth-vectors/eips/eip155.json")
        var truncations = Truncations()
        for vector in cases {
            let transaction = try Transaction(decoding: Bytes(try Hex.decode(vector.rlp)))
            truncations.check(try Hex.decode(vector.rlp)) { try Transaction(decoding: Bytes($0)) }
            #expect(transaction.signingHash.description == "0x" + vector.hash)
            #expect(try transaction.sender(by: SlowCurve()).description == "0x" + vector.sender)
            #expect(transaction.chainID == 1)
        }
        print("transactions of EIP-155: \(cases.count); \(truncations)")
        #expect(cases.count == 11 && truncations.count == 1_137)
    }

    @Test("eth-vectors: EIP-1559, signed with a known key")
    func eip1559() throws {
        let cases = try SharedData.json([EIP1559Case].self, "eth-vectors/monorepo/eip1559.json")
        var truncations = Truncations()
        for vector in cases {
            // As an item of a block's list of transactions.
            var reader = RLPReader(Bytes(try Hex.decode(vector.signedTransactionRLP)))
            let encoded = try reader.readBytes()
            let transaction = try Transaction(decoding: encoded)
            truncations.check(encoded.array) { try Transaction(decoding: Bytes($0)) }
            #expect(transaction.nonce == vector.nonce && transaction.gasLimit == vector.gasLimit)
            let key = try #require(U256(hex: vector.privateKey))
            #expect(try transaction.sender(by: SlowCurve()) == SlowCurve.publicKey(ofPrivate: key)?.address)
        }
        print("transactions of EIP-1559: \(cases.count); \(truncations)")
        #expect(cases.count == 10 && truncations.count == 1_123)
    }

    @Test("eth-vectors: others")
    func others() throws {
        let cases = try SharedData.json([RawCase].self, "eth-vectors/transactions.json")
        var truncations = Truncations()
        for vector in cases {
            let transaction = try Transaction(decoding: Bytes(try Hex.decode(vector.hex)))
            truncations.check(try Hex.decode(vector.hex)) { try Transaction(decoding: Bytes($0)) }
            #expect(transaction.hash.description == vector.hash)
            #expect(try transaction.sender(by: SlowCurve()).description == vector.sender)
        }
        print("other transactions of eth-vectors: \(truncations)")
        #expect(truncations.count == 109)
        let recorded = try SharedData.json(RecordedTransaction.self, "eth-vectors/monorepo/rpcTx.json")
        let transaction = try #require(try recorded.transaction())
        #expect(transaction.hash.description == recorded.hash)
        #expect(try transaction.sender(by: SlowCurve()).description == recorded.from)
    }

    /// Before its Bedrock upgrade, Optimism kept deposits as transactions with a signature of zeros.
    @Test("eth-vectors: an old deposit of Optimism has its hash, and no sender")
    func oldDeposit() throws {
        let recorded = try SharedData.json(RecordedTransaction.self, "eth-vectors/monorepo/optimismTx.json")
        var transaction = try #require(try recorded.transaction())
        transaction.signature = nil
        transaction.chainID = 0
        #expect(transaction.hash.description == recorded.hash)
        #expect(throws: SignatureError.missing) { try transaction.sender(by: SlowCurve()) }
    }

    private struct Block: Decodable {
        var transactions: [RecordedTransaction]
    }

    private struct EIP155Case: Decodable {
        var hash: String
        var rlp: String
        var sender: String
    }

    private struct EIP1559Case: Decodable {
        var nonce: UInt64
        var gasLimit: UInt64
        var privateKey: String
        var signedTransactionRLP: String
    }

    private struct RawCase: Decodable {
        var hex: String
        var hash: String
        var sender: String
    }
}
