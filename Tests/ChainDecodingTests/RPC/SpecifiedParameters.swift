import ChainDecoding
import Foundation
import Testing

/// The parameters of a request, as Foundation reads them; those that the library's types cannot express throw.
struct SpecifiedParameters {
    typealias Object = [String: Any]

    let all: [Any]

    subscript(index: Int) -> Any? { index < all.count && !(all[index] is NSNull) ? all[index] : nil }

    private func text(_ index: Int) throws -> String { try expressed(self[index] as? String) }
    private func object(_ index: Int) throws -> Object { try expressed(self[index] as? Object) }
    private func expressed<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw InexpressibleParameter() }
        return value
    }

    func hash(_ index: Int) throws -> Hash32 { try Hash32(hex: try text(index)) }
    func address(_ index: Int) throws -> Address { try Address(hex: try text(index)) }
    func bytes(_ index: Int) throws -> Bytes { Bytes(try Hex.decode(try text(index), prefix: .required)) }
    func boolean(_ index: Int) throws -> Bool { try expressed(self[index] as? Bool) }

    func quantity(_ index: Int) throws -> UInt64 {
        let text = try text(index)
        return try expressed(text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : nil)
    }

    func number(_ index: Int) throws -> RPCBlockNumber { try number(try text(index)) }

    private func number(_ text: String) throws -> RPCBlockNumber {
        switch text {
        case "earliest": .earliest
        case "finalized": .finalized
        case "safe": .safe
        case "latest": .latest
        case "pending": .pending
        default: .number(try expressed(text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : nil))
        }
    }

    func block(_ index: Int) throws -> RPCBlockID? {
        guard index < all.count else { return nil }
        let text = try text(index)
        return text.count == 66 ? .hash(try Hash32(hex: text)) : .block(try number(text))
    }

    func slot(_ index: Int) throws -> Hash32 { try slot(try text(index)) }

    private func slot(_ text: String) throws -> Hash32 {
        try expressed(U256(hex: text).flatMap { Hash32($0.bigEndianBytes) })
    }

    func slotList(_ index: Int) throws -> [Hash32] {
        try expressed(self[index] as? [String]).map { try slot($0) }
    }

    func slots(_ index: Int) throws -> [Address: [Hash32]] {
        try entries(try object(index)) { slots in try expressed(slots as? [String]).map { try slot($0) } }
    }

    private func entries<Key: FixedBytes, Value>(_ object: Object, _ read: (Any) throws -> Value) throws -> [Key: Value]
    {
        var entries: [Key: Value] = [:]
        for (key, value) in object { entries[try Key(hex: key)] = try read(value) }
        return entries
    }

    func filter(_ index: Int) throws -> RPCLogFilter {
        let object = try object(index)
        var filter = RPCLogFilter(
            .range(
                from: try (object["fromBlock"] as? String).map(number),
                to: try (object["toBlock"] as? String).map(number)
            )
        )
        if object["blockHash"] != nil {
            guard filter.blocks == .range() else { throw InexpressibleParameter() }
            filter.blocks = .hash(try object.hash("blockHash"))
        }
        filter.addresses = try (object["address"] as? [String] ?? []).map { try Address(hex: $0) }
        filter.topics = try (object["topics"] as? [Any] ?? [])
            .map { topic in
                (topic as? [String]) == nil
                    ? .any : .oneOf(try expressed(topic as? [String]).map { try Hash32(hex: $0) })
            }
        return filter
    }

    func transaction(_ index: Int) throws -> RPCTransactionRequest { try transaction(try object(index)) }

    private func transaction(_ object: Object) throws -> RPCTransactionRequest {
        var request = RPCTransactionRequest()
        request.type = try object.optional("type", object.number).map { try expressed(UInt8(exactly: $0)) }
        request.chainID = try object.optional("chainId", object.number)
        request.from = try object.optional("from", object.address)
        request.to = try object.optional("to", object.address)
        request.nonce = try object.optional("nonce", object.number)
        request.gasLimit = try object.optional("gas", object.number)
        request.gasPrice = try object.optional("gasPrice", object.word)
        request.maximumFeePerGas = try object.optional("maxFeePerGas", object.word)
        request.maximumPriorityFeePerGas = try object.optional("maxPriorityFeePerGas", object.word)
        request.maximumFeePerBlobGas = try object.optional("maxFeePerBlobGas", object.word)
        request.value = try object.optional("value", object.word)
        request.input = try object.optional("input", object.bytes)
        request.blobHashes = try (object["blobVersionedHashes"] as? [String])?.map { try Hash32(hex: $0) }
        if object["authorizationList"] != nil {
            request.authorizations = try object.objects("authorizationList")
                .map { entry in
                    Authorization(
                        chainID: try entry.word("chainId"),
                        address: try entry.address("address"),
                        nonce: try entry.number("nonce"),
                        yParity: try expressed(UInt8(exactly: try entry.number("yParity"))),
                        r: try entry.word("r"),
                        s: try entry.word("s")
                    )
                }
        }
        return request
    }

    func simulation(_ index: Int) throws -> RPCSimulation {
        let object = try object(index)
        var simulation = RPCSimulation(
            try object.objects("blockStateCalls")
                .map { block in
                    RPCSimulation.Block(
                        overrides: try blockOverrides(block["blockOverrides"] as? Object ?? [:]),
                        stateOverrides: try entries(block["stateOverrides"] as? Object ?? [:]) {
                            try accountOverride(try expressed($0 as? Object))
                        },
                        calls: try block.objects("calls").map(transaction)
                    )
                }
        )
        simulation.tracesTransfers = object["traceTransfers"] as? Bool ?? false
        simulation.validates = object["validation"] as? Bool ?? false
        simulation.returnsFullTransactions = object["returnFullTransactions"] as? Bool ?? false
        return simulation
    }

    private func blockOverrides(_ object: Object) throws -> RPCBlockOverrides {
        var overrides = RPCBlockOverrides()
        overrides.number = try object.optional("number", object.number)
        overrides.timestamp = try object.optional("time", object.number)
        overrides.gasLimit = try object.optional("gasLimit", object.number)
        overrides.beneficiary = try object.optional("feeRecipient", object.address)
        overrides.prevRandao = try object.optional("prevRandao", object.hash)
        overrides.baseFeePerGas = try object.optional("baseFeePerGas", object.word)
        overrides.blobBaseFee = try object.optional("blobBaseFee", object.word)
        return overrides
    }

    private func accountOverride(_ object: Object) throws -> RPCAccountOverride {
        let whole: [Hash32: Hash32]? = try (object["state"] as? Object).map { try entries($0, word) }
        let changes: [Hash32: Hash32]? = try (object["stateDiff"] as? Object).map { try entries($0, word) }
        guard whole == nil || changes == nil else { throw InexpressibleParameter() }
        return RPCAccountOverride(
            nonce: try object.optional("nonce", object.number),
            balance: try object.optional("balance", object.word),
            code: try object.optional("code", object.bytes),
            precompileAddress: try object.optional("movePrecompileToAddress", object.address),
            storage: whole.map { .whole($0) } ?? changes.map { .changes($0) }
        )
    }

    private func word(_ json: Any) throws -> Hash32 { try Hash32(hex: try expressed(json as? String)) }

    func attributes(_ index: Int) throws -> RPCPayloadAttributes {
        let object = try object(index)
        return RPCPayloadAttributes(
            timestamp: try object.number("timestamp"),
            prevRandao: try object.hash("prevRandao"),
            suggestedFeeRecipient: try object.address("suggestedFeeRecipient"),
            withdrawals: try object.objects("withdrawals").map { try Withdrawal(json: $0) },
            parentBeaconBlockRoot: try object.hash("parentBeaconBlockRoot")
        )
    }

    func traceOptions(_ index: Int) -> RPCOpcodeTraceOptions? {
        guard let object = self[index] as? Object else { return nil }
        var options = RPCOpcodeTraceOptions()
        options.disablesStack = object["disableStack"] as? Bool
        options.disablesStorage = object["disableStorage"] as? Bool
        options.enablesMemory = object["enableMemory"] as? Bool
        options.enablesReturnData = object["enableReturnData"] as? Bool
        return options
    }
}
