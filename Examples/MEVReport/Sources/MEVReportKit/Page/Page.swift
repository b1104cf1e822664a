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
        Amounts are cut to six digits; the explanations have them to the unit. “10²¹ of 0x1234…abcd” counts the smallest \
        units of a token of which neither name nor decimals are known; a token list gives it both. What comes after ≈ \
        is reckoned at the rates at which the victims traded, or else those of the block's other swaps. Dust is what is \
        left of less than a ten thousandth of what moved. Transactions are told by their places in the block.
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
        parts += sheets.map { Article(sheet: $0, block: reported.block, wording: wording).markup }
        return Markup.element("section", [:], "\n" + parts.joined(separator: "\n") + "\n")
    }

    private func contents(_ sheets: [Sheet]) -> String {
        let rows = sheets.map { sheet in
            [
                Markup.element("a", ["href": "#\(Article.anchor(sheet.finding))"], Markup.text(sheet.title)),
                places(of: sheet.finding),
                Markup.text(sheet.finding.party.first.map { wording.short($0) } ?? ""),
                list(sheet.victims.map { $0.account.map { wording.short($0) } ?? "unknown" }, limit: 4),
                Markup.amounts(sheet.balance, limit: 4),
                Markup.amounts(sheet.losses + (sheet.lossValue.map { [$0] } ?? []), limit: 4),
            ]
        }
        let headings = ["what", "transactions", "by whom", "whom", "on balance", "others lost at least"]
        return Markup.table(headings, rows, class: "steps")
    }

    private func places(of finding: AnyFinding) -> String {
        let limit = 12
        let shown = finding.transactions.prefix(limit)
            .map { Markup.element("span", ["class": "role \($0.role.rawValue)"], "\($0.index)") }
        let more = finding.transactions.count - shown.count
        return (shown + (more > 0 ? ["and \(more) more"] : [])).joined(separator: " ")
    }

    private func list(_ items: [String], limit: Int) -> String {
        let more = items.count > limit ? ["and \(items.count - limit) more"] : []
        return (items.prefix(limit) + more).map { Markup.text($0) }.joined(separator: "<br>")
    }
}
