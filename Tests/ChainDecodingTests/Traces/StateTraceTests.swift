import ChainDecoding
import Testing

@Suite("Traces of state")
struct StateTraceTests {
    private static let a = Address(0, 0, 0xaa)
    private static let b = Address(0, 0, 0xbb)
    private static let one = Hash32(0, 0, 0, 1)
    private static let two = Hash32(0, 0, 0, 2)

    private func read<Trace: TracerResult>(_ json: String, as type: Trace.Type = Trace.self) throws -> Trace {
        try Trace(json: Array(json.utf8).span)
    }

    @Test("accounts are read")
    func prestate() throws {
        let trace: PrestateTrace = try read(
            #"""
            {"\#(Self.a)":{"balance":"0x10","nonce":3,"code":"0x6001","storage":{"\#(Self.one)":"\#(Self.two)"},"x":[]},
             "\#(Self.b)":{"nonce":"0x4","codeHash":"\#(Self.one)","code":null}}
            """#
        )
        #expect(
            trace.accounts == [
                Self.a: TracedAccount(balance: 16, nonce: 3, code: Bytes([0x60, 1]), storage: [Self.one: Self.two]),
                Self.b: TracedAccount(nonce: 4, codeHash: Self.one),
            ]
        )
    }

    @Test("what has changed is told, whichever form the diff is of")
    func diff() throws {
        let geth: StateDiff = try read(
            #"""
            {"pre":{"\#(Self.a)":{"balance":"0x5","nonce":1,"storage":{"\#(Self.one)":"\#(Self.two)"}},
                    "\#(Self.b)":{"balance":"0x7","code":"0x60"}},
             "post":{"\#(Self.a)":{"balance":"0x6","storage":{"\#(Self.two)":"\#(Self.one)"}},
                     "\#(Address.zero)":{"balance":"0x1"}}}
            """#
        )
        let replay: ReplayTrace = try read(
            #"""
            {"output":"0x01","trace":[],"vmTrace":{"ops":[{"pc":1}]},"stateDiff":{
              "\#(Self.a)":{"balance":{"*":{"from":"0x5","to":"0x6"}},"code":"=","nonce":"=","storage":{
                "\#(Self.one)":{"*":{"from":"\#(Self.two)","to":"\#(Hash32.zero)"}},
                 "\#(Self.two)":{"+":"\#(Self.one)"}}},
              "\#(Self.b)":{"balance":{"-":"0x7"},"code":{"-":"0x60"},"nonce":{"-":"0x0"},"storage":{}},
              "\#(Address.zero)":{"balance":{"+":"0x1"},"code":{"+":"0x"},"nonce":{"+":"0x0"},"storage":{}}}}
            """#
        )
        #expect(replay.output == Bytes([1]) && replay.calls == nil)
        for diff in [geth, try #require(replay.stateDiff)] {
            #expect(diff.addresses == [.zero, Self.a, Self.b])
            let changed = diff.change(of: Self.a)
            #expect(changed.balance == ValueChange(before: 5, after: 6))
            #expect(changed.nonce == nil && changed.code == nil && !changed.isCreated && !changed.isRemoved)
            #expect(changed.storage[Self.one] == ValueChange(before: Self.two, after: .zero))
            #expect(changed.storage[Self.two] == ValueChange(before: .zero, after: Self.one))
            #expect(diff.change(of: Self.b).isRemoved)
            #expect(diff.change(of: Self.b).code == ValueChange(before: Bytes([0x60]), after: nil))
            #expect(diff.change(of: .zero).isCreated)
            #expect(diff.change(of: .zero).balance == ValueChange(before: nil, after: 1))
        }
    }

    @Test("selectors are counted")
    func selectors() throws {
        let counts: SelectorCounts = try read(#"{"0xa9059cbb-64":2,"0x27dc297e-128":1}"#)
        #expect(
            counts.counts == [
                SelectorCounts.Calldata(selector: Selector(0xa905_9cbb), argumentByteCount: 64): 2,
                SelectorCounts.Calldata(selector: Selector(0x27dc_297e), argumentByteCount: 128): 1,
            ]
        )
        for key in [
            "", "0x", "0xa9059cbb", "0xa9059cbb-", "0xa9059cbb-x", "0xa9059cbg-1", "0xa9059cbb_1",
            "0xa9059cbb-99999999999999999999",
        ] {
            #expect(throws: DecodeError.self, "\(key)") { try read(#"{"\#(key)":1}"#, as: SelectorCounts.self) }
        }
    }

    @Test("results of several tracers are read together")
    func mux() throws {
        let call = #"{"type":"CALL","from":"\#(Self.a)","to":"\#(Self.b)"}"#
        let json = #"""
            {"callTracer":\#(call),"prestateTracer":{"\#(Self.a)":{"nonce":1}},"4byteTracer":{"0xa9059cbb-64":2},
             "noopTracer":{}}
            """#
        let trace: MuxTrace = try read(json)
        #expect(trace.calls?.count == 1 && trace.selectors?.counts.count == 1)
        #expect(trace.prestate?.accounts[Self.a]?.nonce == 1 && trace.stateDiff == nil)
        let diff: MuxTrace = try read(#"{"prestateTracer":{"post":{},"pre":{"\#(Self.a)":{"nonce":1}}}}"#)
        #expect(diff.stateDiff?.before[Self.a]?.nonce == 1 && diff.prestate == nil)
        for cut in json.utf8.indices {
            #expect(throws: DecodeError.self) { try read(String(json[..<cut]), as: MuxTrace.self) }
        }
    }

    @Test("the records of a validation belong to their calls")
    func validation() throws {
        let tree: CallTree = try read(
            #"""
            {"type":"CALL","from":"\#(Self.a)","calls":[
              {"type":"CALL","from":"\#(Self.a)","usedOpcodes":{"0x1":2,"0xf1":1},"outOfGas":true,"accessedSlots":{
                "reads":{"\#(Self.one)":["\#(Self.two)"]},"writes":{"\#(Self.one)":3},"transientReads":{},
                 "transientWrites":null}},
              {"type":"CALL","from":"\#(Self.a)"}],
             "keccak":["0x","0x01"],"contractSize":{"\#(Self.b)":{"contractSize":5,"opcode":241}},
              "extCodeAccessInfo":["\#(Self.b)"]}
            """#
        )
        #expect(tree.validationRecords.count == 3)
        #expect(tree.validationRecords[0].keccakInputs == [Bytes(), Bytes([1])])
        #expect(tree.validationRecords[0].contractSizes == [Self.b: .init(byteCount: 5, opcode: 0xf1)])
        #expect(tree.validationRecords[0].codeAccesses == [Self.b])
        #expect(tree.validationRecords[1].opcodeCounts == [1: 2, 0xf1: 1] && tree.validationRecords[1].isOutOfGas)
        #expect(
            tree.validationRecords[1].reads == [Self.one: [Self.two]]
                && tree.validationRecords[1].writes == [Self.one: 3]
        )
        #expect(tree.validationRecords[2] == ValidationRecord())
    }

    @Test(
        "diffs that are none are refused",
        arguments: [
            #"{"stateDiff":{"0x00":{}}}"#,
            #"{"stateDiff":{"0x00000000000000000000000000000000000000aa":{"nonce":{"?":1}}}}"#,
            #"{"stateDiff":{"0x00000000000000000000000000000000000000aa":{"nonce":"+"}}}"#,
        ]
    )
    func rejects(json: String) {
        #expect(throws: DecodeError.self) { try read(json, as: ReplayTrace.self) }
        #expect(throws: DecodeError.self) { try read("{}", as: StateDiff.self) }
    }

    @Test("null is as good as nothing")
    func null() throws {
        let diff: StateDiff = try read(#"{"pre":null,"post":{"\#(Self.a)":{"nonce":1},"\#(Self.b)":null}}"#)
        #expect(diff.before.isEmpty && diff.after == [Self.a: TracedAccount(nonce: 1)])
        let replay: ReplayTrace = try read(
            #"{"stateDiff":{"\#(Self.a)":{"balance":null,"nonce":{"+":"0x1"},"code":"=","storage":null},"\#(Self.b)":null}}"#
        )
        #expect(replay.stateDiff?.after == [Self.a: TracedAccount(nonce: 1)])
    }
}
