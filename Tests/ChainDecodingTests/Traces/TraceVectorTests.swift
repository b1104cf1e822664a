import ChainDecoding
import Foundation
import Testing

@Suite("Public test vectors of traces", .needsSharedData)
struct TraceVectorTests {
    /// Reads nested traces, and returns how many files, frames, logs and truncations there are.
    private func checkNested(_ folder: String, seed: UInt64) throws -> [Int] {
        var generator = SeededGenerator(seed: seed)
        var truncations = Truncations(atMost: 400)
        var counts = [0, 0, 0]
        for document in try TraceDocument.all(folder) {
            let bytes = try document.part("result")
            let tree = try CallTree(json: bytes.span)
            try check(tree, TraceOracle.frames(try document.member("result")), document.path)
            TraceLaws.check(bytes, as: CallTree.self, document.path, &truncations, using: &generator)
            counts = zip(counts, [1, tree.count, tree.logs.count]).map(+)
        }
        print("traces, \(folder): files, frames and logs \(counts), seed \(seed); \(truncations)")
        return counts + [truncations.count]
    }

    private func check(_ tree: CallTree, _ expected: [(object: TraceOracle.Object, depth: Int)], _ path: String) throws
    {
        try #require(tree.count == expected.count, "\(path)")
        for (index, expected) in expected.enumerated() {
            #expect(TraceOracle.differences(tree[index], expected.object) == [], "\(path) \(index)")
            #expect(tree.depth(of: index) == expected.depth, "\(path) \(index)")
        }
        try TraceLaws.check(tree, path)
    }

    private func check(_ traces: [FlatTrace], _ rows: [TraceOracle.Object], _ path: String) throws {
        try #require(traces.count == rows.count, "\(path)")
        for (trace, row) in zip(traces, rows) {
            #expect(TraceOracle.differences(trace, row: row) == [], "\(path) \(trace.traceAddress)")
        }
    }

    @Test("geth, callTracer")
    func callTracer() throws {
        #expect(try checkNested("geth/call_tracer", seed: 41) == [15, 52, 0, 5_529])
        #expect(try checkNested("geth/call_tracer_legacy", seed: 42) == [10, 16, 0, 3_822])
        #expect(try checkNested("geth/call_tracer_withLog", seed: 43) == [8, 54, 62, 3_145])
    }

    @Test("geth, erc7562Tracer")
    func validation() throws {
        #expect(try checkNested("geth/erc7562_tracer", seed: 44) == [2, 6, 0, 800])
        for document in try TraceDocument.all("geth/erc7562_tracer") {
            let tree = try document.read("result", as: CallTree.self)
            let expected = TraceOracle.frames(try document.member("result"))
            #expect(tree.validationRecords.count == expected.count)
            for (record, expected) in zip(tree.validationRecords, expected) {
                #expect(TraceOracle.differences(record, validation: expected.object) == [], "\(document.path)")
            }
        }
    }

    @Test("geth, flatCallTracer")
    func flat() throws {
        var generator = SeededGenerator(seed: 45)
        var truncations = Truncations(atMost: 400)
        var (files, frames) = (0, 0)
        for document in try TraceDocument.all("geth/call_tracer_flat") {
            let bytes = try document.part("result")
            let traces = try [FlatTrace](json: bytes.span)
            try check(traces, try document.member("result"), document.path)
            let tree = try CallTree(json: bytes.span)
            try TraceLaws.check(tree, document.path)
            // Some rows tell less of the transaction than others do.
            let bare = traces.map {
                FlatTrace(content: $0.content, traceAddress: $0.traceAddress, subtraceCount: $0.subtraceCount)
            }
            #expect(tree.flatTraces() == bare, "\(document.path)")
            TraceLaws.check(bytes, as: CallTree.self, document.path, &truncations, using: &generator)
            files += 1
            frames += tree.count
        }
        print("traces, geth/call_tracer_flat: \(files) files, \(frames) frames, seed 45; \(truncations)")
        #expect(files == 26 && frames == 83 && truncations.count == 10_374)
    }

    @Test("geth tells of the same transactions in both forms")
    func bothForms() throws {
        var names: [String] = []
        let flats = try SharedData.files("geth/call_tracer_flat", suffixes: [".json", ".json.gz"])
        for nested in try TraceDocument.all("geth/call_tracer") {
            let path = nested.path.replacing("call_tracer", with: "call_tracer_flat")
            // The flat tracer does not know of that option, and tells of all calls.
            guard flats.contains(path), !path.hasSuffix("simple_onlytop.json") else { continue }
            let flat = try TraceDocument(path)
            guard try flat.member("input") == nested.member("input", as: String.self)
            else { continue }
            let tree = try nested.read("result", as: CallTree.self)
            let expected = try flat.read("result", as: CallTree.self)
            names.append(nested.path)
            // OpenEthereum has no calls of precompiled contracts.
            let traces = tree.flatTraces { !($0.to?.isPrecompile ?? false) || $0.kind == .callCode }
            #expect(traces.map(\.traceAddress) == expected.flatTraces().map(\.traceAddress), "\(path)")
            #expect(traces.map(\.subtraceCount) == expected.flatTraces().map(\.subtraceCount), "\(path)")
            for (trace, frame) in zip(traces, expected) {
                guard case .call(var call) = trace.content else { continue }
                // It has no result of calls that fail other than by a revert, and no reason of those that revert.
                if call.hasFailed, call.error != "execution reverted" {
                    (call.gasUsed, call.output) = (nil, nil)
                    if call.kind.isCreation { call.to = nil }
                }
                call.revertReason = nil
                // The flat form always has an output; the nested one leaves out an empty one.
                if call.output == nil, frame.output?.isEmpty == true { call.output = Bytes() }
                // It has the value of the calling frame for `DELEGATECALL`.
                if call.value == nil { call.value = frame.value }
                #expect(call == frame, "\(path) \(trace.traceAddress)")
            }
        }
        print("traces, geth: \(names.count) transactions in both forms")
        #expect(names.count == 8)
    }

    @Test("geth, prestateTracer")
    func prestate() throws {
        var generator = SeededGenerator(seed: 46)
        var truncations = Truncations(atMost: 400)
        var counts = [0, 0, 0]
        for document in try TraceDocument.all("geth/prestate_tracer")
            + TraceDocument.all("geth/prestate_tracer_with_diff_mode")
        {
            let bytes = try document.part("result")
            let object: TraceOracle.Object = try document.member("result")
            if let before = object["pre"] as? TraceOracle.Object, let after = object["post"] as? TraceOracle.Object {
                let diff = try StateDiff(json: bytes.span)
                #expect(TraceOracle.differences(diff.before, before) == [], "\(document.path)")
                #expect(TraceOracle.differences(diff.after, after) == [], "\(document.path)")
                TraceLaws.check(bytes, as: StateDiff.self, document.path, &truncations, using: &generator)
                counts[1] += 1
                counts[2] += diff.addresses.count
            } else {
                let trace = try PrestateTrace(json: bytes.span)
                #expect(TraceOracle.differences(trace.accounts, object) == [], "\(document.path)")
                TraceLaws.check(bytes, as: PrestateTrace.self, document.path, &truncations, using: &generator)
                counts[0] += 1
                counts[2] += trace.accounts.count
            }
        }
        print(
            "traces, geth: \(counts[0]) prestates, \(counts[1]) diffs, \(counts[2]) accounts, seed 46; \(truncations)"
        )
        #expect(counts[0] == 7 && counts[1] == 10 && truncations.count == 6_214)
    }

    @Test("alloy")
    func alloy() throws {
        var names: [String] = []
        var truncations = Truncations(atMost: 400)
        for document in try TraceDocument.all("alloy/rpc-types-trace/test_data/call_tracer") {
            // A request, not a result.
            if document.path.contains("json-call-tracer") { continue }
            let tree = try CallTree(json: document.bytes.span)
            try check(tree, TraceOracle.frames(try #require(document.object as? TraceOracle.Object)), document.path)
            truncations.check(document.text, document.path) { try CallTree(json: $0.span) }
            names.append(document.path)
        }
        for document in try TraceDocument.all("alloy/rpc-types-trace/test_data/pre_state_tracer") {
            let object = try #require(document.object as? TraceOracle.Object)
            if let before = object["pre"] as? TraceOracle.Object, let after = object["post"] as? TraceOracle.Object {
                let diff = try StateDiff(json: document.bytes.span)
                #expect(TraceOracle.differences(diff.before, before) + TraceOracle.differences(diff.after, after) == [])
                truncations.check(document.text, document.path) { try StateDiff(json: $0.span) }
            } else {
                let trace = try PrestateTrace(json: document.bytes.span)
                #expect(TraceOracle.differences(trace.accounts, object) == [])
                truncations.check(document.text, document.path) { try PrestateTrace(json: $0.span) }
            }
            names.append(document.path)
        }
        print("traces, alloy: \(names.count); \(truncations)")
        #expect(names.count == 7 && truncations.count == 2_794)
    }

    @Test("mainnet blocks, nested and flat by transaction")
    func debugBlocks() throws {
        let nested = try TraceDocument("../mev/erigon-rpc-tests/callTracer_24298763.json.gz")
        let nestedBytes = try nested.part("result")
        let calls = try [TransactionTrace<CallTree>](json: nestedBytes.span)
        let objects: [TraceOracle.Object] = try nested.member("result")
        try #require(calls.count == objects.count)
        for (call, object) in zip(calls, objects) {
            #expect(call.transactionHash?.description == object["txHash"] as? String)
            let result = try #require(object["result"] as? TraceOracle.Object)
            try check(try #require(call.trace), TraceOracle.frames(result), nested.path)
        }
        let flat = try TraceDocument("../mev/erigon-rpc-tests/flatCallTracer_17073193.json.gz")
        let flatBytes = try flat.part("result")
        let trees = try [TransactionTrace<CallTree>](json: flatBytes.span)
        var truncations = Truncations(atMost: 4)
        for (bytes, path) in [(nestedBytes, nested.path), (flatBytes, flat.path)] {
            truncations.check(bytes, path) { try [TransactionTrace<CallTree>](json: $0.span) }
        }
        let counts = [
            calls.count, calls.compactMap(\.trace?.count).reduce(0, +), trees.count,
            trees.compactMap(\.trace?.count).reduce(0, +),
        ]
        print("traces, mainnet blocks: nested and flat transactions and calls \(counts); \(truncations)")
        #expect(counts == [361, 1_758, 245, 1_359])
    }

    @Test("mainnet blocks, flat")
    func flatBlocks() throws {
        var counts = [0, 0, 0, 0]
        var truncations = Truncations(atMost: 4)
        let folders = ["../mev/erigon-rpc-tests", "../mev/mev-inspect-py/blocks", "../mev/mev-inspect-rs"]
        for path in try folders.flatMap({ try SharedData.files($0, suffixes: [".json.gz"]) }) {
            let name = path.split(separator: "/").last ?? ""
            if path.contains("erigon"), !name.hasPrefix("trace_block") { continue }
            let document = try TraceDocument(path)
            let member = path.contains("erigon") ? "result" : path.contains("-py") ? "traces" : nil
            let bytes = try document.part(member)
            let traces = try [FlatTrace](json: bytes.span)
            truncations.check(member == nil ? document.text : bytes, path) { try [FlatTrace](json: $0.span) }
            try check(
                traces,
                try #require(member.map { try document.member($0) } ?? document.object as? [TraceOracle.Object]),
                path
            )
            let block = try BlockTrace(traces)
            let trees = block.transactions.compactMap(\.trace)
            // All are in depth-first order, transaction by transaction, the rewards last.
            #expect(trees.flatMap(\.frames) == traces.compactMap(\.call), "\(path)")
            for tree in trees { try TraceLaws.check(tree, path) }
            counts = zip(counts, [1, trees.count, traces.count, block.rewards.count]).map(+)
        }
        print("traces, mainnet: files, transactions, rows, rewards \(counts); \(truncations)")
        #expect(counts == [35, 3_735, 20_327, 19])
    }

    @Test("execution-apis: traces that are errors or of instructions are refused")
    func executionAPIs() throws {
        var count = 0
        for path in try SharedData.files("execution-apis", suffixes: [".io", ".io.gz"])
        where path.contains("/debug_trace") {
            let text = String(decoding: try SharedData.bytes(path), as: UTF8.self)
            let answer = try #require(text.split(separator: "\n").first { $0.hasPrefix("<<") }).dropFirst(3)
            let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? TraceOracle.Object
            if let result = object?["result"] {
                let bytes = [UInt8](try JSONSerialization.data(withJSONObject: result))
                #expect(throws: DecodeError.self) { try CallTree(json: bytes.span) }
            }
            count += 1
        }
        print("traces, execution-apis: \(count) answers")
        #expect(count == 8)
    }
}

extension FlatTrace {
    fileprivate var call: CallFrame? {
        guard case .call(let frame) = content else { return nil }
        return frame
    }
}
