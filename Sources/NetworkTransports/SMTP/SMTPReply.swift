/// A reply of a mail server: a code and the text of its lines.
struct SMTPReply: Sendable, Hashable {
    var code: Int
    var lines: [String]

    /// The reply in one line, as much as fits an error message.
    var summary: String {
        String("\(code) \(lines.joined(separator: " "))".prefix(300))
    }
}
