/// Finds where documents begin in a text, also behind one that is broken.
///
/// What is broken may have taken documents behind it for a part of itself, so that these are then looked at line by line.
struct DocumentLines {
    /// Where the next document is looked for.
    var start = 0
    /// Where the document that begins there has to end.
    private(set) var limit = 0
    /// Where the last mistake was: what comes before it has been complained of.
    private var broken = 0

    private static let newline: UInt8 = 0x0a

    /// Where the next document begins; `nil` when there is no other.
    mutating func next(in text: Span<UInt8>) -> Int? {
        let begin = (start..<text.count).first { ![0x20, Self.newline, 0x0d, 0x09].contains(text[$0]) }
        guard let begin else { return nil }
        limit = begin < broken ? endOfLine(text, from: begin) : text.count
        return begin
    }

    /// Goes on behind a broken document, where a line begins with an object or an array; lines within a document are
    /// indented.
    ///
    /// - Returns: Whether the mistake is one that has not been met before.
    mutating func skip(from begin: Int, toMistakeAt mistake: Int, in text: Span<UInt8>) -> Bool {
        start = min(endOfLine(text, from: begin) + 1, text.count)
        while start < text.count, ![UInt8(ascii: "{"), UInt8(ascii: "[")].contains(text[start]) {
            start = min(endOfLine(text, from: start) + 1, text.count)
        }
        guard begin >= broken else { return false }
        broken = mistake
        return true
    }

    private func endOfLine(_ text: Span<UInt8>, from start: Int) -> Int {
        (start..<text.count).first { text[$0] == Self.newline } ?? text.count
    }
}
