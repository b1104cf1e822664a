/// The figures in columns, those of the reference beside them.
struct AccuracyTable {
    private let rows: [[String]]

    init(_ figures: [Figure]) {
        let head = [
            "class", "source", "labels", "found", "false", "precision", "recall", "to the unit", "mev-inspect-py",
        ]
        rows = [head] + figures.map(Self.row)
    }

    private static func row(_ figure: Figure) -> [String] {
        [
            figure.kind.rawValue, figure.source.rawValue, "\(figure.labelled)", "\(figure.found)",
            "\(figure.wrong.count)",
            percent(figure.precision), recall(figure),
            figure.withAmounts == 0 ? "–" : "\(figure.exact) of \(figure.withAmounts)",
            figure.reference.map { text($0, of: figure) } ?? "–",
        ]
    }

    private static func recall(_ figure: Figure) -> String {
        let isExplained = figure.missed.contains { Figure.exception(for: $0) != nil }
        return percent(figure.recall) + (isExplained ? ", see below" : "")
    }

    /// Its precision and recall, and of how many amounts are right.
    ///
    /// It was run on the blocks that mev-inspect-py itself has, so that others are no part of what it can find.
    private static func text(_ reference: ReferenceOutput, of figure: Figure) -> String {
        let precision = percent(Figure.share(reference.found, of: reference.claims))
        let recall = percent(Figure.share(reference.found, of: reference.labelled))
        let exact = reference.exact.map { ", \($0) of \(reference.labelled) to the unit" } ?? ""
        return "\(precision), \(recall) of \(reference.labelled)\(exact)"
    }

    private static func percent(_ thousandths: Int) -> String { "\(thousandths / 10).\(thousandths % 10) %" }

    var text: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return
            rows.map { row in
                let cells = row.indices.map { row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count) }
                return cells.joined(separator: "  ").trimmingSpaces + "\n"
            }
            .joined()
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
