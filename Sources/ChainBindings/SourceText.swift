/// Swift source code that is being written.
struct SourceText {
    private static let lineLength = 120

    private(set) var content = ""
    /// `public` with a space, or nothing.
    let access: String
    private var depth = 0

    /// Creates an empty text.
    init(access: BindingGenerator.Access) {
        self.access = access == .public ? "public " : ""
    }

    /// Writes a line, or an empty one.
    mutating func line(_ text: String = "") {
        if !text.isEmpty { content += String(repeating: " ", count: depth * 4) + text }
        content += "\n"
    }

    /// Writes a line of documentation, in several lines when it is too long for one.
    mutating func documentation(_ text: String) {
        var line = "///"
        for word in text.split(separator: " ") {
            if line.count > 3, depth * 4 + line.count + 1 + word.count > Self.lineLength {
                self.line(line)
                line = "///"
            }
            line += " " + word
        }
        self.line(line)
    }

    /// Writes what stands in parentheses after something, in several lines when it is too long for one.
    mutating func list(_ head: String, _ elements: [String], _ tail: String = ")") {
        let text = head + elements.joined(separator: ", ") + tail
        guard depth * 4 + text.count > Self.lineLength, !elements.isEmpty else {
            line(text)
            return
        }
        line(head)
        depth += 1
        for element in elements.dropLast() { line(element + ",") }
        line(elements[elements.count - 1])
        depth -= 1
        line(tail)
    }

    /// Writes something in braces.
    mutating func block(_ head: String, _ body: (inout SourceText) -> Void) {
        let start = content.endIndex
        line(head + " {")
        let inside = content.endIndex
        nested(body)
        if content.endIndex == inside {
            content.replaceSubrange(start..., with: "")
            line(head + " {}")
        } else {
            line("}")
        }
    }

    /// Writes something further in.
    mutating func nested(_ body: (inout SourceText) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }
}
