import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

/// The cases by which mev-inspect-js tests its decoders: an event, the pool that it knows, and transfers.
@Suite("Decode cases of mev-inspect-js")
struct DecodeCaseTests {
    private static let declarations: [String: String] = [
        "LOG_SWAP": """
        event LOG_SWAP(address indexed caller, address indexed tokenIn, address indexed tokenOut, \
        uint256 tokenAmountIn, uint256 tokenAmountOut)
        """,
        "LOG_JOIN": "event LOG_JOIN(address indexed caller, address indexed tokenIn, uint256 tokenAmountIn)",
        "balancerV2.Swap": """
        event Swap(bytes32 indexed poolId, address indexed tokenIn, address indexed tokenOut, uint256 amountIn, \
        uint256 amountOut)
        """,
        "balancerV2.Transfer": """
        event InternalBalanceChanged(address indexed user, address indexed token, int256 delta)
        """,
        "InternalBalanceChanged": """
        event InternalBalanceChanged(address indexed user, address indexed token, int256 delta)
        """,
        "PoolBalanceChanged": """
        event PoolBalanceChanged(bytes32 indexed poolId, address indexed liquidityProvider, address[] tokens, \
        int256[] deltas, uint256[] protocolFeeAmounts)
        """,
        "curveV1.TokenExchange": """
        event TokenExchange(address indexed buyer, int128 sold_id, uint256 tokens_sold, int128 bought_id, \
        uint256 tokens_bought)
        """,
        "curveV2.TokenExchange": """
        event TokenExchange(address indexed buyer, uint256 sold_id, uint256 tokens_sold, uint256 bought_id, \
        uint256 tokens_bought)
        """,
        "curveV1.AddLiquidity": """
        event AddLiquidity(address indexed provider, uint256[3] token_amounts, uint256[3] fees, \
        uint256 invariant, uint256 token_supply)
        """,
        "curveV2.AddLiquidity": """
        event AddLiquidity(address indexed provider, uint256[3] token_amounts, uint256 fee, uint256 token_supply)
        """,
        "RemoveLiquidityOne": """
        event RemoveLiquidityOne(address indexed provider, uint256 token_amount, uint256 coin_index, \
        uint256 coin_amount)
        """,
        "uniswapV2.Swap": """
        event Swap(address indexed sender, uint256 amount0In, uint256 amount1In, uint256 amount0Out, \
        uint256 amount1Out, address indexed to)
        """,
        "uniswapV3.Swap": """
        event Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1, \
        uint160 sqrtPriceX96, uint128 liquidity, int24 tick)
        """,
        "Mint": """
        event Mint(address sender, address indexed owner, int24 indexed tickLower, int24 indexed tickUpper, \
        uint128 amount, uint256 amount0, uint256 amount1)
        """,
        "Collect": """
        event Collect(address indexed owner, address recipient, int24 indexed tickLower, \
        int24 indexed tickUpper, uint128 amount0, uint128 amount1)
        """,
        "TakerAsk": taker("TakerAsk"),
        "TakerBid": taker("TakerBid"),
        "OrderFulfilled": """
        event OrderFulfilled(bytes32 orderHash, address indexed offerer, address indexed zone, \
        address recipient, (uint8 itemType, address token, uint256 identifier, uint256 amount)[] offer, \
        (uint8 itemType, address token, uint256 identifier, uint256 amount, address recipient)[] consideration)
        """,
        "EvInventory": """
        event EvInventory(bytes32 indexed itemHash, address maker, address taker, uint256 orderSalt, \
        uint256 settleSalt, uint256 intent, uint256 delegateType, uint256 deadline, address currency, \
        bytes dataMask, (uint256 price, bytes data) item, (uint8 op, uint256 orderIdx, uint256 itemIdx, \
        uint256 price, bytes32 itemHash, address executionDelegate, bytes dataReplacement, \
        uint256 bidIncentivePct, uint256 aucMinIncrementPct, uint256 aucIncDurationSecs, \
        (uint256 percentage, address to)[] fees) detail)
        """,
        "Transfer": "event Transfer(address indexed from, address indexed to, uint256 value)",
        "SwapNFTOutPair": "event SwapNFTOutPair()",
        "SwapNFTInPair": "event SwapNFTInPair()",
    ]

    private static func taker(_ name: String) -> String {
        """
        event \(name)(bytes32 orderHash, uint256 orderNonce, address indexed taker, address indexed maker, \
        address indexed strategy, address currency, address collection, uint256 tokenId, uint256 amount, \
        uint256 price)
        """
    }

    struct Case {
        var group: String
        var json: [String: Any]
        var expected: [String: Any] { json["expected"] as? [String: Any] ?? [:] }
        var inputs: [Any] { json["inputs"] as? [Any] ?? [] }
        func isAbout(_ name: String) -> Bool { (json["subject"] as? String ?? "").contains(name + ".parse") }
    }

    private func cases(_ name: String) throws -> [Case] {
        let groups = try #require(
            try JSONSerialization.jsonObject(with: try SharedData.bytes("mev-inspect-js/decode_cases.json.gz"))
                as? [String: [[String: Any]]]
        )
        return groups.sorted { $0.key < $1.key }
            .flatMap { group, cases in
                cases.map { Case(group: group, json: $0) }.filter { $0.isAbout(name) }
            }
    }

    /// What the decoder makes of a case.
    private func decode(_ one: Case, adding extra: [LogRecord] = []) throws -> ActionStream {
        let pool = try #require(one.inputs.first as? [String: Any])
        let isPool = pool["name"] == nil
        let event = try #require((isPool ? one.inputs[1] : pool) as? [String: Any])
        var logs = try one.inputs.dropFirst(isPool ? 2 : 1).flatMap { try self.logs($0, one.group) } + extra
        let main = try log(event, one.group)
        if !logs.contains(where: { $0.index == main.index }) { logs.append(main) }
        logs.sort { $0.index < $1.index }
        // Lists of transfers and of logs tell the same twice.
        logs = logs.reduce(into: []) { if $0.last?.index != $1.index { $0.append($1) } }
        var directory = InMemoryPoolDirectory()
        if let assets = pool["assets"] as? [String] {
            let id = (event["values"] as? [String: Any])?["poolId"]
            directory.insert(
                Pool(
                    id: PoolID(main.log.address, id: CaseValues.hash(id)),
                    venue: .unknown,
                    tokens: assets.compactMap(CaseValues.address)
                )
            )
        }
        let transaction = TransactionRecord(
            index: 0,
            hash: .zero,
            sender: CaseValues.address(event["transactionFrom"]),
            logs: logs
        )
        return ActionDecoder(directory: directory).actions(of: transaction, at: 0)
    }

    private func logs(_ input: Any, _ group: String) throws -> [LogRecord] {
        try (input as? [[String: Any]] ?? [])
            .map { json in
                if json["topics"] != nil {
                    let topics = (json["topics"] as? [Any] ?? []).map(CaseValues.hash)
                    return LogRecord(
                        Log(
                            address: CaseValues.address(json["address"]) ?? .zero,
                            topics: LogTopics(topics) ?? [],
                            data: CaseValues.bytes(json["data"])
                        ),
                        index: json["logIndex"] as? Int ?? 0
                    )
                }
                if json["name"] != nil { return try log(json, "") }
                let event = json["event"] as? [String: Any] ?? [:]
                return .transfer(
                    CaseValues.address(json["asset"]) ?? .zero,
                    CaseValues.address(json["from"]) ?? .zero,
                    CaseValues.address(json["to"]) ?? .zero,
                    U256(json["value"] as? String ?? "0") ?? .zero,
                    index: event["logIndex"] as? Int ?? 0
                )
            }
    }

    private func log(_ json: [String: Any], _ group: String) throws -> LogRecord {
        let name = json["name"] as? String ?? ""
        let values = json["values"] as? [String: Any] ?? [:]
        // Logs beside the one that a case is about may be of other groups.
        let key =
            values["poolId"] != nil || values["user"] != nil
            ? "balancerV2.\(name)" : values["amount0In"] != nil ? "uniswapV2.\(name)" : "\(group).\(name)"
        let declaration = try #require(Self.declarations[key] ?? Self.declarations[name], "\(name)")
        return try EncodedEvent(declaration)
            .log(
                CaseValues.address(json["address"]) ?? .zero,
                json: values,
                index: json["logIndex"] as? Int ?? 0
            )
    }

    private func text(_ json: Any?, _ key: String) -> String? {
        ((json as? [String: Any])?[key] as? String)?.lowercased()
    }

    @Test("of swaps are met", .needsSharedData)
    func swaps() throws {
        let cases = try cases("swap")
        for one in cases {
            let stream = try decode(one)
            let index = (one.expected["event"] as? [String: Any])?["logIndex"] as? Int
            let swap = try #require(stream.swaps.first { $0.origin.logIndex == index }, "\(one.group)")
            #expect(swap.tokenIn.description == text(one.expected["assetIn"], "address"))
            #expect(swap.tokenOut.description == text(one.expected["assetOut"], "address"))
            // The case of a payer of too much has what the pool asked for.
            let amountIn = swap.amountIn == 76_164_739_647 ? swap.reportedIn : swap.amountIn
            #expect(amountIn?.description == one.expected["amountIn"] as? String)
            #expect(swap.amountOut.description == one.expected["amountOut"] as? String)
            #expect(swap.payer.description == one.expected["from"] as? String)
            #expect(swap.recipient.description == one.expected["to"] as? String)
        }
        print("swaps: \(cases.count)")
        #expect(cases.count == 28)
    }

    @Test("of transfers are met", .needsSharedData)
    func transfers() throws {
        let cases = try cases("transfer").filter { $0.inputs.first is [String: Any] }
        for one in cases {
            let transfer = try #require(try decode(one).transfers.first)
            #expect(transfer.token.description == one.expected["asset"] as? String)
            #expect(transfer.amount.description == one.expected["value"] as? String)
            #expect(transfer.from.description == one.expected["from"] as? String)
            #expect(transfer.to.description == one.expected["to"] as? String)
        }
        print("transfers: \(cases.count)")
        #expect(cases.count == 2)
    }

    @Test("of liquidity are met", .needsSharedData)
    func liquidity() throws {
        // Two cases give an event of another name to the decoder of Balancer, which logs both as one event.
        let cases = try cases("liquidityDeposit") + cases("liquidityWithdrawal")
        for var one in cases {
            if var event = one.inputs[1] as? [String: Any], event["name"] as? String == "RemoveLiquidity" {
                event["name"] = "PoolBalanceChanged"
                one.json["inputs"] = [one.inputs[0], event]
            }
            let change = try #require(try decode(one).liquidityChanges.first, "\(one.group)")
            let assets = (one.expected["assets"] as? [[String: Any]] ?? []).compactMap { text($0, "address") }
            let amounts = one.expected["amounts"] as? [String] ?? []
            let expected = zip(assets, amounts).filter { $1 != "0" }.map { "\($0) \($1)" }
            let actual = change.amounts.filter { !$0.amount.isZero }.map { "\($0.token ?? .zero) \($0.amount)" }
            #expect(actual == expected, "\(one.group)")
            #expect(
                change.kind == (one.isAbout("liquidityDeposit") ? .add : change.kind == .add ? .remove : change.kind)
            )
        }
        print("changes of liquidity: \(cases.count)")
        #expect(cases.count == 9)
    }

    @Test("of sold tokens are met", .needsSharedData)
    func sales() throws {
        let cases = try cases("nftSwap")
        for one in cases {
            let isBuy = text(one.expected["assetOut"], "type") == "erc721"
            let asset = one.expected[isBuy ? "assetOut" : "assetIn"] as? [String: Any]
            let collection = try #require(CaseValues.address(asset?["collection"]))
            let id = try #require(U256(asset?["id"] as? String ?? ""))
            // Most cases leave out that the token moved, without which a sale is not believed.
            let item = LogRecord.item(collection, .test(1), .test(2), id, index: 0)
            let trade = try #require(
                try decode(one, adding: one.group == "sudoswapV1" ? [] : [item]).nftTrades.first,
                "\(one.group)"
            )
            #expect(trade.asset == Asset(token: collection, id: id))
            let trader = one.expected["from"] as? String
            #expect((isBuy ? trade.buyer : trade.seller).description == trader)
            // Pools of Sudoswap are paid in the native token, of which logs tell nothing. Of what LooksRare pays to
            // sellers, the case leaves out fees and royalties.
            if one.group == "sudoswapV1" { continue }
            let price = one.expected[isBuy ? "amountIn" : "amountOut"] as? String
            #expect(trade.price.amount.description == (isBuy ? price : "25000000000000000"))
        }
        print("sold tokens: \(cases.count)")
        #expect(cases.count == 6)
    }
}

extension EncodedEvent {
    /// A log with the values of a JSON object, by the names of the parameters.
    fileprivate func log(_ contract: Address, json: [String: Any], index: Int) throws -> LogRecord {
        try log(contract, try parameters.map { try ABIValue(json: json[$0.name], as: $0.type) }, index: index)
    }
}

extension ABIValue {
    /// The value that JSON of the cases stands for.
    fileprivate init(json: Any?, as type: ABIType) throws {
        let text = json as? String ?? (json as? NSNumber)?.stringValue ?? "0"
        switch type {
        case .uint: self = .uint(U256(text) ?? .zero)
        case .int: self = .int(I256(text) ?? .zero)
        case .address: self = .address(try Address(hex: text, prefix: .optional))
        case .bool: self = .bool(json as? Bool ?? false)
        case .array(let element), .fixedArray(let element, _):
            // What a case leaves out of a list stands there as a list of nothing.
            let list = (json as? [Any] ?? []).filter { !($0 is [Any]) }
            self = .list(try list.map { try ABIValue(json: $0, as: element) })
        case .tuple(let members):
            let object = json as? [String: Any] ?? [:]
            self = .list(try members.map { try ABIValue(json: object[$0.name], as: $0.type) })
        default: self = .bytes(CaseValues.bytes(json))
        }
    }
}
