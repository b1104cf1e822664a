import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

/// Recorded blocks, read slowly and leniently.
enum BlockFixture {
    /// A block of mev-inspect-py: traces, and receipts without logs.
    static func traced(_ number: Int) throws -> BlockRecord {
        let json = try object("mev-inspect-py/blocks/\(number).json.gz")
        let traces = try #require(json["traces"] as? [[String: Any]])
        let receipts = try #require(json["receipts"] as? [[String: Any]])
        var block = BlockRecord(
            number: UInt64(number),
            beneficiary: address(json["miner"]),
            baseFeePerGas: (json["base_fee_per_gas"] as? NSNumber).map { U256($0.uint64Value) }
        )
        block.transactions = try transactions(flat: traces)
        var byHash: [Hash32: [String: Any]] = [:]
        for receipt in receipts { byHash[hash(receipt["transaction_hash"])] = receipt }
        for index in block.transactions.indices {
            guard let receipt = byHash[block.transactions[index].hash] else { continue }
            block.transactions[index].gasUsed = (receipt["gas_used"] as? NSNumber)?.uint64Value
            block.transactions[index].effectiveGasPrice = (receipt["effective_gas_price"] as? NSNumber)
                .map { U256($0.uint64Value) }
        }
        return block
    }

    /// A block of the tests of Erigon: `kind` is `receipts`, `logs`, `trace_block`, `flatCallTracer` or `callTracer`.
    static func recorded(_ kind: String, _ number: Int) throws -> BlockRecord {
        let json = try object("erigon-rpc-tests/\(kind)_\(number).json.gz")
        var block = BlockRecord(number: UInt64(number))
        switch kind {
        case "receipts":
            let receipts = try #require(json["result"] as? [[String: Any]])
            block.transactions = receipts.enumerated().map(transaction)
        case "logs":
            let groups = try #require(json["result"] as? [[[String: Any]]])
            block.transactions = groups.filter { !$0.isEmpty }
                .map { logs in
                    TransactionRecord(
                        index: quantity(logs[0]["transactionIndex"]),
                        hash: hash(logs[0]["transactionHash"]),
                        logs: logs.map(log)
                    )
                }
        case "trace_block":
            block.transactions = try transactions(flat: try #require(json["result"] as? [[String: Any]]))
        case "flatCallTracer":
            let results = try #require(json["result"] as? [[String: Any]])
            block.transactions = try transactions(flat: results.flatMap { $0["result"] as? [[String: Any]] ?? [] })
        default:
            let results = try #require(json["result"] as? [[String: Any]])
            block.transactions = results.enumerated()
                .map { index, result in
                    var calls: [CallRecord] = []
                    nested(result["result"] as? [String: Any] ?? [:], depth: 0, into: &calls)
                    return record(index, hash(result["txHash"]), calls)
                }
        }
        return block
    }

    static func object(_ path: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: try SharedData.bytes(path)) as? [String: Any])
    }

    // MARK: Logs

    static func log(_ json: [String: Any]) -> LogRecord {
        let topics = (json["topics"] as? [Any] ?? []).map(hash)
        return LogRecord(
            Log(address: address(json["address"]) ?? .zero, topics: LogTopics(topics) ?? [], data: bytes(json["data"])),
            index: quantity(json["logIndex"])
        )
    }

    private static func transaction(_ index: Int, _ json: [String: Any]) -> TransactionRecord {
        TransactionRecord(
            index: index,
            hash: hash(json["transactionHash"]),
            sender: address(json["from"]),
            recipient: address(json["to"]),
            gasUsed: UInt64(quantity(json["gasUsed"])),
            effectiveGasPrice: U256(UInt64(quantity(json["effectiveGasPrice"]))),
            succeeded: quantity(json["status"]) == 1,
            logs: (json["logs"] as? [[String: Any]] ?? []).map(log)
        )
    }

    // MARK: Traces

    private static func transactions(flat traces: [[String: Any]]) throws -> [TransactionRecord] {
        var groups: [Hash32: [[String: Any]]] = [:]
        var order: [Hash32] = []
        for trace in traces where trace["type"] as? String != "reward" {
            let hash = hash(trace["transaction_hash"] ?? trace["transactionHash"])
            if groups[hash] == nil { order.append(hash) }
            groups[hash, default: []].append(trace)
        }
        return order.enumerated()
            .map { index, hash in
                let sorted = (groups[hash] ?? []).sorted { path($0).lexicographicallyPrecedes(path($1)) }
                let place = (sorted.first?["transaction_position"] ?? sorted.first?["transactionPosition"]) as? Int
                return record(place ?? index, hash, sorted.map(call))
            }
    }

    private static func record(_ index: Int, _ hash: Hash32, _ calls: [CallRecord]) -> TransactionRecord {
        let root = calls.first
        return TransactionRecord(
            index: index,
            hash: hash,
            sender: root?.from,
            recipient: root?.kind == .create ? nil : root?.to,
            value: root?.value,
            input: root?.input ?? Bytes(),
            succeeded: root?.succeeded ?? true,
            calls: calls
        )
    }

    private static func path(_ json: [String: Any]) -> [Int] {
        (json["trace_address"] ?? json["traceAddress"]) as? [Int] ?? []
    }

    private static func call(_ json: [String: Any]) -> CallRecord {
        let action = json["action"] as? [String: Any] ?? [:]
        let result = json["result"] as? [String: Any] ?? [:]
        let succeeded = !(json["error"] is String)
        let depth = path(json).count
        switch json["type"] as? String {
        case "create":
            return CallRecord(
                kind: .create,
                from: address(action["from"]) ?? .zero,
                to: address(result["address"]) ?? .zero,
                value: number(action["value"]),
                input: bytes(action["init"]),
                depth: depth,
                succeeded: succeeded
            )
        case "suicide":
            return CallRecord(
                kind: .selfDestruct,
                from: address(action["address"]) ?? .zero,
                to: address(action["refundAddress"] ?? action["refund_address"]) ?? .zero,
                value: number(action["balance"]),
                depth: depth,
                succeeded: succeeded
            )
        default:
            return CallRecord(
                kind: kind(action["callType"] as? String),
                from: address(action["from"]) ?? .zero,
                to: address(action["to"]) ?? .zero,
                value: number(action["value"]),
                input: bytes(action["input"]),
                output: bytes(result["output"]),
                depth: depth,
                succeeded: succeeded
            )
        }
    }

    private static func nested(_ json: [String: Any], depth: Int, into calls: inout [CallRecord]) {
        calls.append(
            CallRecord(
                kind: kind((json["type"] as? String)?.lowercased()),
                from: address(json["from"]) ?? .zero,
                to: address(json["to"]) ?? .zero,
                value: number(json["value"]),
                input: bytes(json["input"]),
                output: bytes(json["output"]),
                depth: depth,
                succeeded: !(json["error"] is String)
            )
        )
        for call in json["calls"] as? [[String: Any]] ?? [] { nested(call, depth: depth + 1, into: &calls) }
    }

    private static func kind(_ name: String?) -> CallRecord.Kind {
        switch name {
        case "delegatecall", "callcode": .delegateCall
        case "staticcall": .staticCall
        case "create", "create2": .create
        case "selfdestruct": .selfDestruct
        default: .call
        }
    }

    // MARK: Values

    static func address(_ json: Any?) -> Address? {
        (json as? String).flatMap { try? Address(hex: $0) }
    }

    static func hash(_ json: Any?) -> Hash32 {
        (json as? String).flatMap { Hash32($0) } ?? .zero
    }

    static func bytes(_ json: Any?) -> Bytes {
        (json as? String).flatMap { (try? Hex.decode($0)).map(Bytes.init) } ?? Bytes()
    }

    private static func number(_ json: Any?) -> U256 {
        guard let text = json as? String, text.hasPrefix("0x"), text.count > 2 else { return .zero }
        let digits = String(text.dropFirst(2))
        let even = digits.count % 2 == 0 ? digits : "0" + digits
        return bytes("0x" + even).withSpan { U256(bigEndian: $0) } ?? .zero
    }

    private static func quantity(_ json: Any?) -> Int {
        (json as? String).flatMap { Int($0.dropFirst(2), radix: 16) } ?? 0
    }
}
