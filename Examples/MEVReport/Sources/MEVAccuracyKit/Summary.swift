/// What stands below the table: what its figures leave out, and how much was examined.
struct Summary {
    /// What is missed as is known, what is not compared, and how much was examined.
    let text: String
    /// What is wrong, a line each.
    let complaints: [String]

    init(figures: [Figure], labels: Labels, examined: Accuracy.Examined) {
        let mistaken = labels.lookalikes.intersection(examined.detectors.arbitrages)
        let known = figures.flatMap(\.missed)
            .compactMap { subject in
                Figure.exception(for: subject).map { "Missed, as is known: \(subject): \($0.reason)." }
            }
        let spoofs = labels.spoofs.map { spoof in
            let believed = (examined.detectors.swaps[spoof.block] ?? 0) - spoof.genuine
            return "Swaps that a token made up: \(believed) of \(spoof.spoofed) believed."
        }
        func count(_ source: Source) -> Int { examined.blocks[source]?.count ?? 0 }
        let lines =
            known.sorted() + StatedException.uncompared.map { "Not compared: \($0)" }
            + ["Look-alikes: \(mistaken.count) of \(labels.lookalikes.count) taken for arbitrages."] + spoofs + [
                """
                Examined: \(count(.traces)) blocks of calls, \(count(.logs)) blocks of logs, \(count(.inspectRS)) \
                recordings of mev-inspect-rs, \(examined.cases) cases of mev-inspect-js.
                """
            ]
        text = lines.map { $0 + "\n" }.joined()
        let unequal = labels.spoofs.filter { examined.detectors.swaps[$0.block] != $0.genuine }
        complaints =
            figures.flatMap(\.complaints) + RecordedFigure.all.compactMap { $0.complaint(of: figures) }
            + mistaken.sorted().map { "false: arbitrage, \($0) only looks like one" }
            + unequal.map { "block \($0.block) does not have the \($0.genuine) swaps of Uniswap V2 that are true" }
    }
}
