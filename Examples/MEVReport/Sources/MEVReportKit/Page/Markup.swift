import ChainDecoding

/// Pieces of HTML and SVG, of which all text is escaped.
enum Markup {
    /// A text that is no markup and turns no direction, whoever wrote it.
    static func text(_ text: some StringProtocol) -> String {
        PrintableText.escaped(text)
            .reduce(into: "") { escaped, character in
                switch character {
                case "&": escaped += "&amp;"
                case "<": escaped += "&lt;"
                case ">": escaped += "&gt;"
                case "\"": escaped += "&quot;"
                case "'": escaped += "&#39;"
                default: escaped.append(character)
                }
            }
    }

    /// An element around markup.
    ///
    /// - Parameters:
    ///   - name: The name of the element.
    ///   - attributes: Its attributes, whose values are escaped.
    ///   - content: Markup.
    /// - Returns: Markup.
    static func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String> = [:],
        _ content: String = ""
    ) -> String {
        let list = attributes.map { " \($0)=\"\(text($1))\"" }.joined()
        return content.isEmpty && voidElements.contains(name)
            ? "<\(name)\(list)/>" : "<\(name)\(list)>\(content)</\(name)>"
    }

    /// A table with a row of headings, without the columns in which nothing stands.
    static func table(_ headings: [String], _ rows: [[String]], class kind: String = "") -> String {
        let columns = headings.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        let head = element("tr", [:], columns.map { element("th", ["scope": "col"], text(headings[$0])) }.joined())
        let body = rows.map { row in element("tr", [:], columns.map { element("td", [:], row[$0]) }.joined()) }
            .joined(separator: "\n")
        let table = element("table", ["class": kind], element("thead", [:], head) + element("tbody", [:], body))
        return element("div", ["class": "scroll"], table)
    }

    /// Amounts below each other, those that were gained in their colour.
    static func amounts(_ amounts: [String], limit: Int = .max) -> String {
        let shown = amounts.prefix(limit)
            .map { amount in
                let kind = amount.hasPrefix("+") ? "gain" : "loss"
                return element("span", ["class": "amount \(kind)"], text(amount))
            }
        let more = amounts.count - shown.count
        return (shown + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "<br>")
    }

    private static let voidElements: Set = ["path", "rect", "line", "circle", "meta"]
}
