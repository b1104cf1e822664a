import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

/// The cases by which mev-inspect-js and mev-inspect-rs test what they find.
@Suite("Cases of other inspectors")
struct CaseArbitrageTests {
    private typealias JSON = [String: Any]

    private func cases(_ group: String) throws -> [JSON] {
        let data = try SharedData.bytes("mev-inspect-js/mev_cases.json.gz")
        let groups = try #require(try JSONSerialization.jsonObject(with: data) as? JSON)
        return try #require(groups[group] as? [JSON])
    }

    private func inputs(_ one: JSON) -> [[JSON]] { one["inputs"] as? [[JSON]] ?? [] }

    private func expected(_ one: JSON) -> [JSON] {
        one["expected"] as? [JSON] ?? (one["expected"] as? JSON).map { [$0] } ?? []
    }

    private func address(_ json: Any?, _ keys: String...) -> Address {
        var value = json
        for key in keys { value = (value as? JSON)?[key] }
        return CaseValues.address(value) ?? .zero
    }

    private func number(_ json: Any?) -> U256 { (json as? String).flatMap { U256($0) } ?? 0 }

    private func block(_ stream: ActionStream, _ first: JSON?) -> AnalyzedBlock {
        let transaction = TransactionRecord(
            index: 0,
            hash: CaseValues.hash((first?["transaction"] as? JSON)?["hash"]),
            sender: address(first, "transaction", "from")
        )
        return AnalyzedBlock(
            BlockRecord(number: 1, transactions: [transaction]),
            actions: BlockActions(streams: [stream])
        )
    }

    @Test("arbitrages of mev-inspect-js", .needsSharedData)
    func arbitrages() throws {
        var counts: [Int] = []
        for one in try cases("arbitrage") {
            let swaps = inputs(one).first ?? []
            let stream = ActionStream(
                transaction: 0,
                swaps: swaps.enumerated()
                    .map { place, swap in
                        Swap(
                            venue: .uniswapV2,
                            pool: PoolID(address(swap, "contract", "address")),
                            tokenIn: address(swap, "assetIn", "address"),
                            amountIn: number(swap["amountIn"]),
                            tokenOut: address(swap, "assetOut", "address"),
                            amountOut: number(swap["amountOut"]),
                            payer: address(swap, "from"),
                            recipient: address(swap, "to"),
                            evidence: .event,
                            origin: ActionOrigin(order: place)
                        )
                    }
            )
            let found = ArbitrageDetector().findings(in: block(stream, swaps.first))
            let cycles = found.flatMap(\.detail.cycles)
            let wanted = expected(one)
            let amounts = wanted.map { number(($0["profit"] as? JSON)?["amount"]) }
            #expect(Set(cycles.map(\.gain)) == Set(amounts), "\(one["case"] ?? "")")
            #expect(cycles.count == wanted.count, "\(one["case"] ?? "")")
            for each in wanted {
                #expect(found.first?.party.contains(address(each, "arbitrager", "beneficiary")) == true)
            }
            counts.append(wanted.count)
        }
        print("arbitrages of mev-inspect-js: \(counts.reduce(0, +)) in \(counts.count) cases")
        #expect(counts.count == 8)
        #expect(counts.reduce(0, +) == 7)
    }

    @Test("NFT arbitrages of mev-inspect-js", .needsSharedData)
    func items() throws {
        var counts: [Int] = []
        for one in try cases("nftArbitrages") {
            let swaps = inputs(one).first ?? []
            let trades = swaps.enumerated()
                .map { place, swap in
                    let isPurchase = (swap["assetOut"] as? JSON)?["collection"] != nil
                    let (item, price) = isPurchase ? ("assetOut", "assetIn") : ("assetIn", "assetOut")
                    let trader = address(swap, "from")
                    return NFTTrade(
                        venue: .seaport,
                        exchange: address(swap, "contract", "address"),
                        seller: isPurchase ? .test(900) : trader,
                        buyer: isPurchase ? trader : .test(901),
                        asset: Asset(
                            token: address(swap, item, "collection"),
                            id: number((swap[item] as? JSON)?["id"])
                        ),
                        price: TokenAmount(
                            token: address(swap, price, "address"),
                            amount: number(swap[isPurchase ? "amountIn" : "amountOut"])
                        ),
                        evidence: .event,
                        origin: ActionOrigin(order: place)
                    )
                }
            let stream = ActionStream(transaction: 0, nftTrades: trades)
            let found = NFTArbitrageDetector().findings(in: block(stream, swaps.first))
            let wanted = expected(one).map { number(($0["profit"] as? JSON)?["amount"]) }
            #expect(found.flatMap(\.detail.resales).map(\.gain) == wanted)
            counts.append(wanted.count)
        }
        print("NFT arbitrages of mev-inspect-js: \(counts.reduce(0, +)) in \(counts.count) cases")
        #expect(counts.count == 3)
        #expect(counts.reduce(0, +) == 2)
    }

    private func trace(_ name: String) throws -> AnalyzedBlock {
        let bytes = [UInt8](try SharedData.bytes("mev-inspect-rs/\(name).json.gz"))
        let traces = try BlockTrace(try [FlatTrace](json: bytes.span)).transactions
        return AnalyzedBlock(BlockRecord(number: 1, receipts: [], traces: traces))
    }

    @Test("arbitrages of mev-inspect-rs", .needsSharedData)
    func rustArbitrages() throws {
        for (name, gain, token) in [
            ("simple_curve_arb", U256(45_259_140_804), try Address(hex: "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48")),
            ("curve_arb", 14_397_525_374_450_478, .nativeToken),
            ("triangular_arb", 9_196_963_592_118_237, .nativeToken),
        ] {
            let found = ArbitrageDetector().findings(in: try trace(name))
            #expect(found.flatMap(\.detail.gains) == [TokenAmount(token: token, amount: gain)])
        }
        for name in [
            "zapper1", "bot_trade", "exact_tokens_for_eth", "exchange_proxy", "balancer_trade", "balancer_trade2",
        ] {
            #expect(ArbitrageDetector().findings(in: try trace(name)).isEmpty, "\(name)")
        }
        let reverted = try trace("reverted_arb")
        #expect(ArbitrageDetector().findings(in: reverted).isEmpty)
        let attempt = try #require(ArbitrageAttemptDetector().findings(in: reverted).first)
        // The pools refused their own swaps.
        #expect(attempt.detail.cycles.map(\.gain) == [101_664_758_086_906_735])
        #expect(!attempt.detail.transactionFailed)
        #expect(ArbitrageDetector().findings(in: try trace("bot_selfdestruct")).isEmpty)
    }

    @Test("block 11017338 of mev-inspect-rs", .needsSharedData)
    func rustBlock() throws {
        let block = try trace("11017338.trace")
        var found: [String: [U256]] = [:]
        for one in ArbitrageDetector().findings(in: block) {
            let hash = one.transactions[0].hash.description
            found[hash] = one.detail.gains.map(\.amount)
        }
        let wanted: [String: [U256]] = [
            "0xd9306dc8c1230cc0faef22a8442d0994b8fc9a8f4c9faeab94a9a7eac8e59710": [626_678_385_524_850_545],
            "0xdfeae07360e2d7695a498e57e2054c658d1d78bbcd3c763fc8888b5433b6c6d5": [23_939_671_034_095_067],
            "0x46f4a4d409b44d85e64b1722b8b0f70e9713eb16d2c89da13cffd91486442627": [41_108_016_724_856_778],
            "0x1d9a2c8bfcd9f6e133c490d892fe3869bada484160a81966e645616cfc21652a": [47_597_234_528_640_869],
        ]
        // The ten bots that looked at reserves and stopped are not among them.
        #expect(found == wanted)
        let liquidation = try #require(LiquidationDetector().findings(in: block).first)
        // The source's figure, 11050220339336811520, is the difference to what a trade on the way gave for the dollars
        // that the liquidator had brought along.
        let native = try #require(liquidation.profit?.net(in: .native))
        #expect(native.subtracting(I256(281_212_336_150_116_055_948))?.description == "11050220339336811520")
        #expect(liquidation.profit?.nets.map(\.net.description).contains("-99139976158") == true)
    }

    @Test("liquidations of mev-inspect-rs", .needsSharedData)
    func rustLiquidations() throws {
        let loan = try #require(LiquidationDetector().findings(in: try trace("dydx_loan")).first)
        // The source's figure leaves out the two units that dYdX takes for the loan.
        #expect(loan.profit?.nets.map(\.net.description) == ["18789801420638046859"])
        let simple = try #require(LiquidationDetector().findings(in: try trace("simple_liquidation")).first)
        #expect(simple.detail.liquidations.map(\.debt.amount) == [11_558_317_402_311_470_764_075])
        #expect(simple.detail.liquidations.map(\.collateral.amount) == [1_100_830_609_991_235_507_621])
        let compound = try #require(LiquidationDetector().findings(in: try trace("compound_liquidation")).first)
        #expect(compound.detail.liquidations.map(\.debt.amount) == [653_800_000_000_000_000])
        #expect(compound.detail.liquidations.map(\.collateral.amount) == [5_250_648])
        #expect(LiquidationDetector().findings(in: try trace("liquidation_1")).count == 1)
    }
}
