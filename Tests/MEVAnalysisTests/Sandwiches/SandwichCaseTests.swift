import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

@Suite("Sandwiches of mev-inspect-js")
struct SandwichCaseTests {
    private typealias Row = [String: Any]

    private static func cases(_ group: String) throws -> [Row] {
        let all = try JSONSerialization.jsonObject(with: SharedData.bytes("mev-inspect-js/mev_cases.json.gz")) as? Row
        return try #require(all?[group] as? [Row])
    }

    /// The blocks that some rows tell of: swaps, deposits and withdrawals.
    private static func blocks(_ swaps: [Row], _ deposits: [Row], _ withdrawals: [Row]) -> [AnalyzedBlock] {
        var groups: [String: [Row]] = [:]
        for row in swaps + deposits + withdrawals { groups[text(row, "block", "hash"), default: []].append(row) }
        return groups.keys.sorted().map { block(groups[$0] ?? []) }
    }

    private static func block(_ rows: [Row]) -> AnalyzedBlock {
        let rows = rows.sorted { number($0, "event", "logIndex") < number($1, "event", "logIndex") }
        var transactions: [TransactionRecord] = []
        var streams: [ActionStream] = []
        for row in rows {
            let hash = CaseValues.hash(text(row, "transaction", "hash"))
            if transactions.last?.hash != hash {
                let sender = CaseValues.address(text(row, "transaction", "from"))
                let index = number(row, "transaction", "index")
                transactions.append(TransactionRecord(index: index, hash: hash, sender: sender, logs: []))
                streams.append(ActionStream(transaction: streams.count))
            }
            add(row, to: &streams[streams.count - 1])
        }
        return AnalyzedBlock(
            BlockRecord(number: 1, transactions: transactions),
            actions: BlockActions(streams: streams)
        )
    }

    private static func add(_ row: Row, to stream: inout ActionStream) {
        let log = number(row, "event", "logIndex")
        let pool = CaseValues.address(text(row, "contract", "address")) ?? .zero
        let venue: Venue = text(row, "contract", "protocol", "abi") == "UniswapV3" ? .uniswapV3 : .curve
        let metadata = row["metadata"] as? Row
        let origin = ActionOrigin(order: log, logIndex: log)
        func move(_ amount: U256, _ token: Address, _ from: Address, _ to: Address) {
            stream.transfers.append(AssetTransfer(token: token, amount: amount, from: from, to: to, origin: origin))
        }
        if row["amountIn"] != nil {
            let tick = (metadata?["tick"] as? Int).map { Int32($0) }
            let swap = Swap(
                venue: venue,
                pool: PoolID(pool),
                tokenIn: CaseValues.address(text(row, "assetIn", "address")) ?? .zero,
                amountIn: U256(text(row, "amountIn")) ?? .zero,
                tokenOut: CaseValues.address(text(row, "assetOut", "address")) ?? .zero,
                amountOut: U256(text(row, "amountOut")) ?? .zero,
                payer: CaseValues.address(text(row, "from")) ?? .zero,
                recipient: CaseValues.address(text(row, "to")) ?? .zero,
                stateAfter: tick.map { .concentrated(sqrtPrice: 0, liquidity: 0, tick: $0) },
                evidence: [.event, .flow],
                origin: origin
            )
            move(swap.amountIn, swap.tokenIn, swap.payer, pool)
            move(swap.amountOut, swap.tokenOut, pool, swap.recipient)
            stream.swaps.append(swap)
            return
        }
        let isDeposit = row["depositor"] != nil
        let account = CaseValues.address(row[isDeposit ? "depositor" : "withdrawer"]) ?? .zero
        let tokens = (row["assets"] as? [Row] ?? []).map { CaseValues.address(text($0, "address")) ?? .zero }
        let amounts = (row["amounts"] as? [String] ?? []).map { U256($0) ?? .zero }
        for (token, amount) in zip(tokens, amounts) {
            move(amount, token, isDeposit ? account : pool, isDeposit ? pool : account)
        }
        let (lower, upper) = (metadata?["tickLower"] as? Int, metadata?["tickUpper"] as? Int)
        stream.liquidityChanges.append(
            LiquidityChange(
                kind: isDeposit ? .add : .collect,
                venue: venue,
                pool: PoolID(pool),
                owner: account,
                account: account,
                amounts: zip(tokens, amounts).map { TokenAmount(token: $0, amount: $1) },
                ticks: lower.flatMap { lower in upper.map { Int32(lower)..<Int32($0) } },
                evidence: [.event],
                origin: origin
            )
        )
    }

    private static func value(_ row: Row, _ path: [String]) -> Any? {
        path.dropLast().reduce(row as Row?) { $0?[$1] as? Row }?[path.last ?? ""]
    }

    private static func text(_ row: Row, _ path: String...) -> String { value(row, path) as? String ?? "" }
    private static func number(_ row: Row, _ path: String...) -> Int { value(row, path) as? Int ?? 0 }

    @Test("sandwiches are found, and nothing else is one", .needsSharedData)
    func sandwiches() throws {
        var (positive, negative) = (0, 0)
        for row in try Self.cases("sandwiches") {
            let inputs = try #require(row["inputs"] as? [Any])
            let rows = inputs.map { $0 as? [Row] ?? [] }
            let findings = Self.blocks(rows[1], rows[2], rows[3]).flatMap { SandwichDetector().findings(in: $0) }
            let name = row["case"] as? String ?? ""
            if let count = row["expected"] as? Int {
                #expect(findings.map(\.detail.victimCount) == [count], "\(name)")
                positive += 1
                continue
            }
            let expected = try #require(row["expected"] as? [Row])
            #expect(findings.count == expected.count, "\(name)")
            positive += expected.count
            negative += expected.isEmpty ? 1 : 0
            for (finding, attack) in zip(findings, expected) { Self.check(finding, attack, name) }
        }
        print("sandwiches of mev-inspect-js: \(positive), negatives: \(negative)")
        #expect((positive, negative) == (6, 3))
    }

    private static func check(_ finding: Finding<Sandwich>, _ attack: Row, _ name: String) {
        let leg = finding.detail.legs.first
        #expect(finding.detail.legs.count == 1)
        #expect(leg?.fronts.map(\.amountIn.description) == [text(attack, "frontSwap", "amountIn")])
        #expect(leg?.backs.map(\.amountOut.description) == [text(attack, "backSwap", "amountOut")])
        #expect(finding.detail.victimCount == (attack["sandwiched"] as? [Any])?.count)
        #expect(
            finding.party.contains(CaseValues.address(text(attack, "sandwicher", "beneficiary")) ?? .zero),
            "\(name)"
        )
        func amount(_ swap: String, _ side: String) -> I256 { I256(text(attack, swap, side)) ?? .zero }
        func net(_ swap: String) -> I256? {
            asset(text(attack, "frontSwap", swap, "address")).flatMap { finding.profit?.net(in: $0) }
        }
        let (gained, left) = (
            amount("backSwap", "amountOut").subtracting(amount("frontSwap", "amountIn")),
            amount("frontSwap", "amountOut").subtracting(amount("backSwap", "amountIn"))
        )
        #expect(net("assetIn") == gained, "\(name)")
        #expect(net("assetOut") == left, "\(name)")
        // The anchor makes one number of what is left of both tokens, and rounds it; of a closed one it is the gain.
        guard left?.isZero == true, let gained else { return }
        let rounded = I256(text(attack, "profit", "amount")) ?? .zero
        #expect(gained.subtracting(rounded).map { $0.magnitude <= 1 } == true, "\(name)")
    }

    private static func asset(_ token: String) -> Asset? {
        CaseValues.address(token).map { $0 == ScriptedBlock.weth ? .native : Asset(token: $0) }
    }

    @Test("liquidity just in time is found, and nothing else is", .needsSharedData)
    func liquidity() throws {
        var (positive, negative) = (0, 0)
        for row in try Self.cases("jitSandwiches") {
            let rows = try #require(row["inputs"] as? [[Row]])
            let expected = try #require(row["expected"] as? [Row])
            let findings = Self.blocks(rows[0], rows[1], rows[2]).flatMap { JITLiquidityDetector().findings(in: $0) }
            #expect(findings.count == expected.count, "\(row["case"] ?? "")")
            positive += expected.count
            negative += expected.isEmpty ? 1 : 0
            for (finding, attack) in zip(findings, expected) {
                let deltas = (attack["deltas"] as? [Row] ?? []).map { Self.text($0, "amount") }
                #expect(finding.detail.positions.map { $0.gains.map(\.description) } == [deltas])
                #expect(finding.detail.swaps.count == (attack["sandwiched"] as? [Any])?.count)
                let party = CaseValues.address(Self.text(attack, "sandwicher", "beneficiary")) ?? .zero
                #expect(finding.party.contains(party))
            }
        }
        print("JIT liquidity of mev-inspect-js: \(positive), negatives: \(negative)")
        #expect((positive, negative) == (3, 2))
    }
}
