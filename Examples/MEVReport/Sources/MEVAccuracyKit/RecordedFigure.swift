/// How much is labelled in the data that the detectors were last measured by, so that none of it goes missing unseen.
struct RecordedFigure {
    var kind: FindingClass
    var source: Source
    var labelled: Int
    /// Of how many of these the amounts are told.
    var withAmounts: Int

    static let all = [
        RecordedFigure(kind: .arbitrage, source: .traces, labelled: 23, withAmounts: 23),
        RecordedFigure(kind: .arbitrage, source: .logs, labelled: 4, withAmounts: 4),
        RecordedFigure(kind: .arbitrage, source: .inspectRS, labelled: 7, withAmounts: 7),
        RecordedFigure(kind: .arbitrage, source: .inspectJS, labelled: 7, withAmounts: 7),
        RecordedFigure(kind: .nftArbitrage, source: .inspectJS, labelled: 2, withAmounts: 2),
        RecordedFigure(kind: .sandwich, source: .traces, labelled: 9, withAmounts: 8),
        RecordedFigure(kind: .sandwich, source: .logs, labelled: 7, withAmounts: 7),
        RecordedFigure(kind: .sandwich, source: .inspectJS, labelled: 6, withAmounts: 5),
        RecordedFigure(kind: .victimLoss, source: .logs, labelled: 13, withAmounts: 13),
        RecordedFigure(kind: .jitLiquidity, source: .logs, labelled: 1, withAmounts: 1),
        RecordedFigure(kind: .jitLiquidity, source: .inspectJS, labelled: 3, withAmounts: 3),
        RecordedFigure(kind: .liquidation, source: .traces, labelled: 12, withAmounts: 12),
        RecordedFigure(kind: .liquidation, source: .inspectRS, labelled: 5, withAmounts: 2),
        RecordedFigure(kind: .liquidation, source: .inspectJS, labelled: 3, withAmounts: 3),
        RecordedFigure(kind: .fill, source: .traces, labelled: 4, withAmounts: 4),
        RecordedFigure(kind: .settlement, source: .logs, labelled: 4, withAmounts: 0),
    ]

    /// What of the labels is not there; `nil` when all is.
    func complaint(of figures: [Figure]) -> String? {
        let name = "\(kind.rawValue) by \(source.rawValue)"
        guard let figure = figures.first(where: { $0.kind == kind && $0.source == source }) else {
            return "\(name): nothing labelled is there"
        }
        guard figure.labelled >= labelled, figure.withAmounts >= withAmounts else {
            return "\(name): \(figure.labelled) labels, \(figure.withAmounts) of them with amounts, are there of "
                + "\(labelled) and \(withAmounts)"
        }
        return nil
    }
}
