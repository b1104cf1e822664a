/// Lines up columns of text.
struct TextTable {
    /// A cell: its text, and how it looks.
    struct Cell {
        var text: String
        var style: ANSIStyle?

        init(_ text: String, _ style: ANSIStyle? = nil) {
            self.text = text.printable
            self.style = style
        }
    }

    /// How a column is laid out.
    struct Column {
        var title: String
        var isRightAligned = false
        /// The most characters shown; longer text ends in `…`.
        var maximumWidth = Int.max
    }

    var columns: [Column]
    var rows: [[Cell]] = []

    /// The table's lines, none wider than `width`: the last column gives way.
    func lines(width: Int, usesColor: Bool) -> [String] {
        var widths = columns.indices.map { index in
            min(
                columns[index].maximumWidth,
                max(columns[index].title.count, rows.map { $0[index].text.count }.max() ?? 0)
            )
        }
        let gaps = 2 * (columns.count - 1)
        if let last = widths.indices.last {
            let others = widths.dropLast().reduce(0, +) + gaps
            widths[last] = max(0, min(widths[last], width - others))
        }
        let header = columns.indices.map { index in
            ANSIStyle.dim.apply(to: pad(columns[index].title, index, widths), isEnabled: usesColor)
        }
        let body = rows.map { row in
            row.indices.map { index in
                let text = pad(row[index].text, index, widths)
                return row[index].style?.apply(to: text, isEnabled: usesColor) ?? text
            }
        }
        return ([header] + body).map { $0.joined(separator: "  ") }
    }

    private func pad(_ text: String, _ index: Int, _ widths: [Int]) -> String {
        let width = widths[index]
        let shown = text.clipped(to: width)
        let space = String(repeating: " ", count: max(0, width - shown.count))
        return columns[index].isRightAligned ? space + shown : shown + space
    }
}
