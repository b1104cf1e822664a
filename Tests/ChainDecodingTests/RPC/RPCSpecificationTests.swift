import ChainDecoding
import Foundation
import Testing

/// The exchanges that Ethereum's specification of JSON-RPC is tested with: requests are written as they stand there,
/// and answers read strictly and compared with what Foundation reads.
@Suite("Specification of JSON-RPC", .needsSharedData)
struct RPCSpecificationTests {
    /// Requests that are wrong on purpose, which the types of parameters do not let pass.
    private static let inexpressible: [String: String] = [
        "debug_getRawHeader/get-invalid-number": "a number without 0x",
        "debug_getRawReceipts/get-invalid-number": "a number without 0x",
        "debug_getRawBlock/get-invalid-number": "a number without 0x",
        "debug_getRawTransaction/get-invalid-hash": "a hash without 0x",
        "debug_traceBlockByNumber/trace-block-invalid-number": "a number without 0x",
        "eth_getLogs/filter-error-invalid-blockHash-and-range": "a range beside a block's hash",
        "eth_getStorageAt/get-storage-invalid-key-too-large": "a slot of more than 32 bytes",
        "eth_getStorageAt/get-storage-invalid-key": "a slot that is no hex",
    ]

    /// Requests that mean the same in other words.
    private static let otherwise: [String: String] = [
        "eth_getProof/get-account-proof-with-storage": "a slot is written with all of its 32 bytes",
        "eth_simulateV1/ethSimulate-block-timestamp-auto-increment": "overrides that are empty are left out",
        "eth_simulateV1/ethSimulate-empty-calls-and-overrides-ethSimulate": "overrides that are empty are left out",
    ]

    /// How many exchanges there are of each method, at least: the shared data may hold all of them or a part.
    private static let leastCounts: [String: Int] = [
        "debug_getRawBlock": 2, "debug_getRawHeader": 2, "debug_getRawReceipts": 2, "debug_getRawTransaction": 2,
        "debug_traceBlockByHash": 1, "debug_traceBlockByNumber": 4, "debug_traceTransaction": 3,
        "eth_blobBaseFee": 1, "eth_blockNumber": 1, "eth_call": 4, "eth_chainId": 1, "eth_config": 1,
        "eth_createAccessList": 3, "eth_estimateGas": 5, "eth_getBalance": 4, "eth_getBlockByHash": 2,
        "eth_getBlockByNumber": 9, "eth_getBlockReceipts": 7, "eth_getBlockTransactionCountByHash": 2,
        "eth_getBlockTransactionCountByNumber": 1, "eth_getCode": 4, "eth_getLogs": 8, "eth_getProof": 4,
        "eth_getStorageAt": 4, "eth_getStorageValues": 4, "eth_getTransactionByBlockHashAndIndex": 1,
        "eth_getTransactionByHash": 8, "eth_getTransactionCount": 4, "eth_getTransactionReceipt": 7,
        "eth_sendRawTransaction": 5, "eth_simulateV1": 71, "eth_syncing": 1, "net_version": 1,
        "testing_buildBlockV1": 3, "txpool_contentFrom": 1, "txpool_status": 1,
    ]

    @Test("every request is written, and every answer read")
    func exchanges() throws {
        let (exchanges, fileCount) = try SpecifiedExchange.all()
        var counts: [String: Int] = [:]
        var errorCount = 0
        var sameRequestCount = 0
        for exchange in exchanges {
            counts[exchange.method, default: 0] += 1
            let json = try #require(try JSONSerialization.jsonObject(with: exchange.answer) as? [String: Any])
            if json["error"] != nil { errorCount += 1 }
            guard let method = try? SpecifiedMethod(exchange.method, exchange.parameters) else {
                #expect(Self.inexpressible[exchange.name] != nil, "\(exchange.name)")
                let response = try RPCResponse<Bool>(json: Array(exchange.answer).span, mode: .strict)
                #expect(throws: RPCError.self, "\(exchange.name)") { try response.result.get() }
                continue
            }
            let difference = try method.difference(Array(exchange.answer), json)
            #expect(difference == nil, "\(exchange.name)")
            let id = try #require(exchange.request["id"] as? Int64)
            let own = try JSONSerialization.jsonObject(with: Data(method.request(.number(id)).json))
            let isSame = (own as? NSDictionary)?.isEqual(to: exchange.request) == true
            #expect(isSame == (Self.otherwise[exchange.name] == nil), "\(exchange.name)")
            if isSame { sameRequestCount += 1 }
        }
        let perMethod = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        print("specified exchanges: \(perMethod)")
        print(
            "specified exchanges: \(fileCount) files, \(exchanges.count) pairs, \(counts.count) methods, "
                + "\(errorCount) errors, \(sameRequestCount) requests written alike"
        )
        #expect(fileCount >= 182)
        #expect(exchanges.count >= 184)
        for (method, least) in Self.leastCounts { #expect(counts[method, default: 0] >= least, "\(method)") }
        #expect(errorCount >= 37)
        #expect(sameRequestCount >= 175)
    }

    /// Requests are not cut off, as the library writes them but does not read any.
    @Test("truncated answers are refused, up to 100 of each")
    func truncations() throws {
        var truncations = Truncations(atMost: 100)
        for exchange in try SpecifiedExchange.all().exchanges {
            guard let method = try? SpecifiedMethod(exchange.method, exchange.parameters) else { continue }
            truncations.check(Array(exchange.answer), exchange.name) { try method.read($0) }
        }
        print("answers of the specification: \(truncations)")
        #expect(truncations.vectorCount >= 176)
    }

    @Test("mutated answers never trap")
    func broken() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("broken answers of the specification, seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for exchange in try SpecifiedExchange.all().exchanges where exchange.answer.count < 50_000 {
            guard let method = try? SpecifiedMethod(exchange.method, exchange.parameters) else { continue }
            let answer = Array(exchange.answer)
            for _ in 0..<6 {
                var mutated = answer
                for _ in 0..<3 {
                    let place = Int.random(in: 0..<mutated.count, using: &generator)
                    mutated[place] = Array(#""\{}[],:0x9fgn"#.utf8).randomElement(using: &generator) ?? 0
                }
                try? method.read(mutated)
            }
        }
    }

    @Test("accounts and storage are proven by the state's root")
    func proofs() throws {
        let exchanges = try SpecifiedExchange.all().exchanges
        let latest = try #require(exchanges.first { $0.name == "eth_getBlockByNumber/get-latest" })
        let block = try RPCMethod.getBlockByNumber(.latest, full: true)
            .response(json: Array(latest.answer).span).result.get()
        let root = try #require(block).header.stateRoot
        var count = 0
        for exchange in exchanges where exchange.method == "eth_getProof" {
            let method = RPCMethod.getProof(of: .zero)
            var proof = try method.response(json: Array(exchange.answer).span).result.get()
            try proof.verify(stateRoot: root)
            #expect(throws: DecodeError.self) { try proof.verify(stateRoot: .zero) }
            #expect(proof.proof.nodes.count > 0)
            count += 1
            for entry in proof.storage {
                try entry.verify(storageRoot: proof.account.storageRoot)
                #expect(throws: DecodeError.self) { try entry.verify(storageRoot: root) }
            }
            proof = try #require(Self.altered(exchange.answer, "\"nonce\":\"0x", "\"nonce\":\"0xf"))
            #expect(throws: DecodeError.self) { try proof.verify(stateRoot: root) }
        }
        #expect(count == 4)
    }

    private static func altered(_ answer: Data, _ old: String, _ new: String) -> RPCAccountProof? {
        let text = String(decoding: answer, as: UTF8.self).replacing(old, with: new)
        return try? RPCMethod.getProof(of: .zero).response(json: Array(text.utf8).span).result.get()
    }

    @Test("payloads have the hashes that the node tells")
    func payloads() throws {
        var count = 0
        for exchange in try SpecifiedExchange.all().exchanges where exchange.method == "testing_buildBlockV1" {
            let attributes = try SpecifiedParameters(all: exchange.parameters).attributes(1)
            let response = try RPCResponse<RPCBuiltBlock>(json: Array(exchange.answer).span)
            guard let built = try? response.result.get() else { continue }
            let header = built.payload.header(
                parentBeaconBlockRoot: attributes.parentBeaconBlockRoot,
                requests: built.requests
            )
            #expect(header.hash == built.payload.blockHash)
            count += 1
        }
        #expect(count >= 2)
    }

    @Test("raw blocks, headers, receipts and transactions are what else the node tells of them")
    func raw() throws {
        var count = 0
        for exchange in try SpecifiedExchange.all().exchanges where exchange.method.hasPrefix("debug_getRaw") {
            let answer = Array(exchange.answer)
            if exchange.method == "debug_getRawReceipts" {
                guard let raw = try? RPCResponse<[Bytes]>(json: answer.span).result.get() else { continue }
                for bytes in raw { #expect(Bytes(try Receipt(decoding: bytes).encoded) == bytes) }
            } else {
                guard let raw = try? RPCResponse<Bytes>(json: answer.span).result.get() else { continue }
                switch exchange.method {
                case "debug_getRawBlock": _ = try Block(decoding: raw)
                case "debug_getRawHeader": _ = try BlockHeader(decoding: raw)
                default:
                    let parameters = SpecifiedParameters(all: exchange.parameters)
                    #expect(try Keccak256.hash(raw) == parameters.hash(0))
                    _ = try TransactionEnvelope(decoding: raw)
                }
            }
            count += 1
        }
        #expect(count >= 5)
    }
}
