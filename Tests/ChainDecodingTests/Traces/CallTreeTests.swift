import ChainDecoding
import Testing

@Suite("Call tree")
struct CallTreeTests {
    private static let a = "0x00000000000000000000000000000000000000aa"
    private static let b = "0x00000000000000000000000000000000000000bb"
    private static let c = "0x00000000000000000000000000000000000000cc"

    private static func address(_ byte: UInt32) -> Address { Address(0, 0, byte) }

    /// A call with other members than type and sender.
    private static func call(_ members: String, type: String = "CALL", from: String = a) -> String {
        #"{"type":"\#(type)","from":"\#(from)",\#(members)}"#
    }

    /// One call of each kind: 0 calls 1, which fails after it has called 2; 3, which creates 4; 5; and 6.
    private static let example = #"""
        {"type":"CALL","from":"@a","to":"@b","value":"0x5","gas":"0xea60","gasUsed":40000,"input":"0xa9059cbb01",
         "output":"0x01","later":[{}],
         "calls":[
          {"type":"CALL","from":"@b","to":"@c","value":"0x1","error":"execution reverted","revertReason":"no",
           "logs":[{"address":"@b","topics":[],"data":"0x","position":"0x1"}],
           "calls":[{"type":"CALL","from":"@c","to":"@a","value":"0x2",
             "logs":[{"address":"@b","topics":[],"data":"0x","position":"0x0"}]}]},
          {"type":"DELEGATECALL","from":"@b","to":"@c","gasUsed":"0x1",
           "calls":[{"type":"CREATE2","from":"@b","to":"@a","value":"0x3","input":"0x6001","output":"0x"}]},
          {"type":"STATICCALL","from":"@b","to":"0x0000000000000000000000000000000000000001","input":"0x","value":null},
          {"type":"SELFDESTRUCT","from":"@b","to":"@c","value":"0x00"}],
         "logs":[{"address":"@b","topics":[],"data":"0x","position":"0x0"},
          {"address":"@b","topics":[],"data":"0x","position":"0x2","index":"0x7"},
          {"address":"@b","topics":[],"data":"0x","position":2},{"address":"@b"}]}
        """#
        .replacing("@a", with: a).replacing("@b", with: b).replacing("@c", with: c)

    private static func tree(_ json: String, limits: TraceLimits = TraceLimits()) throws -> CallTree {
        try CallTree(json: Array(json.utf8).span, limits: limits)
    }

    @Test("calls are read with all that they hold")
    func reads() throws {
        let tree = try Self.tree(Self.example)
        #expect(tree.map(\.kind) == [.call, .call, .call, .delegateCall, .create2, .staticCall, .selfDestruct])
        let root = CallFrame(
            kind: .call,
            from: Self.address(0xaa),
            to: Self.address(0xbb),
            value: 5,
            gas: 60_000,
            gasUsed: 40_000,
            input: Bytes([0xa9, 0x05, 0x9c, 0xbb, 1]),
            output: Bytes([1]),
            logs: tree.root.logs
        )
        #expect(tree.root == root)
        #expect(tree.root.logs.map(\.position) == [0, 2, 2, nil])
        #expect(tree.root.selector == Selector("0xa9059cbb"))
        #expect(tree[1].error == "execution reverted" && tree[1].revertReason == "no" && tree[1].output == nil)
        #expect(tree[5].value == nil && tree[6].value == 0)
        #expect(tree[4].selector == nil)
        #expect(tree.validationRecords.isEmpty)
    }

    @Test("an empty error is none, and numbers are read in every form that nodes send")
    func forms() throws {
        let tree = try Self.tree(Self.call(#""gas":"0x0010","gasUsed":"12","value":3,"error":"""#))
        #expect(tree.root.gas == 16 && tree.root.gasUsed == 12 && tree.root.value == 3 && !tree.root.hasFailed)
        let json = Array(Self.call(#""gas":"0x0010""#).utf8)
        #expect(throws: DecodeError.self) { try CallTree(json: json.span, mode: .strict) }
    }

    @Test("errors name the calls around what is wrong")
    func paths() {
        let calls = #""calls":[\#(Self.call(#""gas":1"#)),\#(Self.call(#""calls":[\#(Self.call(#""gas":true"#))]"#))]"#
        let error = #expect(throws: DecodeError.self) { try Self.tree(Self.call(calls)) }
        #expect(error?.path == ["calls", "1", "calls", "0", "gas"])
        let number = #expect(throws: DecodeError.self) { try Self.tree(Self.call(#""calls":[7]"#)) }
        #expect(number?.path == ["calls", "0"])
        let noArray = #expect(throws: DecodeError.self) { try Self.tree(Self.call(#""calls":7"#)) }
        #expect(noArray?.path == ["calls"])
        let lacking = #expect(throws: DecodeError.self) { try Self.tree(Self.call(#""calls":[{"type":"CALL"}]"#)) }
        #expect(lacking?.path == ["calls", "0", "from"])
    }

    @Test("the way through the tree is told")
    func navigation() throws {
        let tree = try Self.tree(Self.example)
        #expect(tree.indices.map(tree.depth) == [0, 1, 2, 1, 2, 1, 1])
        #expect(tree.indices.map(tree.parent) == [nil, 0, 1, 0, 3, 0, 0])
        #expect(tree.children(of: 0) == [1, 3, 5, 6] && tree.children(of: 3) == [4] && tree.children(of: 6) == [])
        #expect(tree.indices.map(tree.traceAddress) == [[], [0], [0, 0], [1], [1, 0], [2], [3]])
        #expect(tree.subtree(of: 1) == 1..<3 && tree.subtree(of: 0) == 0..<7)
        for index in tree.indices { #expect(tree.index(at: tree.traceAddress(of: index)) == index) }
        for wrong in [[4], [0, 1], [1, 0, 0], [-1], [.max], [0, .max]] { #expect(tree.index(at: wrong) == nil) }
    }

    @Test("logs come between the calls, and those that were taken back are told apart")
    func order() throws {
        let tree = try Self.tree(Self.example)
        #expect(
            tree.steps == [
                .enter(0), .log(call: 0, log: 0), .enter(1), .enter(2), .log(call: 2, log: 0), .leave(2),
                .log(call: 1, log: 0), .leave(1), .enter(3), .enter(4), .leave(4), .leave(3), .log(call: 0, log: 1),
                .log(call: 0, log: 2), .enter(5), .leave(5), .enter(6), .leave(6), .log(call: 0, log: 3), .leave(0),
            ]
        )
        #expect(tree.logs.map(\.call) == [0, 2, 1, 0, 0, 0])
        #expect(tree.logs.map(\.isReverted) == [false, true, true, false, false, false])
    }

    @Test("what took effect is told")
    func effects() throws {
        let tree = try Self.tree(Self.example)
        #expect(tree.effectiveIndices == [0, 3, 4, 5, 6])
        #expect(tree.failedSubtrees == [1..<3])
        #expect(tree.indices.filter(tree.tookEffect) == [0, 3, 4, 5, 6])
        #expect(
            tree.nativeTransfers == [
                NativeTransfer(from: Self.address(0xaa), to: Self.address(0xbb), value: 5, call: 0),
                NativeTransfer(from: Self.address(0xbb), to: Self.address(0xaa), value: 3, call: 4),
            ]
        )
        #expect(tree.deployments == [4])
        #expect(tree.precompileCalls() == [5])
        #expect(tree.precompileCalls { $0 == Self.address(0xcc) } == [1, 3])
        let failed = try Self.tree(Self.call(#""error":"out of gas","value":"0x1","to":"\#(Self.b)""#))
        #expect(failed.nativeTransfers.isEmpty && failed.failedSubtrees == [0..<1])
        #expect([1, 0x11, 0x100].allSatisfy { Self.address($0).isPrecompile })
        #expect(![0, 0x12, 0xff, 0x101].contains { Self.address($0).isPrecompile })
    }

    @Test("calls are printed, a line each")
    func lines() throws {
        let tree = try Self.tree(Self.example)
        #expect(tree.line(of: 0) == "CALL \(Self.b) a9059cbb value 5 gas 40000/60000 → ok")
        #expect(tree.line(of: 1) == "  CALL \(Self.c) value 1 → execution reverted: no")
        #expect(tree.line(of: 3) { _ in "Vault.run()" } == "  DELEGATECALL Vault.run() gas 1 → ok")
    }

    @Test("what contracts and nodes say stays in the line")
    func hostileLines() throws {
        let text = #"\u001b[2J\n\u202e"#
        let tree = try Self.tree(Self.call(#""error":"\#(text)","revertReason":"\#(text)""#))
        #expect(tree.line(of: 0).hasSuffix(#"→ \u{1B}[2J\n\u{202E}: \u{1B}[2J\n\u{202E}"#))
    }

    @Test("the transactions of a block are read, also those that could not be traced")
    func block() throws {
        let json =
            #"[{"txHash":"0x\#(String(repeating: "0", count: 64))","result":\#(Self.example)},{"error":"timeout"}]"#
        let traces = try [TransactionTrace<CallTree>](json: Array(json.utf8).span)
        #expect(traces.map(\.transactionHash) == [.zero, nil])
        #expect(traces[0].trace?.count == 7)
        #expect(traces[1].outcome == .failure("timeout"))
    }

    @Test(
        "what is wrong is said",
        arguments: [
            (#"{"type":"CALL"}"#, DecodeError.Code.malformed), (#"{"from":"\#(a)"}"#, .malformed), ("[]", .malformed),
            (call(#""to":"0xab""#), .truncated), (call(#""gas":"x""#), .malformed), (call(#""gas":-1"#), .outOfRange),
            (call(#""gas":"0x10000000000000000""#), .outOfRange),
            (call(#""value":"0x1\#(String(repeating: "0", count: 64))""#), .outOfRange),
            (call(#""input":"0x1""#), .malformed), (call(#""input":7"#), .malformed),
            (call(#""x":1"#, type: "JUMP"), .unsupported),
            (call(#""calls":[],"calls":[]"#), .malformed), (call(#""calls":[{}]"#), .malformed),
            (call(#""calls":[null]"#), .malformed),
            (call(#""gas":1,"gas":2"#), .malformed), (call(#""g\u0061s":null,"gas":2"#), .malformed),
            (call(#""logs":[{}]"#), .malformed), (call(#""gas":1"#) + "]", .trailingBytes), ("7", .malformed),
            ("", .truncated),
        ]
    )
    func rejects(json: String, code: DecodeError.Code) {
        let error = #expect(throws: DecodeError.self) { try Self.tree(json) }
        #expect(error?.code == code, "\(json): \(String(describing: error))")
    }

    @Test("calls nest as deep as in the EVM, and no deeper")
    func depth() throws {
        func nested(_ depth: Int, closed: Bool = true) -> String {
            let open = #"{"type":"CALL","from":"\#(Self.a)","calls":["#
            return String(repeating: open, count: depth) + Self.call(#""gas":1"#)
                + (closed ? String(repeating: "]}", count: depth) : "")
        }
        let tree = try Self.tree(nested(1_025))
        #expect(tree.count == 1_026 && tree.depth(of: 1_025) == 1_025)
        #expect(tree.traceAddress(of: 1_025) == [Int](repeating: 0, count: 1_025))
        #expect(tree.steps.count == 2_052)
        #expect(try CallTree(tree.flatTraces()) == tree)
        for (json, limits) in [
            (nested(1_026), TraceLimits()), (nested(100_000, closed: false), TraceLimits()),
            (nested(3), TraceLimits(depth: 2)), (nested(0), TraceLimits(depth: -1)),
        ] {
            let error = #expect(throws: DecodeError.self) { try Self.tree(json, limits: limits) }
            #expect(error?.code == .limitExceeded, "\(String(describing: error))")
        }
        #expect(try Self.tree(nested(5_000), limits: TraceLimits(depth: .max)).count == 5_001)
    }

    @Test("every truncation is refused, and no mutation traps")
    func hostile() {
        var generator = SeededGenerator(seed: 47)
        let bytes = Array(Self.example.utf8)
        var truncations = Truncations()
        truncations.check(bytes) { try CallTree(json: $0.span) }
        print("trace: \(truncations)")
        for _ in 0..<2_000 {
            var mutated = bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                guard let index = mutated.indices.randomElement(using: &generator) else { return }
                mutated[index] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let tree = try? CallTree(json: mutated.span) else { continue }
            #expect(tree.steps.count >= 2 * tree.count, "seed 47")
        }
    }

    @Test("names and numbers are the same however they are escaped")
    func escapes() throws {
        let plain = try Self.tree(
            Self.call(#""gas":"0x10","error":"x","input":"0x01","calls":[\#(Self.call(#""gas":1"#))]"#)
        )
        let inner = Self.call(#""g\u0061s":1"#)
        let escaped = try Self.tree(
            Self.call(#""gas":"0x\u00310","\u0065rror":"\u0078","input":"\u0030x01","c\u0061lls":[\#(inner)]"#)
        )
        #expect(escaped == plain && plain.count == 2)
    }
}
