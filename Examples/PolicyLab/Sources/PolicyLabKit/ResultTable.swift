import MonitorCore

/// The verdicts of all experiments as text.
struct ResultTable {
    var experiments: [Experiment]
    var isColoured: Bool

    private struct Cell {
        var text: String
        var colour: Colour = .plain
    }

    private enum Colour: String {
        case plain = ""
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }

    private static let header = ["policy", "paged after", "dated late", "pages", "false"]

    /// The lines, without a line feed at their ends.
    var lines: [String] {
        experiments.flatMap { experiment in
            [painted(experiment.scenario.title, .bold)] + block(experiment.verdicts) + [""]
        }
    }

    private var nameWidth: Int {
        experiments.flatMap(\.verdicts).map(\.policy.count).reduce(Self.header[0].count, max)
    }

    private func block(_ verdicts: [Verdict]) -> [String] {
        [line(Self.header.map { Cell(text: $0, colour: .faint) })] + verdicts.map { line(cells($0)) }
    }

    private func cells(_ verdict: Verdict) -> [Cell] {
        let pagedAfter: Cell =
            if let delay = verdict.pagedAfter {
                Cell(text: text(delay), colour: .green)
            } else if verdict.isMissed {
                Cell(text: "missed", colour: .red)
            } else {
                Cell(text: "–", colour: .faint)
            }
        let wanted = verdict.isTrouble ? 1 : 0
        return [
            Cell(text: verdict.policy),
            pagedAfter,
            Cell(text: verdict.datedLate.map(text) ?? "–", colour: verdict.datedLate == nil ? .faint : .plain),
            Cell(text: "\(verdict.pageCount)", colour: verdict.pageCount > wanted ? .yellow : .plain),
            Cell(text: "\(verdict.falsePageCount)", colour: verdict.falsePageCount > 0 ? .red : .faint),
        ]
    }

    /// The first cell stands left, the others right.
    private func line(_ cells: [Cell]) -> String {
        let padded = zip(cells, Self.header).enumerated()
            .map { index, pair in
                let (cell, title) = pair
                let width = index == 0 ? nameWidth : title.count
                let padding = String(repeating: " ", count: max(0, width - cell.text.count))
                let text = painted(cell.text, cell.colour)
                return index == 0 ? text + padding : padding + text
            }
        return "  " + padded.joined(separator: "   ")
    }

    private func painted(_ text: String, _ colour: Colour) -> String {
        isColoured && colour != .plain ? "\u{1b}[\(colour.rawValue)m\(text)\u{1b}[0m" : text
    }

    private func text(_ duration: Duration) -> String {
        let seconds = Int64(duration.inSeconds.rounded())
        return seconds < 0 ? "-\(Duration.seconds(-seconds).text)" : Duration.seconds(seconds).text
    }
}
