/// A table that is printed as Markdown, its columns aligned.
struct MarkdownTable: CustomStringConvertible {
    private var rows: [[String]]

    init(_ headings: String...) {
        rows = [headings, headings.map { _ in "---" }]
    }

    mutating func add(_ cells: String...) {
        rows.append(cells)
    }

    var description: String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in "| " + zip(row, widths).map { $0.padded(to: $1) }.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }
}

extension String {
    /// The text with spaces behind it up to a width.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension Double {
    /// The number with so many places after the point.
    func text(places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let whole = Int64((magnitude * scale).rounded())
        let digits = String(whole % Int64(scale))
        let fraction = places == 0 ? "" : "." + String(repeating: "0", count: places - digits.count) + digits
        return (self < 0 ? "-" : "") + "\(whole / Int64(scale))" + fraction
    }
}

extension FixedWidthInteger {
    /// The number with its thousands set apart.
    var grouped: String {
        let digits = Array(String(magnitude))
        let groups = digits.enumerated()
            .map { index, digit in
                index > 0 && (digits.count - index) % 3 == 0 ? ",\(digit)" : String(digit)
            }
        return (self < 0 ? "-" : "") + groups.joined()
    }
}
