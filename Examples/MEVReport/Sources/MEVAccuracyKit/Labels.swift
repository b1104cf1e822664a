import ChainDecoding
import Foundation
import MEVAnalysis

/// What is known to have happened in the labelled blocks.
struct Labels {
    private(set) var statements: [Statement] = []
    /// The blocks in which all of a class is labelled, so that anything else is false.
    private(set) var blocks: [FindingClass: [Source: Set<UInt64>]] = [:]
    /// Transactions that look like arbitrages and are none.
    private(set) var lookalikes: Set<String> = []
    /// Blocks with logs of swaps that never happened.
    private(set) var spoofs: [Spoof] = []
    private(set) var reference: [FindingClass: ReferenceOutput] = [:]

    /// How many logs of swaps of Uniswap V2 in a block are true, and how many made up.
    struct Spoof {
        var block: UInt64
        var genuine: Int
        var spoofed: Int
    }

    /// Reads the labels.
    ///
    /// - Parameters:
    ///   - traced: The labels of blocks with traces.
    ///   - logged: The labels of blocks with logs.
    ///   - isPresent: Whether a block is there; others are not expected.
    /// - Throws: A `DecodingError` for labels of another form.
    init(traced: Data, logged: Data, isPresent: (Source, UInt64) -> Bool) throws {
        let decoder = JSONDecoder()
        add(try decoder.decode(TracedLabels.self, from: traced)) { isPresent(.traces, $0) }
        add(try decoder.decode(LoggedLabels.self, from: logged)) { isPresent($0, $1) }
        add(AssertedFacts.fills) { isPresent(.traces, $0) }
        add(AssertedFacts.arbitrages + AssertedFacts.liquidations) { isPresent(.inspectRS, $0) }
        for fact in AssertedFacts.lookalikes where isPresent(.inspectRS, fact.block) { lookalikes.insert(fact.key) }
    }

    /// Adds what happened in blocks by themselves.
    mutating func add(_ statements: [Statement], if isPresent: (UInt64) -> Bool = { _ in true }) {
        for statement in statements where isPresent(statement.subject.block) {
            self.statements.append(statement)
            let subject = statement.subject
            blocks[subject.kind, default: [:]][subject.source, default: []].insert(subject.block)
        }
    }

    /// Tells that all of a class is labelled in a block.
    mutating func close(_ kind: FindingClass, _ source: Source, _ block: UInt64) {
        blocks[kind, default: [:]][source, default: []].insert(block)
    }

    private mutating func label(
        _ kind: FindingClass,
        _ source: Source,
        _ block: UInt64,
        _ key: String,
        _ amounts: Amounts? = nil,
        gains: Amounts? = nil
    ) {
        statements.append(Statement(kind, source, block, key, amounts, gains: gains))
    }

    // MARK: Traces

    private mutating func add(_ labels: TracedLabels, isPresent: (UInt64) -> Bool) {
        let present = Set(labels.blocks.filter(isPresent))
        for kind in [FindingClass.arbitrage, .sandwich, .liquidation] { blocks[kind, default: [:]][.traces] = present }
        var arbitrages = ReferenceOutput()
        for one in labels.arbitrages where isPresent(one.block) {
            let isTrue = !one.reverted && !one.sandwich_leg
            arbitrages.labelled += isTrue ? 1 : 0
            arbitrages.claims += one.anchor_found ? 1 : 0
            arbitrages.found += one.anchor_found && isTrue ? 1 : 0
            if isTrue { label(.arbitrage, .traces, one.block, one.tx, one.net_of_bot) }
        }
        var sandwiches = ReferenceOutput(exact: 0)
        for one in labels.sandwiches where isPresent(one.block) {
            label(.sandwich, .traces, one.block, "\(one.front) \(one.back)", one.net_of_attacker_both_txs)
            let rows = one.legs.compactMap(\.anchor_profit)
            sandwiches.labelled += 1
            sandwiches.claims += rows.count
            sandwiches.found += rows.isEmpty ? 0 : 1
            let net = one.net_of_attacker_both_txs.native ?? .zero
            let gain = I256(one.coinbase_transfer).flatMap(net.adding)
            sandwiches.exact? += rows.count == 1 && I256(rows[0]) == gain ? 1 : 0
        }
        reference = [.arbitrage: arbitrages, .sandwich: sandwiches]
        for one in labels.liquidations where isPresent(one.block) {
            let amounts = Amounts([one.debt_token: one.debt_amount, one.received_token: one.received_amount])
            label(.liquidation, .traces, one.block, "\(one.tx) \(one.borrower)", amounts)
        }
        lookalikes.formUnion(labels.negatives.filter { isPresent($0.block) }.compactMap(\.tx))
    }

    // MARK: Logs and other tracers

    private mutating func add(_ labels: LoggedLabels, isPresent: (Source, UInt64) -> Bool) {
        let present = Set(labels.blocks.map(\.block).filter { isPresent(.logs, $0) })
        for block in labels.blocks where present.contains(block.block) {
            guard let genuine = block.genuine_v2_swaps, let spoofed = block.spoofed_v2_swap_logs else { continue }
            spoofs.append(Spoof(block: block.block, genuine: genuine, spoofed: spoofed))
        }
        for kind in [FindingClass.arbitrage, .sandwich, .victimLoss, .jitLiquidity, .settlement] {
            blocks[kind, default: [:]][.logs] = present
        }
        for one in labels.arbitrages where present.contains(one.block) {
            label(.arbitrage, .logs, one.block, one.tx, gains: Amounts([one.profit_token: one.gross]))
        }
        for one in labels.sandwiches where present.contains(one.block) {
            label(.sandwich, .logs, one.block, "\(one.front) \(one.back)", one.net_token_deltas_of_attacker)
            for leg in one.legs {
                for victim in leg.victims {
                    guard let loss = victim.loss_in_token_out else { continue }
                    let amounts = Amounts([leg.token_out: loss])
                    label(.victimLoss, .logs, one.block, "\(victim.tx) \(victim.log)", amounts)
                }
            }
        }
        for one in labels.jit where present.contains(one.block) {
            let leg = labels.sandwiches.flatMap(\.legs).first { $0.pool == one.pool }
            let tokens = leg.map { [$0.token_in, $0.token_out].sorted() } ?? []
            let fees = Amounts(Dictionary(zip(tokens, one.fees)) { first, _ in first }).nonzero
            label(.jitLiquidity, .logs, one.block, "\(one.mint_tx) \(one.burn_tx)", leg.map { _ in fees })
        }
        for one in labels.negatives where present.contains(one.block) {
            if one.kind.contains("settlement") { label(.settlement, .logs, one.block, one.tx) }
            lookalikes.insert(one.tx)
        }
        for block in labels.trace_only_blocks where isPresent(.traces, block.block) { add(block) }
    }

    private mutating func add(_ block: LoggedLabels.TraceOnlyBlock) {
        blocks[.arbitrage, default: [:]][.traces, default: []].insert(block.block)
        for one in block.arbitrages ?? [] {
            let gains = Amounts([one.profit_token: one.gross])
            label(.arbitrage, .traces, block.block, one.tx, gains: gains)
        }
        lookalikes.formUnion((block.negatives ?? []).compactMap(\.tx))
        guard let text = block.findings else { return }
        // The text names the transactions of the one sandwich from the first to the last.
        let hashes: [Substring] = text.split { !$0.isHexDigit && $0 != "x" }.filter { $0.count == 66 }
        guard let front = hashes.first, let back = hashes.last else { return }
        blocks[.sandwich, default: [:]][.traces, default: []].insert(block.block)
        label(.sandwich, .traces, block.block, "\(front) \(back)", block.net)
    }
}
