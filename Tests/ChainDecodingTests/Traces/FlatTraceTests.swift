import ChainDecoding
import Testing

@Suite("Flat traces")
struct FlatTraceTests {
    private static let a = "0x00000000000000000000000000000000000000aa"
    private static let b = "0x00000000000000000000000000000000000000bb"

    private static func row(_ address: [Int], _ subtraces: Int, _ more: String = "") -> String {
        #"{"action":{"callType":"call","from":"\#(a)","to":"\#(b)","gas":"0x1","input":"0x","value":"0x0"},"#
            + #""traceAddress":\#(address),"subtraces":\#(subtraces)\#(more),"type":"call"}"#
    }

    private static func traces(_ rows: [String]) throws -> [FlatTrace] {
        try [FlatTrace](json: Array("[\(rows.joined(separator: ","))]".utf8).span)
    }

    @Test("rows of all types are read")
    func types() throws {
        let rows = [
            Self.row([], 2, #","result":{"gasUsed":"0x5","output":"0x01"},"blockNumber":7,"transactionPosition":3"#),
            #"""
            {"action":{"from":"\#(Self.a)","gas":"0x1","init":"0x60","value":"0x2","creationMethod":"create2"},
             "subtraces":0,
             "result":{"address":"\#(Self.b)","code":"0xff","gasUsed":"0x9"},"traceAddress":[0],"type":"create"}
            """#,
            #"""
            {"type":"suicide","action":{"address":"\#(Self.a)","refundAddress":"\#(Self.b)","balance":"0x4"},
             "result":null,
             "traceAddress":[1],"subtraces":0,"error":null}
            """#,
            #"""
            {"type":"reward","action":{"author":"\#(Self.a)","rewardType":"uncle","value":"0x5"},"trace_address":[],
             "subtraces":0,
             "result":null,"transaction_hash":null,"block_number":8}
            """#,
        ]
        let traces = try Self.traces(rows)
        let reward = BlockReward(author: Address(0, 0, 0xaa), kind: "uncle", value: 5)
        #expect(traces[3].content == .reward(reward) && traces[3].context.blockNumber == 8)
        #expect(traces[0].context == TraceContext(blockNumber: 7, transactionPosition: 3))
        let block = try BlockTrace(traces.reversed())
        #expect(block.rewards == [reward])
        let tree = try #require(block.transactions.first?.trace)
        #expect(tree.map(\.kind) == [.call, .create2, .selfDestruct])
        #expect(tree.map(\.gasUsed) == [5, 9, nil])
        #expect(tree[1].input == Bytes([0x60]) && tree[1].output == Bytes([0xff]) && tree[1].to == Address(0, 0, 0xbb))
        #expect(tree[2].from == Address(0, 0, 0xaa) && tree[2].to == Address(0, 0, 0xbb) && tree[2].value == 4)
        #expect(throws: DecodeError.self) { try CallTree(traces) }
    }

    @Test("rows without a transaction are of the only one that is named")
    func unnamed() throws {
        let hash = Hash32(0, 0, 0, 7)
        let name = #","transactionHash":"\#(hash)""#
        let rows = [
            Self.row([], 2, name), Self.row([0], 0, #","error":"insufficient balance""#), Self.row([1], 0, name),
        ]
        let block = try BlockTrace(try Self.traces(rows))
        #expect(block.transactions.map(\.transactionHash) == [hash])
        #expect(block.transactions.first?.trace?.count == 3)
        let other = Self.row([], 0, #","transactionHash":"\#(Hash32(0, 0, 0, 8))""#)
        #expect(throws: DecodeError.self) { try BlockTrace(try Self.traces(rows + [other])) }
    }

    @Test(
        "rows that make no tree are refused",
        arguments: [
            [], [row([0], 0)], [row([], 1)], [row([], 0), row([0], 0)], [row([], 0), row([], 0)],
            [row([], 1), row([1], 0)],
            [row([], 2), row([0], 0), row([0], 0)], [row([], 1), row([0, 0], 0)],
            [row([], 1), row([0], 0), row([0, 0], 0)],
            [row([], 1), row([0], 1), row([0, 1], 0)], [row([], 2), row([0], 0), row([2], 0)],
        ]
    )
    func wrong(rows: [String]) throws {
        let traces = try Self.traces(rows)
        let error = #expect(throws: DecodeError.self) { try CallTree(traces) }
        #expect(error?.code == .malformed)
    }

    @Test(
        "rows that are none are refused",
        arguments: [
            (row([-1], 0), DecodeError.Code.outOfRange), (row([], -1), .outOfRange), ("{}", .malformed),
            ("7", .malformed),
            (#"{"type":"call"}"#, .malformed), (#"{"type":"jump"}"#, .unsupported), (#"{"type":"reward"}"#, .malformed),
            (row([], 0).replacing("\"call\",\"from\"", with: "\"jump\",\"from\""), .unsupported),
        ]
    )
    func rejects(row: String, code: DecodeError.Code) {
        let error = #expect(throws: DecodeError.self) { try Self.traces([row]) }
        #expect(error?.code == code, "\(row): \(String(describing: error))")
    }

    @Test("traces nested too deep are refused")
    func depth() throws {
        let traces = (0..<1_100)
            .map { depth in
                FlatTrace(
                    content: .call(CallFrame(kind: .call, from: .zero, to: nil)),
                    traceAddress: [Int](repeating: 0, count: depth),
                    subtraceCount: depth < 1_099 ? 1 : 0
                )
            }
        let error = #expect(throws: DecodeError.self) { try CallTree(traces) }
        #expect(error?.code == .limitExceeded)
        #expect(try CallTree(traces, limits: TraceLimits(depth: 1_099)).count == 1_100)
    }

    @Test("a tree, its flat traces and their tree are the same, in whatever order the traces come")
    func roundTrip() throws {
        let seed: UInt64 = 48
        var generator = SeededGenerator(seed: seed)
        print("flat traces: seed \(seed)")
        for _ in 0..<200 {
            // Each call is inside one of those that enclose the call before it, or inside that one.
            var (addresses, counts): ([[Int]], [[Int]: Int]) = ([[]], [[]: 0])
            for _ in 0..<Int.random(in: 0...40, using: &generator) {
                let before = addresses[addresses.count - 1]
                let parent = Array(before.prefix(Int.random(in: 0...before.count, using: &generator)))
                addresses.append(parent + [counts[parent, default: 0]])
                counts[parent, default: 0] += 1
            }
            let traces = addresses.enumerated()
                .map { index, address in
                    FlatTrace(
                        content: .call(CallFrame(kind: .call, from: .zero, to: nil, gas: UInt64(index))),
                        traceAddress: address,
                        subtraceCount: counts[address] ?? 0
                    )
                }
            let tree = try CallTree(traces.shuffled(using: &generator))
            #expect(tree.flatTraces() == traces)
            #expect(tree.indices.map(tree.traceAddress) == addresses)
            // Without one of the calls, what is left makes a tree of its own.
            let dropped = UInt64(Int.random(in: 0..<traces.count, using: &generator))
            let rest = tree.flatTraces { $0.gas != dropped }
            #expect(try CallTree(rest).count == tree.count - (dropped == 0 ? 0 : tree.subtree(of: Int(dropped)).count))
        }
    }
}
