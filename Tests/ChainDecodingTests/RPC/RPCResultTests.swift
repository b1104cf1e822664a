import ChainDecoding
import Testing

@Suite("Results of JSON-RPC")
struct RPCResultTests {
    private static let hash = "0x" + String(repeating: "ab", count: 32)
    private static let address = "0x" + String(repeating: "cd", count: 20)

    private static func result<Value>(
        _ method: RPCMethod<Value>,
        _ json: String,
        mode: RPCDecodingMode = .strict
    ) throws -> Value {
        let answer = Array(#"{"jsonrpc":"2.0","id":1,"result":\#(json)}"#.utf8)
        return try method.response(json: answer.span, mode: mode).result.get()
    }

    private static func refuses<Value>(
        _ method: RPCMethod<Value>,
        _ json: String,
        mode: RPCDecodingMode = .strict,
        path: [String]? = nil
    ) {
        let error = #expect(throws: DecodeError.self, "\(json)") { try result(method, json, mode: mode) }
        if let path { #expect(error?.path == ["result"] + path, "\(json)") }
    }

    @Test("what a node can answer questions about")
    func capabilities() throws {
        let all = #"{"disabled":false,"oldestBlock":"0x0"}"#
        let logs =
            #"{"disabled":false,"oldestBlock":"0x1","deleteStrategy":{"type":"window","retentionBlocks":"0x23db"}}"#
        let json =
            #"{"head":{"number":"0x36","hash":"\#(Self.hash)"},"state":{"disabled":true},"tx":\#(all),"#
            + #""logs":\#(logs),"receipts":\#(all),"blocks":\#(all),"stateproofs":\#(all)}"#
        let capabilities = try Self.result(.capabilities, json)
        #expect(capabilities.head == BlockReference(number: 54, hash: try Hash32(hex: Self.hash)))
        #expect(capabilities.state.isDisabled)
        #expect(capabilities.state.oldestBlock == nil)
        #expect(capabilities.logs.oldestBlock == 1)
        #expect(capabilities.logs.deleteStrategy == "window")
        #expect(capabilities.logs.retentionBlocks == 0x23db)
        #expect(capabilities.transactions.retentionBlocks == nil)
        Self.refuses(.capabilities, json.replacing(#""disabled":true"#, with: ""), path: ["state", "disabled"])
    }

    @Test("what gas has cost")
    func feeHistory() throws {
        let json =
            #"{"oldestBlock":"0x1b","reward":[["0x1","0x2"]],"baseFeePerGas":["0x3b9aca00","0x342a385a"],"#
            + #""gasUsedRatio":[0.00072868],"baseFeePerBlobGas":["0x0","0x0"],"blobGasUsedRatio":[0]}"#
        let history = try Self.result(.feeHistory(blockCount: 1), json)
        #expect(history.oldestBlock == 27)
        #expect(history.baseFeesPerGas == [U256(1_000_000_000), U256(0x342a_385a)])
        #expect(history.gasUsedRatios == [0.00072868])
        #expect(history.blobGasUsedRatios == [0])
        #expect(history.rewards == [[U256(1), U256(2)]])
        Self.refuses(
            .feeHistory(blockCount: 1),
            json.replacing("0.00072868", with: "1e999"),
            path: ["gasUsedRatio", "0"]
        )
        Self.refuses(.feeHistory(blockCount: 1), json.replacing("0.00072868", with: "\"0x1\""))
    }

    @Test("whether a node has all blocks")
    func syncing() throws {
        #expect(try Self.result(.syncing, "false") == .synced)
        let status = try Self.result(.syncing, #"{"currentBlock":"0x1","highestBlock":"0x2","healedBytecodes":"0x0"}"#)
        guard case .syncing(let progress) = status else {
            Issue.record("the node is syncing")
            return
        }
        #expect(progress.startingBlock == nil)
        #expect(progress.highestBlock == 2)
        #expect(progress.members.additional.keys.sorted() == ["healedBytecodes"])
        Self.refuses(.syncing, "true")
        Self.refuses(.syncing, "null")
    }

    @Test("the network's number is decimal")
    func network() throws {
        #expect(try Self.result(.networkID, "\"1\"").number == 1)
        #expect(try Self.result(.networkID, "\"0x1\"", mode: .lenient).number == 1)
        for text in ["\"0x1\"", "\"\"", "\"-1\"", "1", "\"18446744073709551616\""] { Self.refuses(.networkID, text) }
    }

    @Test("what a pool holds, by senders and nonces")
    func pool() throws {
        let transaction = #"{"hash":"\#(Self.hash)","from":"\#(Self.address)","nonce":"0xa","gas":"0x1"}"#
        let json = #"{"pending":{"\#(Self.address)":{"10":\#(transaction)}},"queued":{}}"#
        let content = try Self.result(.poolContent, json)
        #expect(content.pending[try Address(hex: Self.address)]?[10]?.nonce == 10)
        #expect(content.queued.isEmpty)
        Self.refuses(.poolContent, json.replacing("\"10\"", with: "\"0xa\""), path: ["pending", Self.address, "0xa"])
        Self.refuses(.poolContent, json.replacing(#","queued":{}"#, with: ""), path: ["queued"])
        // The same key, spelled in two ways.
        let twice = #"{"10":\#(transaction),"010":\#(transaction)}"#
        Self.refuses(.poolContent(from: .zero), #"{"pending":{},"queued":\#(twice)}"#, path: ["queued", "010"])
        #expect(try Self.result(.poolStatus, #"{"pending":"0x2","queued":"0x1"}"#).queued == 1)
    }

    @Test("a fork's rules")
    func forks() throws {
        let fork =
            #"{"activationTime":540,"blobSchedule":{"target":14,"max":21,"baseFeeUpdateFraction":11684671},"#
            + #""chainId":"0x1","forkId":"0xe272ecbe","precompiles":{"ID":"\#(Self.address)"},"systemContracts":{}}"#
        let schedule = try Self.result(.forkSchedule, #"{"current":\#(fork),"next":null}"#)
        #expect(schedule.current.activationTime == 540)
        #expect(schedule.current.blobSchedule.maximum == 21)
        #expect(schedule.current.forkID == Bytes([0xe2, 0x72, 0xec, 0xbe]))
        #expect(schedule.current.precompiles == ["ID": try Address(hex: Self.address)])
        #expect(schedule.members.presence(of: .next) == .null)
        #expect(schedule.members.presence(of: .last) == .absent)
        let last = try Self.result(.forkSchedule, #"{"current":\#(fork),"last":\#(fork)}"#).last
        #expect(last == schedule.current)
        for (old, new) in [
            ("540", "-1"), ("540", "1.5"), ("540", "\"0x1\""), ("0xe272ecbe", "0xe272ec"),
            (#""max":21"#, #""max":18446744073709551616"#),
        ] { Self.refuses(.forkSchedule, #"{"current":\#(fork.replacing(old, with: new))}"#) }
    }

    @Test("places in a storage have up to 32 bytes")
    func slots() throws {
        func json(_ key: String) -> String {
            #"{"address":"\#(Self.address)","accountProof":[],"balance":"0x0","codeHash":"\#(Self.hash)","#
                + #""nonce":"0x0","storageHash":"\#(Self.hash)","#
                + #""storageProof":[{"key":"\#(key)","value":"0x0","proof":[]}]}"#
        }
        for (key, slot) in [
            ("0x", Hash32.zero), ("0x0", .zero), ("0xab", Hash32(0, 0, 0, 0xab)),
            (Self.hash, try Hash32(hex: Self.hash)),
        ] { #expect(try Self.result(.getProof(of: .zero), json(key)).storage.first?.slot == slot) }
        for key in [Self.hash + "0", "0xg", "0x0x1", "ab"] {
            Self.refuses(.getProof(of: .zero), json(key), path: ["storageProof", "0", "key"])
        }
        #expect(try Self.result(.getProof(of: .zero), json("ab"), mode: .lenient).storage.first?.slot.word3 == 0xab)
    }

    @Test("what filters find")
    func filters() throws {
        #expect(try Self.result(.getFilterChanges(.zero), "[]") == .hashes([]))
        #expect(
            try Self.result(.getFilterChanges(.zero), "[\"\(Self.hash)\"]") == .hashes([try Hash32(hex: Self.hash)])
        )
        let log = #"{"address":"\#(Self.address)","topics":[],"data":"0x"}"#
        guard case .logs(let logs) = try Self.result(.getFilterChanges(.zero), "[\(log),\(log)]") else {
            Issue.record("logs are expected")
            return
        }
        #expect(logs.count == 2)
        Self.refuses(.getFilterChanges(.zero), "[\(log),\"\(Self.hash)\"]", path: ["1"])
        Self.refuses(.getFilterChanges(.zero), "[\"\(Self.hash)\",\(log)]", path: ["1"])
        #expect(try Self.result(.uninstallFilter(U256(1)), "true"))
    }

    @Test("a simulated block needs its calls, and names what is wrong in them")
    func simulations() throws {
        let call = #"{"status":"0x1","returnData":"0x","gasUsed":"0x5208"}"#
        let block = #"{"parentHash":"\#(Self.hash)","gasLimit":"0x1","gasUsed":"0x0","timestamp":"0x2""#
        let blocks = try Self.result(.simulate(RPCSimulation([])), "[\(block),\"calls\":[\(call)]}]")
        #expect(blocks.first?.calls.first?.succeeded == true)
        #expect(blocks.first?.calls.first?.gasUsed == 21_000)
        #expect(blocks.first?.block.members.additional.isEmpty == true)
        Self.refuses(.simulate(RPCSimulation([])), "[\(block)}]", path: ["0", "calls"])
        let wrong = call.replacing("0x1", with: "0x2")
        Self.refuses(
            .simulate(RPCSimulation([])),
            "[\(block),\"calls\":[\(call),\(wrong)]}]",
            path: ["0", "calls", "1", "status"]
        )
    }

    @Test("steps of a transaction")
    func steps() throws {
        let step =
            #"{"pc":2,"op":"SLOAD","gas":18446744073709551615,"gasCost":3,"depth":1,"stack":["0xd"],"refund":4,"#
            + #""memory":["\#(Self.hash)"],"storage":{"\#(Self.hash)":"\#(Self.hash)"},"error":"out of gas"}"#
        let json = #"{"gas":66259,"failed":false,"returnValue":"0x","structLogs":[\#(step)]}"#
        let trace = try Self.result(.traceOpcodes(of: .zero), json)
        let hash = try Hash32(hex: Self.hash)
        #expect(trace.gasUsed == 66_259)
        #expect(trace.steps.first?.gas == .max)
        #expect(trace.steps.first?.stack == [U256(13)])
        #expect(trace.steps.first?.memory == [hash])
        #expect(trace.steps.first?.storage == [hash: hash])
        #expect(trace.steps.first?.failure == "out of gas")
        #expect(trace.steps.first?.returnData == nil)
        // Older nodes leave out the prefix.
        let older = json.replacing("0x\(Self.hash.dropFirst(2))", with: Self.hash.dropFirst(2))
        #expect(try Self.result(.traceOpcodes(of: .zero), older, mode: .lenient).steps.first?.storage == [hash: hash])
        Self.refuses(.traceOpcodes(of: .zero), older)
        let failed = try Self.result(.traceOpcodes(ofBlock: .zero), #"[{"txHash":"\#(Self.hash)","error":"timeout"}]"#)
        #expect(failed.first?.outcome == .failure("timeout"))
        #expect(failed.first?.members.presence(of: .result) == .absent)
        Self.refuses(.traceOpcodes(ofBlock: .zero), "[{}]", path: ["0"])
        let strange = #"[{"txHash":null,"result":\#(json),"error":null,"cost":{"ms":7}}]"#
        let kept = try Self.result(.traceOpcodes(ofBlockNumber: 1), strange).first
        #expect(kept?.trace == trace)
        #expect(kept?.members.additional == ["cost": Bytes(Array(#"{"ms":7}"#.utf8))])
        #expect(kept?.members.presence(of: .error) == .null)
    }

    @Test("words of older nodes have digits without a prefix, and are hex for all that")
    func unprefixedWords() throws {
        let stack = #"["\#(String(repeating: "0", count: 62))80","0x80"]"#
        let step = #"{"pc":0,"op":"PUSH1","gas":9,"gasCost":3,"depth":1,"stack":\#(stack)}"#
        let json = #"{"gas":9,"failed":false,"returnValue":"","structLogs":[\#(step)]}"#
        let trace = try Self.result(.traceOpcodes(of: .zero), json, mode: .lenient)
        #expect(trace.steps.first?.stack == [0x80, 0x80])
        Self.refuses(.traceOpcodes(of: .zero), json, path: ["returnValue"])
    }
}
