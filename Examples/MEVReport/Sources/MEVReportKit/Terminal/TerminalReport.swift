import ChainDecoding
import MEVAnalysis

/// Writes reports for a terminal: coloured, and in columns.
struct TerminalReport {
    let palette: Palette
    let wording: Wording

    /// The report on a block.
    func text(of reported: ReportedBlock) -> String {
        let report = reported.report
        let number = Wording.grouped("\(report.blockNumber)")
        let hash = report.blockHash.map { "  " + palette.faint("\($0)") } ?? ""
        var lines = [palette.strong("Block \(number)") + hash]
        lines += AccountLines(reported, wording: wording).lines.map { line($0.label, palette.amount($0.text)) }
        lines += [""] + kinds(of: report)
        for finding in report.findings {
            lines += [""] + text(of: Sheet(finding, in: reported.block, wording: wording))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ label: String, _ text: String) -> String {
        "  \(palette.faint(Self.padded(label, to: 13))) \(text)"
    }

    private func kinds(of report: BlockReport) -> [String] {
        guard !report.kinds.isEmpty else { return ["  Nothing was found."] }
        return report.kinds.map { kind in
            let count = Wording.count(kind.count, Wording.name(ofKind: kind.kind).lowercased(keepingAcronyms: true))
            var parts = [Wording.count(kind.transactionCount, "transaction")]
            if kind.victimCount > 0 { parts.append(Wording.count(kind.victimCount, "victim")) }
            parts += wording.nets(kind.nets).prefix(2)
            if kind.nets.count > 2 { parts.append(Wording.count(kind.nets.count - 2, "more token")) }
            return "  \(palette.strong(Self.padded(count, to: 22))) \(palette.faint(parts.joined(separator: ", ")))"
        }
    }

    // MARK: Findings

    private func text(of sheet: Sheet) -> [String] {
        let finding = sheet.finding
        let places = finding.transactions.map { part in
            palette.role("\(part.index)" + (part.role == .subject ? "" : " \(part.role.rawValue)"), part.role)
        }
        let confidence = palette.faint("\(finding.confidence) sure, \(finding.rule)")
        var lines = ["\(palette.strong(sheet.title))  \(places.joined(separator: palette.faint(" · ")))  \(confidence)"]
        lines += finding.party.enumerated()
            .map { line($0 == 0 ? sheet.actor : "", palette.name($1.checksummed())) }
        for group in sheet.groups {
            lines.append("  \(palette.faint(group.heading))")
            lines += table(of: group.steps)
        }
        let gain = sheet.balance.map { $0.hasPrefix("+") ? palette.good($0) : palette.bad($0) }
        if finding.profit != nil {
            let note = finding.profit?.isComplete == false ? palette.faint("  as far as logs tell") : ""
            let result = gain.isEmpty ? "nothing" : gain.joined(separator: ", ")
            lines.append(line("on balance", result + note))
        }
        if !sheet.costs.isEmpty { lines.append(line("paid", sheet.costs.joined(separator: "; "))) }
        if !sheet.losses.isEmpty {
            lines.append(line("others lost", palette.bad("at least \(sheet.losses.joined(separator: ", "))")))
        }
        return lines
    }

    /// The steps below each other, each column as wide as what stands in it.
    private func table(of steps: [Sheet.Step]) -> [String] {
        func width(_ text: (Sheet.Step) -> String) -> Int { steps.map { text($0).count }.max() ?? 0 }
        func place(_ step: Sheet.Step) -> String { step.place.map { "\($0)" } ?? "" }
        let (places, names, accounts) = (width(place), width(\.name), width(\.who))
        let (given, got) = (width(\.gave), width(\.got))
        return steps.map { step in
            let number = String(repeating: " ", count: places - place(step).count) + place(step)
            let columns = [
                number, palette.role(Self.padded(step.name, to: names), step.role),
                Self.padded(step.who, to: accounts),
                "\(String(repeating: " ", count: given - step.gave.count))\(palette.amount(step.gave)) → "
                    + palette.amount(step.note.isEmpty ? step.got : Self.padded(step.got, to: got)),
                palette.doubtful(step.note),
            ]
            return "    " + columns.filter { !$0.isEmpty }.joined(separator: "  ")
        }
    }

    /// A text with spaces behind it up to a width.
    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension String {
    /// The text in small letters but for words such as `NFT`.
    fileprivate func lowercased(keepingAcronyms: Bool) -> String {
        split(separator: " ").map { $0.count > 1 && $0.allSatisfy(\.isUppercase) ? String($0) : $0.lowercased() }
            .joined(separator: " ")
    }
}
