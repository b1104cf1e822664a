import ChainDecoding
import MEVAnalysis

/// What the detectors say of blocks.
struct Detectors {
    static let wrapper = ChainContracts.ethereum.wrappedNativeToken

    private(set) var statements: [Statement] = []
    /// The transactions that are said to be arbitrages.
    private(set) var arbitrages: Set<String> = []

    /// Runs all detectors on a block.
    mutating func examine(_ block: BlockRecord, from source: Source) {
        func state(_ kind: FindingClass, _ key: String, _ amounts: [Address: I256]?) {
            let subject = Statement.Subject(kind: kind, source: source, block: block.number, key: key)
            statements.append(Statement(subject: subject, amounts: amounts))
        }
        func ends(_ position: JITPosition) -> String {
            [position.transactions.first, position.transactions.last]
                .map { place in "\(block.transactions.first { $0.index == place }?.hash ?? .zero)" }
                .joined(separator: " ")
        }
        for finding in BlockAnalyzer().report(on: block).findings {
            guard let first = finding.transactions.first?.hash, let last = finding.transactions.last?.hash else {
                continue
            }
            switch finding.detail {
            case is Arbitrage, is Backrun:
                arbitrages.insert("\(last)")
                state(.arbitrage, "\(last)", source == .logs ? gains(of: finding) : nativeNet(of: finding))
            case let detail as Sandwich:
                state(.sandwich, "\(first) \(last)", nets(of: finding))
                for victim in detail.legs.flatMap(\.victims) {
                    guard let loss = victim.loss, loss.basis == .replay, let amount = loss.amount else { continue }
                    guard let hash = block.transactions.first(where: { $0.index == victim.transaction })?.hash,
                        let log = victim.origin.logIndex
                    else { continue }
                    state(
                        .victimLoss,
                        "\(hash) \(log)",
                        [Self.unwrapped(loss.token): I256(magnitude: amount, isNegative: false) ?? .max]
                    )
                }
                for position in detail.positions { state(.jitLiquidity, ends(position), nil) }
            case let detail as JITLiquidity:
                for position in detail.positions { state(.jitLiquidity, ends(position), nil) }
            case let detail as LiquidationBatch:
                for one in detail.liquidations {
                    let debt = I256(magnitude: one.debt.amount, isNegative: false) ?? .max
                    let borrower = one.borrower?.description ?? ""
                    state(.liquidation, "\(last) \(borrower)", [Self.unwrapped(one.debt.token): debt])
                }
            case is SolverFill: state(.settlement, "\(last)", nil)
            default: break
            }
        }
    }

    private static func unwrapped(_ token: Address?) -> Address {
        guard let token, token != wrapper else { return .nativeToken }
        return token
    }

    private func nets(of finding: AnyFinding) -> [Address: I256] {
        let nets = finding.profit?.nets ?? []
        return Dictionary(nets.map { (Self.unwrapped($0.asset.token), $0.net) }) { first, _ in first }
    }

    private func nativeNet(of finding: AnyFinding) -> [Address: I256] {
        [.nativeToken: nets(of: finding)[.nativeToken] ?? .zero]
    }

    private func gains(of finding: AnyFinding) -> [Address: I256] {
        let cycles = (finding.detail as? Arbitrage)?.cycles ?? (finding.detail as? Backrun)?.cycles ?? []
        let gains = Arbitrage(cycles: cycles).gains
            .map { (Self.unwrapped($0.token), I256(magnitude: $0.amount, isNegative: false) ?? .max) }
        return Dictionary(gains) { first, _ in first }
    }
}
