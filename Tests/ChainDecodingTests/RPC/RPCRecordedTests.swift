import ChainDecoding
import Foundation
import Testing

/// What nodes of ten chains and the specification's own node have answered, read and compared with what Foundation
/// reads.
@Suite("Recorded answers", .needsSharedData)
struct RPCRecordedTests {
    @Test("blocks and receipts of ten chains")
    func tenChains() throws {
        let files = try SharedData.files("subsquid-evm-rpc", suffixes: [".json", ".gz"])
            .filter { !$0.contains("trace") }
        var count = (blocks: 0, transactions: 0, receipts: 0, logs: 0)
        var truncations = Truncations(atMost: 8)
        for file in files {
            let bytes = try SharedData.bytes(file)
            let json = try JSONSerialization.jsonObject(with: bytes)
            if file.contains("/block.json") {
                let block = try RPCBlock(json: Array(bytes).span)
                #expect(block.difference(from: json) == nil, "\(file)")
                truncations.check(Truncations.document(bytes), file) { try RPCBlock(json: $0.span) }
                count.blocks += 1
                count.transactions += block.transactions.count
            } else {
                let receipts = try [RPCReceipt](json: Array(bytes).span)
                Self.compare(receipts, with: json, "\(file)")
                try Self.compareVisits(Array(bytes), with: receipts)
                truncations.check(Truncations.document(bytes), file) { try [RPCReceipt](json: $0.span) }
                count.receipts += receipts.count
                count.logs += receipts.reduce(0) { $0 + $1.logs.count }
            }
        }
        print("recorded answers of ten chains: \(count); \(truncations)")
        #expect(truncations.vectorCount >= 35)
        #expect(count.blocks >= 19)
        #expect(count.transactions >= 755)
        #expect(count.receipts >= 749)
        #expect(count.logs >= 1_556)
    }

    @Test("transactions in the chain's own form have the hashes that nodes tell")
    func hashes() throws {
        var count = (same: 0, unknown: 0, other: 0)
        for file in try SharedData.files("subsquid-evm-rpc", suffixes: ["block.json", "block.json.gz"]) {
            let block = try RPCBlock(json: Array(try SharedData.bytes(file)).span)
            guard case .full(let transactions) = block.transactions else { continue }
            for transaction in transactions {
                guard let own = try? transaction.transaction() else {
                    #expect(TransactionType(rawValue: transaction.type ?? 0) == nil, "\(file)")
                    count.unknown += 1
                    continue
                }
                guard own.input.count < 2_000 else { continue }
                if own.hash == transaction.hash {
                    count.same += 1
                } else {
                    // Chains that make up transactions of their own give them kinds and hashes that are not Ethereum's.
                    #expect(!file.contains("ethereum/"), "\(file)")
                    count.other += 1
                }
            }
        }
        print("hashes of recorded transactions: \(count)")
        #expect(count.same >= 600)
    }

    @Test("mainnet blocks before London, and the genesis")
    func executionSpecs() throws {
        let files = try SharedData.files("execution-specs/blocks", suffixes: [".json", ".gz"])
        var truncations = Truncations(atMost: 16)
        for file in files {
            let bytes = try SharedData.bytes(file)
            let block = try RPCBlock(json: Array(bytes).span)
            #expect(block.difference(from: try JSONSerialization.jsonObject(with: bytes)) == nil, "\(file)")
            truncations.check(Truncations.document(bytes), file) { try RPCBlock(json: $0.span) }
        }
        print("mainnet blocks in JSON: \(truncations)")
        #expect(files.count == 3 && truncations.count == 48)
    }

    @Test("batches of blocks and logs")
    func batches() throws {
        var count = (blocks: 0, logs: 0)
        var truncations = Truncations(atMost: 8)
        for name in ["block-1000001.json", "logs-1000001.json", "block-18000000.json.gz", "logs-18000000.json.gz"] {
            let bytes = try SharedData.bytes("shovel/\(name)")
            let json = try #require(try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]])
            var differences: [String] = []
            var index = 0
            let text = Array(bytes)
            var reader = RPCReader(text.span)
            try reader.readElements { (reader) throws(DecodeError) in
                let expected = index < json.count ? json[index]["result"] : nil
                index += 1
                _ = try RPCResponse(from: &reader) { (reader) throws(DecodeError) in
                    if try reader.json.kind() == .object {
                        count.blocks += 1
                        differences += try RPCBlock(from: &reader).difference(from: expected).map { [$0] } ?? []
                    } else {
                        let logs = try [RPCLog](from: &reader)
                        count.logs += logs.count
                        let shape = JSONShape.list(logs.map(\.shape))
                        differences += shape.difference(from: expected).map { [$0] } ?? []
                    }
                }
            }
            #expect(differences.isEmpty, "\(name): \(differences)")
            #expect(index == json.count)
            truncations.check(Truncations.document(bytes), name) { cut in
                var reader = RPCReader(cut.span)
                try reader.readElements { (reader) throws(DecodeError) in
                    _ = try RPCResponse(from: &reader) { (reader) throws(DecodeError) in
                        if try reader.json.kind() == .object {
                            _ = try RPCBlock(from: &reader)
                        } else {
                            _ = try [RPCLog](from: &reader)
                        }
                    }
                }
                try reader.json.finish()
            }
        }
        print("recorded batches: \(count); \(truncations)")
        #expect(count.logs > 0 && truncations.count == 32)
    }

    @Test("answers of go-ethereum's own tests")
    func goEthereum() throws {
        var count = 0
        var truncations = Truncations()
        for file in try SharedData.files("geth/ethapi/testdata", suffixes: [".json"]) {
            let bytes = try SharedData.bytes(file)
            guard let method = file.split(separator: "/").last?.split(separator: "-").first,
                let difference = try Self.difference(method: String(method), result: bytes, &truncations)
            else { continue }
            #expect(difference == "", "\(file)")
            count += 1
        }
        print("answers of go-ethereum's tests: \(count); \(truncations)")
        #expect(count == 47 && truncations.count == 44_842)
    }

    @Test("answers of the specification's node, strictly")
    func executionAPIs() throws {
        var count = 0
        var truncations = Truncations(atMost: 1_000)
        for file in try SharedData.files("execution-apis", suffixes: [".io"]) {
            let method = file.split(separator: "/")[1]
            for line in String(decoding: try SharedData.bytes(file), as: UTF8.self).split(separator: "\n") {
                guard line.hasPrefix("<< ") else { continue }
                let answer = Data(line.dropFirst(3).utf8)
                let json = try #require(try JSONSerialization.jsonObject(with: answer) as? [String: Any])
                guard let result = json["result"] else {
                    let response = try RPCResponse<Bool>(json: Array(answer).span, mode: .strict)
                    #expect(throws: RPCError.self, "\(file)") { try response.result.get() }
                    continue
                }
                let part = try JSONSerialization.data(withJSONObject: result, options: .fragmentsAllowed)
                guard
                    let difference = try Self.difference(
                        method: String(method),
                        result: part,
                        mode: .strict,
                        &truncations
                    )
                else { continue }
                #expect(difference == "", "\(file)")
                count += 1
            }
        }
        print("answers of the specification's node: \(count); \(truncations)")
        #expect(count == 38 && truncations.vectorCount == 38)
    }

    @Test("a trace of instructions, and one of calls")
    func traces() throws {
        let path = "alloy/rpc-types-trace/test_data/default/structlogs_01.json.gz"
        let bytes = try SharedData.bytes(path)
        let trace = try RPCOpcodeTrace(json: Array(bytes).span)
        #expect(trace.difference(from: try JSONSerialization.jsonObject(with: bytes)) == nil)
        var truncations = Truncations(atMost: 256)
        truncations.check(Truncations.document(bytes), path) { try RPCOpcodeTrace(json: $0.span) }
        let tree = try CallTree(
            json: Array(try SharedData.bytes("subsquid-evm-rpc/cronos/11446765/tx-0xd5da1c-trace.json")).span
        )
        print("traces: \(trace.steps.count) instructions of one transaction, \(tree.count) calls of another")
        #expect(trace.steps.count == 197 && tree.count == 1)
    }

    /// How the result of a method differs from what Foundation reads: an empty text when it does not, `nil` for other
    /// methods.
    private static func difference(
        method: String,
        result: Data,
        mode: RPCDecodingMode = .lenient,
        _ truncations: inout Truncations
    ) throws -> String? {
        let json = try JSONSerialization.jsonObject(with: result, options: .fragmentsAllowed)
        let text = Array(result)
        func compare<Value: RPCDecodable>(_ type: Value.Type, _ difference: (Value) -> String?) throws -> String {
            let value = try Value?(json: text.span, mode: mode)
            truncations.check(Truncations.document(result), method) { try Value?(json: $0.span, mode: mode) }
            guard let value else { return json is NSNull ? "" : "null" }
            return difference(value) ?? ""
        }
        switch method {
        case _ where method.hasPrefix("eth_getBlockBy") || method.hasPrefix("eth_getHeaderBy"):
            return try compare(RPCBlock.self) { $0.difference(from: json) }
        case _ where method.hasPrefix("eth_getTransactionBy"):
            return try compare(RPCTransaction.self) { $0.difference(from: json) }
        case "eth_getTransactionReceipt":
            return try compare(RPCReceipt.self) { $0.difference(from: json) }
        case "eth_getBlockReceipts":
            return try compare([RPCReceipt].self) { JSONShape.list($0.map(\.shape)).difference(from: json) }
        case "eth_getLogs":
            return try compare([RPCLog].self) { JSONShape.list($0.map(\.shape)).difference(from: json) }
        default:
            return nil
        }
    }

    /// Logs that are lent are the same as those that are kept.
    private static func compareVisits(_ text: [UInt8], with receipts: [RPCReceipt]) throws {
        var rest = receipts.flatMap(\.logs)[...]
        var reader = RPCReader(text.span)
        try reader.visitLogsOfReceipts { (view) throws(DecodeError) in
            let kept = rest.popFirst()
            var data: [UInt8] = []
            for index in view.data.indices { data.append(view.data[index]) }
            #expect(kept?.log == Log(address: view.address, topics: view.topics, data: Bytes(data)))
            #expect(kept?.position == view.position)
            #expect(kept?.members == view.members)
        }
        try reader.json.finish()
        #expect(rest.isEmpty)
    }

    private static func compare(_ receipts: [RPCReceipt], with json: Any?, _ comment: Comment) {
        guard let list = json as? [[String: Any]], list.count == receipts.count else {
            Issue.record("not as many receipts: \(comment)")
            return
        }
        for (receipt, json) in zip(receipts, list) {
            #expect(receipt.difference(from: json) == nil, comment)
            for (log, json) in zip(receipt.logs, json["logs"] as? [Any] ?? []) {
                #expect(log.difference(from: json) == nil, comment)
            }
        }
    }
}
