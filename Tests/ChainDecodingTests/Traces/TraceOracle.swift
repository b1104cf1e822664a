import ChainDecoding
import Foundation
import Testing

/// A trace as Foundation reads it, compared field by field with what the library reads.
enum TraceOracle {
    typealias Object = [String: Any]

    /// The frames of a nested trace, depth first, with the depth of each.
    static func frames(_ root: Object) -> [(object: Object, depth: Int)] {
        var frames: [(object: Object, depth: Int)] = []
        var open = [(object: root, depth: 0)]
        while let next = open.popLast() {
            frames.append(next)
            let calls = next.object["calls"] as? [Object] ?? []
            open += calls.reversed().map { ($0, next.depth + 1) }
        }
        return frames
    }

    /// A number in hexadecimal without leading zeros; `nil` when it is absent or null.
    static func quantity(_ value: Any?) -> String? {
        if let number = value as? NSNumber { return "0x" + String(number.uint64Value, radix: 16) }
        guard let text = value as? String else { return nil }
        let digits = text.dropFirst(2).drop { $0 == "0" }
        return digits.isEmpty ? "0x0" : "0x" + digits.lowercased()
    }

    static func text(_ value: Any?) -> String? { (value as? String)?.lowercased() }

    static func hex(_ bytes: Bytes?) -> String? { bytes.map { Hex.encode($0) } }

    /// The names of the fields of a frame that differ.
    static func differences(_ frame: CallFrame, _ object: Object) -> [String] {
        var wrong: [String] = []
        func expect(_ isEqual: Bool, _ name: String) { if !isEqual { wrong.append(name) } }
        expect(frame.kind.rawValue == object["type"] as? String, "type")
        expect(frame.from.description == text(object["from"]), "from")
        expect(frame.to?.description == text(object["to"]), "to")
        expect(frame.value?.hex == quantity(object["value"]), "value")
        expect(frame.gas.map { U256($0).hex } == quantity(object["gas"]), "gas")
        expect(frame.gasUsed.map { U256($0).hex } == quantity(object["gasUsed"]), "gasUsed")
        expect(hex(frame.input) == text(object["input"]) ?? "0x", "input")
        expect(hex(frame.output) == text(object["output"]), "output")
        expect(frame.error == object["error"] as? String, "error")
        expect(frame.revertReason == object["revertReason"] as? String, "revertReason")
        let logs = object["logs"] as? [Object] ?? []
        expect(frame.logs.count == logs.count, "logs")
        for (log, object) in zip(frame.logs, logs) { expect(isEqual(log, object), "log") }
        return wrong
    }

    private static func isEqual(_ log: CallLog, _ object: Object) -> Bool {
        log.log.address.description == text(object["address"])
            && log.log.topics.map(\.description) == (object["topics"] as? [String] ?? []).map { $0.lowercased() }
            && hex(log.log.data) == text(object["data"])
            && log.position.map { U256(UInt64($0)).hex } == quantity(object["position"])
            && log.index.map { U256($0).hex } == quantity(object["index"])
    }

    /// The names of the fields of a row that differ; rows may be spelt with underscores.
    static func differences(_ trace: FlatTrace, row: Object) -> [String] {
        var wrong: [String] = []
        func expect(_ isEqual: Bool, _ name: String) { if !isEqual { wrong.append(name) } }
        let action = row["action"] as? Object ?? [:]
        let result = row["result"] as? Object ?? [:]
        expect(trace.traceAddress == (row["traceAddress"] ?? row["trace_address"]) as? [Int], "traceAddress")
        expect(trace.subtraceCount == row["subtraces"] as? Int, "subtraces")
        let context = trace.context
        expect(context.blockHash?.description == text(row["blockHash"] ?? row["block_hash"]), "blockHash")
        expect(context.blockNumber == (row["blockNumber"] ?? row["block_number"]) as? UInt64, "blockNumber")
        let hash = text(row["transactionHash"] ?? row["transaction_hash"])
        expect(context.transactionHash?.description == hash, "transactionHash")
        let position = (row["transactionPosition"] ?? row["transaction_position"]) as? UInt64
        expect(context.transactionPosition == position, "transactionPosition")
        guard case .call(let frame) = trace.content else {
            guard case .reward(let reward) = trace.content else { return ["content"] }
            expect(row["type"] as? String == "reward", "type")
            expect(reward.author.description == text(action["author"]), "author")
            expect(reward.kind == action["rewardType"] as? String, "rewardType")
            expect(reward.value.hex == quantity(action["value"]), "value")
            return wrong
        }
        expect(frame.error == row["error"] as? String, "error")
        expect(frame.gas.map { U256($0).hex } == quantity(action["gas"]), "gas")
        expect(frame.gasUsed.map { U256($0).hex } == quantity(result["gasUsed"]), "gasUsed")
        switch row["type"] as? String {
        case "call":
            expect(frame.kind.rawValue.lowercased() == action["callType"] as? String, "callType")
            expect(frame.from.description == text(action["from"]), "from")
            expect(frame.to?.description == text(action["to"]), "to")
            expect(frame.value?.hex == quantity(action["value"]), "value")
            expect(hex(frame.input) == text(action["input"]) ?? "0x", "input")
            expect(hex(frame.output) == text(result["output"]), "output")
        case "create":
            expect(
                frame.kind.rawValue.lowercased() == action["creationMethod"] as? String ?? "create",
                "creationMethod"
            )
            expect(frame.from.description == text(action["from"]), "from")
            expect(frame.to?.description == text(result["address"]), "address")
            expect(frame.value?.hex == quantity(action["value"]), "value")
            expect(hex(frame.input) == text(action["init"]), "init")
            expect(hex(frame.output) == text(result["code"]), "code")
        case "suicide":
            expect(frame.kind == .selfDestruct, "type")
            expect(frame.from.description == text(action["address"]), "address")
            expect(frame.to?.description == text(action["refundAddress"]), "refundAddress")
            expect(frame.value?.hex == quantity(action["balance"]), "balance")
        default:
            expect(false, "type")
        }
        return wrong
    }

    /// The names of the fields of accounts that differ.
    static func differences(_ accounts: [Address: TracedAccount], _ object: Object) -> [String] {
        var wrong: [String] = []
        func expect(_ isEqual: Bool, _ name: String) { if !isEqual { wrong.append(name) } }
        expect(Set(accounts.keys.map(\.description)) == Set(object.keys.map { $0.lowercased() }), "addresses")
        for (name, state) in object {
            guard let address = Address(name.lowercased()), let account = accounts[address],
                let state = state as? Object
            else { return wrong + [name] }
            expect(account.balance?.hex == quantity(state["balance"]), "balance")
            expect(account.nonce.map { U256($0).hex } == quantity(state["nonce"]), "nonce")
            expect(hex(account.code) == text(state["code"]), "code")
            expect(account.codeHash?.description == text(state["codeHash"]), "codeHash")
            let storage = (state["storage"] as? [String: String] ?? [:])
                .map { ($0.key.lowercased(), $0.value.lowercased()) }
            let read = account.storage.map { ($0.key.description, $0.value.description) }
            expect(Dictionary(uniqueKeysWithValues: storage) == Dictionary(uniqueKeysWithValues: read), "storage")
        }
        return wrong
    }

    /// The names of the fields of a record of validation that differ.
    static func differences(_ record: ValidationRecord, validation object: Object) -> [String] {
        var wrong: [String] = []
        func expect(_ isEqual: Bool, _ name: String) { if !isEqual { wrong.append(name) } }
        let slots = object["accessedSlots"] as? Object ?? [:]
        func counts(_ name: String) -> [String: Int] { slots[name] as? [String: Int] ?? [:] }
        func text(_ counts: [Hash32: Int]) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: counts.map { ($0.key.description, $0.value) })
        }
        let reads = Dictionary(
            uniqueKeysWithValues: record.reads.map { ($0.key.description, $0.value.map(\.description)) }
        )
        expect(reads == slots["reads"] as? [String: [String]], "reads")
        expect(text(record.writes) == counts("writes"), "writes")
        expect(text(record.transientReads) == counts("transientReads"), "transientReads")
        expect(text(record.transientWrites) == counts("transientWrites"), "transientWrites")
        expect(record.codeAccesses.map(\.description) == object["extCodeAccessInfo"] as? [String], "extCodeAccessInfo")
        let opcodes = record.opcodeCounts.map { ("0x" + String($0.key, radix: 16), $0.value) }
        expect(Dictionary(uniqueKeysWithValues: opcodes) == object["usedOpcodes"] as? [String: Int], "usedOpcodes")
        expect(record.keccakInputs.map { Hex.encode($0) } == object["keccak"] as? [String] ?? [], "keccak")
        expect(record.isOutOfGas == object["outOfGas"] as? Bool, "outOfGas")
        let sizes = record.contractSizes.map { ($0.key.description, [$0.value.byteCount, Int($0.value.opcode)]) }
        let expected = (object["contractSize"] as? [String: [String: Int]] ?? [:])
            .map { ($0.key, [$0.value["contractSize"], $0.value["opcode"]].compactMap(\.self)) }
        expect(Dictionary(uniqueKeysWithValues: sizes) == Dictionary(uniqueKeysWithValues: expected), "contractSize")
        return wrong
    }
}
