/// Writes the elements of an SVG document, one on a line.
struct SVGWriter {
    private(set) var lines: [String] = []

    mutating func raw(_ line: String) { lines.append(line) }

    mutating func rectangle(
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        class style: String,
        detail: String = ""
    ) {
        element(
            "rect",
            "x=\"\(x.shortText)\" y=\"\(y.shortText)\" width=\"\(width.shortText)\" height=\"\(height.shortText)\"",
            style,
            detail
        )
    }

    mutating func path(_ commands: String, class style: String, detail: String = "") {
        element("path", "d=\"\(commands)\"", style, detail)
    }

    mutating func line(fromX x1: Double, y y1: Double, toX x2: Double, y y2: Double, class style: String) {
        path("M\(x1.shortText) \(y1.shortText)L\(x2.shortText) \(y2.shortText)", class: style)
    }

    mutating func circle(x: Double, y: Double, radius: Double, class style: String, detail: String = "") {
        element("circle", "cx=\"\(x.shortText)\" cy=\"\(y.shortText)\" r=\"\(radius.shortText)\"", style, detail)
    }

    /// - Parameters:
    ///   - text: What to write.
    ///   - x: Where it begins, is centred or ends, by its style.
    ///   - y: Its baseline.
    ///   - style: Its style classes.
    mutating func text(_ text: String, x: Double, y: Double, class style: String) {
        lines.append(
            "<text x=\"\(x.shortText)\" y=\"\(y.shortText)\" class=\"\(style)\">\(text.escapedForXML)</text>"
        )
    }

    private mutating func element(_ name: String, _ attributes: String, _ style: String, _ detail: String) {
        let start = "<\(name) \(attributes) class=\"\(style)\""
        lines.append(
            detail.isEmpty ? "\(start)/>" : "\(start)><title>\(detail.escapedForXML)</title></\(name)>"
        )
    }
}

extension String {
    /// As text or the value of an attribute in XML; characters that XML does not allow become U+FFFD.
    var escapedForXML: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n", "\r": escaped += " "
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// About how wide it is, on the safe side; fonts differ.
    func width(ofSize size: Double) -> Double {
        unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 0.6 : 1) } * size
    }

    /// Shortened to a width, with an ellipsis.
    func shortened(to width: Double, size: Double) -> String {
        guard self.width(ofSize: size) > width else { return self }
        var short = self
        while !short.isEmpty, (short + "…").width(ofSize: size) > width { short.removeLast() }
        return short + "…"
    }
}
