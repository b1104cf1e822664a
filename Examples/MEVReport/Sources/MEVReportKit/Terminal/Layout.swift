/// Puts text into lines of 80 columns.
enum Layout {
    static let width = 80

    /// A text with spaces behind it up to a width.
    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// A text with spaces before it up to a width.
    static func aligned(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// A text in lines, broken between words; one that is longer than a line stays whole.
    static func lines(_ text: String, indent: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width - indent {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    /// Items with commas between them in lines, broken between items.
    static func lines(_ items: [String], indent: Int) -> [String] {
        var lines: [String] = []
        for (place, item) in items.enumerated() {
            let item = place < items.count - 1 ? item + "," : item
            if let last = lines.last, last.count + 1 + item.count <= width - indent {
                lines[lines.count - 1] = "\(last) \(item)"
            } else {
                lines.append(item)
            }
        }
        return lines
    }
}
