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

    @Test("ethereumjs: transactions come back, and are signed by whom it says")
    func ethereumJS() throws {
        var (count, senderCount, truncations) = (0, 0, Truncations())
        for (file, prefix) in [("txs", []), ("eip2930txs", [1]), ("eip1559txs", [2])] as [(String, [UInt8])] {
            for vector in try SharedData.json([MemberCase].self, "eth-vectors/monorepo/\(file).json") {
                let encoded = prefix + (try vector.encoded())
                let transaction = try Transaction(decoding: Bytes(encoded))
                #expect(transaction.encoded == encoded)
                // Others are signed by another key than that which comes with them.
                let sender = try transaction.sender(by: SlowCurve()).description
                if sender == "0x" + vector.sendersAddress { senderCount += 1 }
                truncations.check(encoded, file) { try Transaction(decoding: Bytes($0)) }
                count += 1
            }
        }
        let published = try SharedData.json(
            [EIP155Case].self,
            "eth-vectors/monorepo/ttTransactionTestEip155VitaliksTests.json"
        )
        for vector in published {
            let encoded = try Hex.decode(vector.rlp)
            let transaction = try Transaction(decoding: Bytes(encoded))
            #expect(transaction.signingHash.description == "0x" + vector.hash)
            #expect(try transaction.sender(by: SlowCurve()).description == "0x" + vector.sender)
            truncations.check(encoded) { try Transaction(decoding: Bytes($0)) }
            count += 1
        }
        let recorded = try SharedData.json(RecordedTransaction.self, "eth-vectors/monorepo/v0tx.json")
        let transaction = try #require(try recorded.transaction())
        #expect(transaction.hash.description == recorded.hash)
        #expect(try transaction.sender(by: SlowCurve()).description == recorded.from)
        let block = try Hex.decode(
            try SharedData.json([String: String].self, "eth-vectors/monorepo/eip2930blockRLP.json")["rlp"] ?? ""
        )
        #expect(try ChainDecoding.Block(decoding: Bytes(block)).encoded == block)
        truncations.check(block, "block") { try ChainDecoding.Block(decoding: Bytes($0)) }
        print("transactions of ethereumjs: \(count + 1), and a block; \(truncations)")
        #expect(count == 18 && senderCount == 3 && truncations.vectorCount == 19)
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

    @Test("ethereum/tests: first transactions are signed with their keys")
    func basic() throws {
        let cases = try SharedData.json([BasicCase].self, "ethereum-tests/BasicTests/txtest.json")
        for vector in cases {
            let transaction = try Transaction(decoding: Bytes(try Hex.decode(vector.signed)))
            let key = try #require(U256(hex: vector.key))
            #expect(transaction.nonce == vector.nonce && transaction.gasLimit == vector.startgas)
            // From before Homestead, which forbids a high proof.
            let sender = try transaction.sender(by: SlowCurve(), allowsHighS: true)
            #expect(sender == SlowCurve.publicKey(ofPrivate: key)?.address)
        }
        print("basic transactions of ethereum/tests: \(cases.count)")
        #expect(cases.count == 2)
    }

    private struct BasicCase: Decodable {
        var key: String
        var nonce: UInt64
        var startgas: UInt64
        var signed: String
    }

    private struct Block: Decodable {
        var transactions: [RecordedTransaction]
    }

    private struct EIP155Case: Decodable {
        var hash: String
        var rlp: String
        var sender: String
    }

    private struct MemberCase: Decodable {
        /// Bytes, or the entries of an access list.
        indirect enum Item: Decodable {
            case bytes(String)
            case list([Item])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let text = try? container.decode(String.self) {
                    self = .bytes(text)
                } else {
                    self = .list(try container.decode([Item].self))
                }
            }

            func append(to encoder: inout RLPEncoder) throws {
                switch self {
                case .bytes(let text): encoder.append(Bytes(try Hex.decode(text)))
                case .list(let items):
                    encoder.openList()
                    for item in items { try item.append(to: &encoder) }
                    encoder.closeList()
                }
            }
        }

        var raw: Item
        var sendersAddress: String

        func encoded() throws -> [UInt8] {
            var encoder = RLPEncoder()
            try raw.append(to: &encoder)
            return encoder.encoded
        }
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
