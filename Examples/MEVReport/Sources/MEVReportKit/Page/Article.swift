import ChainDecoding
import MEVAnalysis

/// Writes what a page has of a finding: what happened, who did it to whom, a picture, the steps and the evidence.
struct Article {
    let sheet: Sheet
    let block: AnalyzedBlock
    let wording: Wording

    private static let victimLimit = 12
    private static let evidenceLimit = 24

    /// What a link to a finding leads to.
    static func anchor(_ finding: AnyFinding) -> String { "f" + finding.id.hash.description.dropFirst(2).prefix(16) }

    var markup: String {
        let finding = sheet.finding
        var parts = [
            Markup.element("h2", [:], Markup.text("\(sheet.title): \(sheet.summary)")),
            Markup.element("p", ["class": "headline"], Markup.text(sheet.headline)), facts,
        ]
        let chart = FlowChart(sheet, in: block, wording: wording)
        if let svg = FlowPicture(chart, name: Self.anchor(sheet.finding)).svg {
            let caption = Markup.element("figcaption", [:], legend(of: chart))
            parts.append(Markup.element("figure", [:], Markup.element("div", ["class": "scroll"], svg) + caption))
        }
        parts += sheet.groups.map { group in
            Markup.element("h3", [:], Markup.text(group.heading)) + (group.steps.isEmpty ? "" : table(of: group.steps))
        }
        parts.append(Markup.element("h3", [:], "Evidence") + evidence(for: finding))
        let words = Markup.element("p", ["class": "explanation"], Markup.text(finding.explanation(wording.names)))
        parts.append(Markup.element("details", [:], "<summary>In words, to the unit</summary>" + words))
        return Markup.element(
            "article",
            ["id": Self.anchor(sheet.finding)],
            "\n" + parts.joined(separator: "\n") + "\n"
        )
    }

    /// What the picture's lines and colours mean.
    private func legend(of chart: FlowChart) -> String {
        let roles = Set(chart.bands.map(\.role))
        let names: [(String, Set<FindingTransaction.Role>, String)] = [
            ("front", [.front, .middle, .back], "transactions of the \(sheet.actor)"),
            ("victim", [.victim], "transactions of victims"),
            ("trigger", [.trigger], "transactions that were waited for"),
        ]
        let keys = names.filter { !$0.1.isDisjoint(with: roles) }
            .map { Markup.element("span", ["class": "key \($0.0)"], "■") + " " + Markup.text($0.2) }
        let more = chart.omittedTransactions
        let omitted = more == 0 ? [] : ["not shown: \(Wording.count(more, "transaction")) of others"]
        let texts = ["From top to bottom what moved, from whom to whom, in the order of execution"] + keys + omitted
        return texts.joined(separator: " · ")
    }

    private func table(of steps: [Sheet.Step]) -> String {
        let rows = steps.map { step in
            let name = Markup.element("span", ["class": "role \(step.role.rawValue)"], Markup.text(step.name))
            return [
                step.place.map { "\($0)" } ?? "", step.name.isEmpty ? "" : name, Markup.text(step.who),
                Markup.text(step.gave), Markup.text(step.got), Markup.text(step.note),
            ]
        }
        return Markup.table(["transaction", "what", "who", "gave", "got", ""], rows, class: "steps")
    }

    /// Who did it to whom, and what it brought and cost.
    private var facts: String {
        let party = sheet.finding.party.map { Markup.element("code", [:], $0.checksummed()) }
        let victims = sheet.victims.prefix(Self.victimLimit)
            .map { victim in
                let account = victim.account.map { Markup.element("code", [:], $0.checksummed()) } ?? "unknown"
                return "\(account) <span class=\"soft\">transaction \(victim.place)</span>"
            }
        let more = sheet.victims.count - victims.count
        var rows = [(sheet.actor, party), (sheet.victimName, victims + (more > 0 ? ["and \(more) more"] : []))]
        if let profit = sheet.finding.profit {
            let dust = sheet.dust.map { ["<span class=\"soft\">\($0)</span>"] } ?? []
            let balance = sheet.balance.isEmpty && dust.isEmpty ? ["nothing"] : [Markup.amounts(sheet.balance)] + dust
            rows.append(("on balance", balance + (profit.isComplete ? [] : ["<em>as far as logs tell</em>"])))
            rows.append(("paid", sheet.costs.map { Markup.text($0) }))
            rows.append(
                ("after gas", profit.netAfterGas.map { [Markup.amounts([wording.net($0, of: .native)])] } ?? [])
            )
        }
        let value = sheet.lossValue.map { [Markup.amounts([$0])] } ?? []
        rows.append(("others lost at least", sheet.losses.isEmpty ? [] : [Markup.amounts(sheet.losses)] + value))
        let list = rows.filter { !$0.1.isEmpty }
            .map { name, lines in
                Markup.element("dt", [:], Markup.text(name))
                    + Markup.element("dd", [:], lines.filter { !$0.isEmpty }.joined(separator: "<br>"))
            }
        return Markup.element("dl", [:], list.joined(separator: "\n"))
    }

    private func evidence(for finding: AnyFinding) -> String {
        let rows = finding.transactions.map { part in
            let name = part.role.rawValue
            return [
                "\(part.index)",
                part.role == .subject ? "" : Markup.element("span", ["class": "role \(name)"], Markup.text(name)),
                Markup.element("code", [:], Markup.text("\(part.hash)")),
                list(part.logs), list(part.calls),
            ]
        }
        let rule = "Rule \(finding.rule), \(finding.confidence) sure; identity \(finding.id.hash)."
        return Markup.table(["transaction", "part", "hash", "logs", "calls"], rows)
            + Markup.element("p", ["class": "rule"], Markup.text(rule))
    }

    private func list(_ numbers: [Int]) -> String {
        let shown = numbers.prefix(Self.evidenceLimit).map { "\($0)" }.joined(separator: ", ")
        return numbers.count > Self.evidenceLimit ? "\(shown) and \(numbers.count - Self.evidenceLimit) more" : shown
    }
}
