import ChainDecoding
import MEVAnalysis

/// Writes reports as one page that needs nothing else: no script, no font, no network.
struct Page {
    let wording: Wording

    /// The page of some blocks.
    func text(of reports: [ReportedBlock]) -> String {
        let numbers = reports.map { Wording.grouped("\($0.report.blockNumber)") }
        let title = "MEV in block\(numbers.count == 1 ? "" : "s") \(numbers.joined(separator: ", "))"
        let body = reports.map(section).joined(separator: "\n")
        let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <title>\(Markup.text(title))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <main>
            \(body)
            </main>
            <footer>\(Markup.text(Self.footer))</footer>
            </body>
            </html>

            """
    }

    private static let footer = """
        Amounts in tables and pictures are cut to six digits; the explanations have them exactly. Each picture reads \
        from top to bottom: what moved, from whom to whom, in the order of execution.
        """

    // MARK: Blocks

    private func section(_ reported: ReportedBlock) -> String {
        let report = reported.report
        let sheets = report.findings.map { Sheet($0, in: reported.block, wording: wording) }
        let account = AccountLines(reported, wording: wording).lines
            .map { Markup.element("dt", [:], Markup.text($0.label)) + Markup.element("dd", [:], Markup.text($0.text)) }
        var parts = [Markup.element("h1", [:], Markup.text("Block \(Wording.grouped("\(report.blockNumber)"))"))]
        if let hash = report.blockHash { parts.append(Markup.element("p", ["class": "hash"], Markup.text("\(hash)"))) }
        parts.append(Markup.element("dl", [:], account.joined(separator: "\n")))
        parts.append(sheets.isEmpty ? "<p>Nothing was found.</p>" : contents(sheets))
        parts += sheets.map { article($0, in: reported.block) }
        return Markup.element("section", [:], "\n" + parts.joined(separator: "\n") + "\n")
    }

    private func contents(_ sheets: [Sheet]) -> String {
        let rows = sheets.map { sheet in
            [
                Markup.element("a", ["href": "#\(anchor(sheet))"], Markup.text(sheet.title)),
                places(of: sheet.finding),
                Markup.text(sheet.finding.party.first.map { wording.short($0) } ?? ""),
                amounts(sheet.balance),
                amounts(sheet.losses),
            ]
        }
        return Markup.table(["what", "transactions", "by whom", "on balance", "others lost at least"], rows)
    }

    private func places(of finding: AnyFinding) -> String {
        finding.transactions.map { Markup.element("span", ["class": "role \($0.role.rawValue)"], "\($0.index)") }
            .joined(separator: " ")
    }

    private func amounts(_ amounts: [String]) -> String {
        amounts.map { amount in
            let kind = amount.hasPrefix("+") ? "gain" : "loss"
            return Markup.element("span", ["class": "amount \(kind)"], Markup.text(amount))
        }
        .joined(separator: "<br>")
    }

    private func anchor(_ sheet: Sheet) -> String { "f" + sheet.finding.id.hash.description.dropFirst(2).prefix(16) }

    // MARK: Findings

    private func article(_ sheet: Sheet, in block: AnalyzedBlock) -> String {
        let finding = sheet.finding
        var parts = [
            Markup.element("h2", [:], Markup.text("\(sheet.title): \(sheet.summary)")),
            Markup.element("p", ["class": "explanation"], Markup.text(finding.explanation(wording.names))),
        ]
        let picture = FlowPicture(FlowChart(sheet, in: block, wording: wording), name: anchor(sheet))
        if let svg = picture.svg {
            let caption = Markup.element("figcaption", [:], Markup.text("What moved, from top to bottom"))
            parts.append(Markup.element("figure", [:], caption + Markup.element("div", ["class": "scroll"], svg)))
        }
        parts += sheet.groups.map { group in
            Markup.element("h3", [:], Markup.text(group.heading)) + (group.steps.isEmpty ? "" : table(of: group.steps))
        }
        parts.append(Markup.element("h3", [:], "Balance") + balance(of: sheet))
        parts.append(Markup.element("h3", [:], "Evidence") + evidence(for: finding))
        return Markup.element("article", ["id": anchor(sheet)], "\n" + parts.joined(separator: "\n") + "\n")
    }

    private func table(of steps: [Sheet.Step]) -> String {
        let hasPlaces = steps.contains { $0.place != nil }
        let rows = steps.map { step in
            (hasPlaces ? [step.place.map { "\($0)" } ?? ""] : []) + [
                Markup.element("span", ["class": "role \(step.role.rawValue)"], Markup.text(step.name)),
                Markup.text(step.who), Markup.text(step.gave), Markup.text(step.got), Markup.text(step.note),
            ]
        }
        return Markup.table(
            (hasPlaces ? ["transaction"] : []) + ["what", "who", "gave", "got", ""],
            rows,
            class: "steps"
        )
    }

    private func balance(of sheet: Sheet) -> String {
        var rows: [[String]] = []
        for (place, account) in sheet.finding.party.enumerated() {
            rows.append([place == 0 ? sheet.actor : "", Markup.text(account.checksummed())])
        }
        if let profit = sheet.finding.profit {
            let note = profit.isComplete ? "" : " <em>as far as logs tell</em>"
            rows.append(["on balance", (sheet.balance.isEmpty ? "nothing" : amounts(sheet.balance)) + note])
        }
        if !sheet.costs.isEmpty {
            rows.append(["paid", sheet.costs.map { Markup.text($0) }.joined(separator: "<br>")])
        }
        if let left = sheet.finding.profit?.netAfterGas {
            rows.append(["native token after gas", amounts([wording.net(left, of: .native)])])
        }
        if !sheet.losses.isEmpty { rows.append(["others lost at least", amounts(sheet.losses)]) }
        let body = rows.map { row in
            let name = Markup.element("th", ["scope": "row"], Markup.text(row[0]))
            return Markup.element("tr", [:], name + Markup.element("td", [:], row[1]))
        }
        return Markup.element("div", ["class": "scroll"], Markup.element("table", [:], body.joined(separator: "\n")))
    }

    private func evidence(for finding: AnyFinding) -> String {
        let rows = finding.transactions.map { part in
            [
                "\(part.index)",
                Markup.element("span", ["class": "role \(part.role.rawValue)"], Markup.text(part.role.rawValue)),
                Markup.element("code", [:], Markup.text("\(part.hash)")),
                list(part.logs), list(part.calls),
            ]
        }
        let rule = "Rule \(finding.rule), \(finding.confidence) sure; identity \(finding.id.hash)."
        return Markup.table(["transaction", "part", "hash", "logs", "calls"], rows)
            + Markup.element("p", ["class": "rule"], Markup.text(rule))
    }

    private func list(_ numbers: [Int]) -> String {
        let shown = numbers.prefix(24).map { "\($0)" }.joined(separator: ", ")
        return numbers.count > 24 ? "\(shown) and \(numbers.count - 24) more" : shown
    }
}
