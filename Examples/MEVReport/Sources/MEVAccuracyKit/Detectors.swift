import ChainDecoding
import MEVAnalysis

/// What the detectors say of blocks.
struct Detectors {
    static let wrapper = ChainContracts.ethereum.wrappedNativeToken

    private(set) var statements: [Statement] = []
    /// The transactions that are said to be arbitrages.
    private(set) var arbitrages: Set<String> = []
    /// How many swaps of Uniswap V2 there are in the blocks with logs.
    private(set) var swaps: [UInt64: Int] = [:]

    /// Runs all detectors on a block.
    mutating func examine(_ record: BlockRecord, from source: Source) {
        let block = AnalyzedBlock(record)
        let swapsByTransaction = block.actions.streams.map(\.swaps)
        for (transaction, swaps) in zip(record.transactions, swapsByTransaction) {
            for (place, fill) in swaps.filter({ $0.venue == .zeroEx }).enumerated() {
                let amounts = Amounts([(fill.tokenIn, fill.amountIn), (fill.tokenOut, fill.amountOut)])
                add(.fill, source, record, "\(transaction.hash) \(place)", amounts)
            }
        }
        if source == .logs {
            swaps[record.number] = swapsByTransaction.joined().count { $0.venue == .uniswapV2 }
        }
        for finding in BlockAnalyzer().report(on: BlockWindow(block)).findings { add(finding, source, record) }
    }

    private mutating func add(
        _ kind: FindingClass,
        _ source: Source,
        _ block: BlockRecord,
        _ key: String,
        _ amounts: Amounts? = nil,
        gains: Amounts? = nil
    ) {
        statements.append(Statement(kind, source, block.number, key, amounts, gains: gains))
    }

    private mutating func add(_ finding: AnyFinding, _ source: Source, _ block: BlockRecord) {
        guard let first = finding.transactions.first?.hash, let last = finding.transactions.last?.hash else { return }
        switch finding.detail {
        case is Arbitrage, is Backrun:
            arbitrages.insert("\(last)")
            add(.arbitrage, source, block, "\(last)", finding.nets, gains: finding.gains)
        case let detail as Sandwich:
            add(.sandwich, source, block, "\(first) \(last)", finding.nets)
            addLosses(of: detail, source, block)
            add(detail.positions, source, block)
        case let detail as JITLiquidity: add(detail.positions, source, block)
        case let detail as LiquidationBatch:
            for one in detail.liquidations {
                add(.liquidation, source, block, "\(last) \(one.borrower?.description ?? "")", one.amounts)
            }
        case is SolverFill: add(.settlement, source, block, "\(last)")
        default: break
        }
    }

    private mutating func addLosses(of sandwich: Sandwich, _ source: Source, _ block: BlockRecord) {
        for victim in sandwich.legs.flatMap(\.victims) {
            guard let loss = victim.loss, loss.basis == .replay, let amount = loss.amount,
                let hash = block.hash(at: victim.transaction), let log = victim.origin.logIndex
            else { continue }
            add(.victimLoss, source, block, "\(hash) \(log)", Amounts([(loss.token, amount)]))
        }
    }

    private mutating func add(_ positions: [JITPosition], _ source: Source, _ block: BlockRecord) {
        for position in positions {
            let ends = [position.transactions.first, position.transactions.last]
                .map { place in place.flatMap(block.hash).map { "\($0)" } ?? "" }
            let fees = position.fees.map { fees in Amounts(fees.map { ($0.token, $0.amount) }).nonzero }
            add(.jitLiquidity, source, block, ends.joined(separator: " "), fees)
        }
    }
}

extension BlockRecord {
    /// The hash of the transaction at a place in the block.
    fileprivate func hash(at place: Int) -> Hash32? { transactions.first { $0.index == place }?.hash }
}

extension Liquidation {
    /// What was repaid and what was got.
    var amounts: Amounts { Amounts([(debt.token, debt.amount), (collateral.token, collateral.amount)]) }
}

extension AnyFinding {
    /// What the party has more and less.
    var nets: Amounts {
        var amounts = Amounts()
        for net in profit?.nets ?? [] { amounts.add(net.net, of: net.asset.token) }
        return amounts
    }

    /// The rounds of an arbitrage, the only one that there was or one after a trigger.
    var cycles: [TradeCycle] { (detail as? Arbitrage)?.cycles ?? (detail as? Backrun)?.cycles ?? [] }

    /// What the rounds made.
    fileprivate var gains: Amounts { Amounts(cycles.map { ($0.token, $0.gain) }) }
}
