/// What was measured before, below which no figure may fall.
struct RecordedFigure {
    var kind: FindingClass
    var source: Source
    var labelled: Int
    /// In thousandths.
    var precision = 1_000
    /// In thousandths.
    var recall = 1_000
    var exact: Int

    static let all = [
        RecordedFigure(kind: .arbitrage, source: .traces, labelled: 23, exact: 20),
        RecordedFigure(kind: .arbitrage, source: .logs, labelled: 4, exact: 4),
        RecordedFigure(kind: .sandwich, source: .traces, labelled: 9, exact: 8),
        RecordedFigure(kind: .sandwich, source: .logs, labelled: 7, exact: 7),
        RecordedFigure(kind: .liquidation, source: .traces, labelled: 12, exact: 12),
        RecordedFigure(kind: .victimLoss, source: .logs, labelled: 13, exact: 13),
        RecordedFigure(kind: .jitLiquidity, source: .logs, labelled: 1, exact: 0),
        RecordedFigure(kind: .settlement, source: .logs, labelled: 4, recall: 750, exact: 0),
    ]

    /// Why a figure is worse; `nil` when it is not.
    func complaint(of figures: [Figure]) -> String? {
        let name = "\(kind.rawValue) from \(source.rawValue)"
        guard let figure = figures.first(where: { $0.kind == kind && $0.source == source }) else {
            return "\(name): the labelled blocks are not there"
        }
        let comparisons = [
            ("labels", figure.labelled, labelled), ("precision", figure.precision, precision),
            ("recall", figure.recall, recall), ("amounts to the unit", figure.exact, exact),
        ]
        return comparisons.first { $0.1 < $0.2 }.map { "\(name): \($0.0) fell to \($0.1) from \($0.2)" }
    }
}
