import ChainDecoding
import MEVAnalysis

/// Writes reports for a terminal of 80 columns: coloured, and in columns.
struct TerminalReport {
    let palette: Palette
    let wording: Wording

    private static let labelWidth = 13
    private static let victimLimit = 12

    /// The report on a block.
    func text(of reported: ReportedBlock) -> String {
        let report = reported.report
        var lines = [palette.strong("Block \(Wording.grouped("\(report.blockNumber)"))")]
        if let hash = report.blockHash { lines.append(palette.faint("\(hash)")) }
        for (label, text) in AccountLines(reported, wording: wording).lines {
            lines += labelled(label, Layout.lines(text, indent: Self.labelWidth + 3), palette.amount)
        }
        lines += [""] + kinds(of: report)
        for finding in report.findings {
            lines += [""] + text(of: Sheet(finding, in: reported.block, wording: wording))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func labelled(_ label: String, _ lines: [String], _ color: (String) -> String) -> [String] {
        lines.enumerated()
            .map { place, line in
                let label = Layout.padded(place == 0 ? label : "", to: Self.labelWidth)
                return "  \(palette.faint(label)) \(color(line))"
            }
    }

    private func kinds(of report: BlockReport) -> [String] {
        guard !report.kinds.isEmpty else { return ["  Nothing was found."] }
        return report.kinds.flatMap { kind in
            let count = Wording.count(kind.count, Wording.name(ofKind: kind.kind).lowercased(keepingAcronyms: true))
            var parts = [Wording.count(kind.transactionCount, "transaction")]
            if kind.victimCount > 0 { parts.append(Wording.count(kind.victimCount, "victim")) }
            parts += wording.nets(kind.nets).prefix(2)
            if kind.nets.count > 2 { parts.append(Wording.count(kind.nets.count - 2, "more token")) }
            let width = 22
            return Layout.lines(parts, indent: width + 3).enumerated()
                .map { place, line in
                    let name = Layout.padded(place == 0 ? count : "", to: width)
                    return "  \(palette.strong(name)) \(palette.faint(line))"
                }
        }
    }

    // MARK: Findings

    private func text(of sheet: Sheet) -> [String] {
        let finding = sheet.finding
        var lines = [
            "\(palette.strong(sheet.title)): \(sheet.summary)"
                + palette.faint(", \(finding.confidence) sure by \(finding.rule)")
        ]
        lines += Layout.lines(sheet.headline, indent: 2).map { "  \($0)" }
        lines += labelled(sheet.actor, finding.party.map { $0.checksummed() }, palette.name)
        let shown = sheet.victims.prefix(Self.victimLimit)
            .map { "\($0.account?.checksummed() ?? "unknown")  transaction \($0.place)" }
        let more = sheet.victims.count - shown.count
        lines += labelled(sheet.victimName, shown + (more > 0 ? ["and \(more) more"] : []), palette.doubtful)
        for group in sheet.groups {
            lines += Layout.lines(group.heading, indent: 2).map { "  \(palette.faint($0))" }
            lines += StepTable(palette: palette, steps: group.steps).lines
        }
        return lines + result(of: sheet)
    }

    private func result(of sheet: Sheet) -> [String] {
        var lines: [String] = []
        if let profit = sheet.finding.profit {
            let indent = Self.labelWidth + 3
            let balance = sheet.balance + (sheet.dust.map { [$0] } ?? [])
            lines += labelled("on balance", Layout.lines(balance.isEmpty ? ["nothing"] : balance, indent: indent)) {
                line in
                line.hasPrefix("−") ? palette.bad(line) : palette.good(line)
            }
            if !profit.isComplete { lines += labelled("", ["as far as logs tell"], palette.faint) }
            lines += labelled("paid", sheet.costs, palette.amount)
            if let left = profit.netAfterGas {
                let text = wording.net(left, of: .native)
                lines += labelled("after gas", [text], left.isNegative ? palette.bad : palette.good)
            }
        }
        guard !sheet.losses.isEmpty else { return lines }
        let losses = sheet.losses.enumerated().map { $0 == 0 ? "at least \($1)" : $1 }
        let lost = Layout.lines(losses, indent: Self.labelWidth + 3) + (sheet.lossValue.map { [$0] } ?? [])
        return lines + labelled("others lost", lost, palette.bad)
    }
}

/// Steps below each other, each column as wide as what stands in it.
private struct StepTable {
    let palette: Palette
    let steps: [Sheet.Step]

    private static let indent = "    "

    var lines: [String] {
        let widths = [width { $0.place.map { "\($0)" } ?? "" }, width(\.name), width(\.who)]
        let (given, got) = (width(\.gave), width(\.got))
        let before = widths.filter { $0 > 0 }.reduce(Self.indent.count) { $0 + $1 + 2 }
        // Where the columns are too wide, amounts follow as they come, and where that is too wide in a line of their own.
        let isAligned = before + given + 3 + got <= Layout.width
        let under = String(repeating: " ", count: Self.indent.count + (widths[0] > 0 ? widths[0] + 2 : 0) + 2)
        return
            steps.flatMap { step in
                let isBroken = !isAligned && before + step.gave.count + 3 + step.got.count > Layout.width
                let gave = palette.amount(isAligned ? Layout.aligned(step.gave, to: given) : step.gave)
                let move = "\(gave) → \(palette.amount(step.got))"
                let start = head(of: step, widths)
                let note = step.note.isEmpty ? [] : [under + palette.doubtful(step.note)]
                return (isBroken ? [start, under + move] : ["\(start)  \(move)"]) + note
            }
            .map(\.trimmingSpaces)
    }

    /// Where, what and who.
    private func head(of step: Sheet.Step, _ widths: [Int]) -> String {
        let columns = [
            Layout.aligned(step.place.map { "\($0)" } ?? "", to: widths[0]),
            palette.role(Layout.padded(step.name, to: widths[1]), step.role), Layout.padded(step.who, to: widths[2]),
        ]
        return Self.indent + zip(columns, widths).filter { $1 > 0 }.map { $0.0 }.joined(separator: "  ")
    }

    private func width(_ text: (Sheet.Step) -> String) -> Int { steps.map { text($0).count }.max() ?? 0 }
}

extension String {
    /// The text without spaces at its end.
    fileprivate var trimmingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }

    /// The text in small letters but for words such as `NFT`.
    fileprivate func lowercased(keepingAcronyms: Bool) -> String {
        split(separator: " ").map { $0.count > 1 && $0.allSatisfy(\.isUppercase) ? String($0) : $0.lowercased() }
            .joined(separator: " ")
    }
}
