import ChainDecoding
import Testing

@Suite("Requests of JSON-RPC")
struct RPCRequestTests {
    private static let hash = Hash32(0, 0, 0, 0xab)
    private static let hashText = "0x" + String(repeating: "0", count: 62) + "ab"
    private static let account = Address("0x" + String(repeating: "c0", count: 20))!
    private static let accountText = "0x" + String(repeating: "c0", count: 20)

    private static func text(_ value: some RPCEncodable) -> String { String(decoding: value.json, as: UTF8.self) }
    private static func parameters<Value>(_ method: RPCMethod<Value>) -> String {
        method.parameters.map { String(decoding: $0.array, as: UTF8.self) }.joined(separator: ";")
    }

    @Test("a request has its version, id, method and parameters")
    func requests() {
        #expect(
            Self.text(RPCMethod.getBlockByNumber(.latest, full: true).request(id: 7))
                == #"{"jsonrpc":"2.0","id":7,"method":"eth_getBlockByNumber","params":["latest",true]}"#
        )
        #expect(
            Self.text(RPCMethod.chainID.request(id: "a\"b"))
                == #"{"jsonrpc":"2.0","id":"a\"b","method":"eth_chainId"}"#
        )
        #expect(Self.text(RPCID.null) == "null")
    }

    @Test("parameters that are nil are null, and left out at the end")
    func missingParameters() {
        let nothing: UInt64? = nil
        #expect(Self.parameters(RPCMethod<Bool>("m", nothing, "a", nothing, nothing)) == #"null;"a""#)
        #expect(Self.parameters(RPCMethod<Bool>("m", nothing)) == "")
        #expect(RPCMethod<Bool>("m", nothing) == RPCMethod<Bool>("m"))
        #expect(Self.parameters(RPCMethod.getBalance(of: Self.account, at: nil)) == "\"\(Self.accountText)\"")
    }

    @Test("blocks are numbers, names or hashes")
    func blocks() {
        for (block, text) in [
            (.latest, #""latest""#), (.safe, #""safe""#), (.finalized, #""finalized""#), (.earliest, #""earliest""#),
            (.pending, #""pending""#), (0, #""0x0""#), (.number(0x1b4), #""0x1b4""#),
            (.hash(Self.hash), "\"\(Self.hashText)\""),
            (.hash(Self.hash, requireCanonical: true), #"{"blockHash":"\#(Self.hashText)","requireCanonical":true}"#),
            (.hash(Self.hash, requireCanonical: false), #"{"blockHash":"\#(Self.hashText)","requireCanonical":false}"#),
        ] as [(RPCBlockID, String)] { #expect(Self.text(block) == text) }
    }

    @Test("filters of logs name blocks, contracts and topics")
    func filters() {
        var filter = RPCLogFilter(.range(from: 1, to: .finalized), addresses: [Self.account])
        filter.topics = [.any, .oneOf([Self.hash]), .oneOf([])]
        #expect(
            Self.text(filter) == #"{"fromBlock":"0x1","toBlock":"finalized","address":["\#(Self.accountText)"],"#
                + #""topics":[null,["\#(Self.hashText)"],[]]}"#
        )
        #expect(Self.text(RPCLogFilter(.range())) == "{}")
        #expect(Self.text(RPCLogFilter(.hash(Self.hash))) == #"{"blockHash":"\#(Self.hashText)"}"#)
        #expect(Self.parameters(RPCMethod.getFilterChanges(U256(0x1f))) == #""0x1f""#)
    }

    @Test("transactions have only the members that are told")
    func transactions() {
        #expect(Self.text(RPCTransactionRequest()) == "{}")
        var transaction = RPCTransactionRequest(from: Self.account, to: nil, value: U256(1), input: Bytes())
        transaction.type = 4
        transaction.chainID = 1
        transaction.nonce = 0
        transaction.gasLimit = 21_000
        transaction.accessList = [AccessListEntry(address: Self.account, storageKeys: [Self.hash])]
        transaction.blobs = [Bytes([1])]
        transaction.authorizations = [
            Authorization(chainID: U256(1), address: Self.account, nonce: 2, yParity: 1, r: U256(3), s: U256(4))
        ]
        #expect(
            Self.text(transaction)
                == #"{"type":"0x4","chainId":"0x1","from":"\#(Self.accountText)","nonce":"0x0","gas":"0x5208","#
                + #""value":"0x1","input":"0x","#
                + #""accessList":[{"address":"\#(Self.accountText)","storageKeys":["\#(Self.hashText)"]}],"#
                + #""blobs":["0x01"],"authorizationList":[{"chainId":"0x1","address":"\#(Self.accountText)","#
                + #""nonce":"0x2","yParity":"0x1","r":"0x3","s":"0x4"}]}"#
        )
    }

    @Test("overrides are written in one order, whatever that of a dictionary is")
    func overrides() {
        let words = [Hash32(0, 0, 0, 0xab): Hash32.zero, .zero: .zero]
        let zeros = "0x" + String(repeating: "0", count: 64)
        let storage = #"{"\#(zeros)":"\#(zeros)","\#(Self.hashText)":"\#(zeros)"}"#
        let accounts = [
            Self.account: RPCAccountOverride(storage: .whole(words)),
            .zero: RPCAccountOverride(
                nonce: 1,
                balance: U256(2),
                code: Bytes([3]),
                precompileAddress: Self.account,
                storage: .changes(words)
            ),
        ]
        var block = RPCBlockOverrides()
        #expect(block.isEmpty)
        block.timestamp = 5
        block.withdrawals = [Withdrawal(index: 1, validatorIndex: 2, address: .zero, amount: 3)]
        #expect(
            Self.parameters(
                RPCMethod.call(RPCTransactionRequest(), at: .safe, stateOverrides: accounts, blockOverrides: block)
            )
                == #"{};"safe";{"\#(Address.zero)":{"nonce":"0x1","balance":"0x2","code":"0x03","#
                + #""movePrecompileToAddress":"\#(Self.accountText)","stateDiff":\#(storage)},"#
                + #""\#(Self.accountText)":{"state":\#(storage)}};"#
                + #"{"time":"0x5","withdrawals":[{"index":"0x1","validatorIndex":"0x2","#
                + #""address":"\#(Address.zero)","amount":"0x3"}]}"#
        )
    }

    @Test("simulations leave out what says nothing")
    func simulations() {
        var simulation = RPCSimulation([RPCSimulation.Block()])
        #expect(Self.text(simulation) == #"{"blockStateCalls":[{}]}"#)
        simulation.tracesTransfers = true
        simulation.validates = true
        simulation.returnsFullTransactions = true
        #expect(
            Self.text(simulation) == #"{"blockStateCalls":[{}],"traceTransfers":true,"#
                + #""validation":true,"returnFullTransactions":true}"#
        )
    }

    @Test("other parameters of the specification's examples")
    func others() {
        #expect(
            Self.parameters(RPCMethod.feeHistory(blockCount: 1, newestBlock: 0x1b, percentiles: [95, 99.5]))
                == #""0x1";"0x1b";[95,99.5]"#
        )
        var options = RPCOpcodeTraceOptions()
        options.disablesStack = true
        options.limit = 10
        options.timeout = "5s"
        #expect(
            Self.parameters(RPCMethod.traceOpcodes(of: Self.hash, options: options))
                == #""\#(Self.hashText)";{"disableStack":true,"limit":10,"timeout":"5s"}"#
        )
        #expect(Self.parameters(RPCMethod.sendRawTransaction(Bytes([2, 0xf8]))) == #""0x02f8""#)
        #expect(
            Self.parameters(RPCMethod.getStorage(of: Self.account, slot: Self.hash, at: 1))
                == #""\#(Self.accountText)";"\#(Self.hashText)";"0x1""#
        )
    }
}
