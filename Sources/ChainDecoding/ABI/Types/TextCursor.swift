/// A place in a text that is being read, token by token.
struct TextCursor {
    private let text: [UInt8]
    private(set) var offset = 0

    init(_ text: String) {
        self.text = Array(text.utf8)
    }

    /// Whether only white space is left.
    var isAtEnd: Bool { nextOffset >= text.count }

    /// An error about this place.
    func error(_ code: DecodeError.Code, _ message: String) -> DecodeError {
        DecodeError(code, message, at: offset)
    }

    /// Whether a character comes next.
    func isNext(_ character: Unicode.Scalar) -> Bool {
        let next = nextOffset
        return next < text.count && UInt32(text[next]) == character.value
    }

    /// Passes a character, if it comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        offset = nextOffset
        guard isNext(character) else { return false }
        offset += 1
        return true
    }

    /// Passes a character, which must come next.
    mutating func expect(_ character: Unicode.Scalar) throws(DecodeError) {
        guard !take(character) else { return }
        throw error(isAtEnd ? .truncated : .malformed, "“\(character)” is expected")
    }

    /// Passes a name, if one comes next.
    mutating func identifier() -> String? {
        let name = skipIdentifier()
        return name.isEmpty ? nil : String(decoding: text[name], as: UTF8.self)
    }

    /// Passes a name, if one comes next, and says where it stands.
    private mutating func skipIdentifier() -> Range<Int> {
        skipSpace()
        let start = offset
        while offset < text.count, Self.mayName(text[offset], isFirst: offset == start) { offset += 1 }
        return start..<offset
    }

    /// Passes a name, or names joined by periods, if one comes next.
    mutating func qualifiedName() -> String? {
        guard var name = identifier() else { return nil }
        while offset < text.count, text[offset] == UInt8(ascii: ".") {
            var next = self
            next.offset += 1
            guard let part = next.identifier() else { return name }
            name += "." + part
            self = next
        }
        return name
    }

    /// Passes a certain name, if it comes next.
    mutating func takeWord(_ word: StaticString) -> Bool {
        let start = offset
        if isWord(skipIdentifier(), word) { return true }
        offset = start
        return false
    }

    private func isWord(_ range: Range<Int>, _ word: StaticString) -> Bool {
        range.count == word.utf8CodeUnitCount
            && word.withUTF8Buffer { unsafe text[range].elementsEqual($0) }
    }

    /// Passes all until after the next `struct NAME` outside of blocks, and says the name.
    mutating func nextStructName() throws(DecodeError) -> String? {
        while !isAtEnd {
            if isNext("{") {
                try skipBlock()
                continue
            }
            let word = skipIdentifier()
            if word.isEmpty {
                offset += 1
            } else if isWord(word, "struct"), let name = identifier() {
                return name
            }
        }
        return nil
    }

    /// Passes everything between braces.
    mutating func skipBlock() throws(DecodeError) {
        try expect("{")
        while offset < text.count, text[offset] != UInt8(ascii: "}") { offset += 1 }
        try expect("}")
    }

    /// Passes a decimal number without leading zeros, if one comes next that is no greater than a limit.
    mutating func number(upTo limit: Int) -> Int? {
        skipSpace()
        let start = offset
        var value = 0
        while offset < text.count, let digit = Self.digit(text[offset]) {
            let (shifted, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            guard !isTooLarge, shifted <= limit - digit else { return nil }
            value = shifted + digit
            offset += 1
        }
        guard offset > start, offset == start + 1 || text[start] != UInt8(ascii: "0") else { return nil }
        return value
    }

    private mutating func skipSpace() {
        offset = nextOffset
    }

    /// Where the next character that is no space stands.
    private var nextOffset: Int {
        var next = offset
        while next < text.count, Self.isSpace(text[next]) { next += 1 }
        return next
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0a || byte == 0x09 || byte == 0x0d
    }

    private static func digit(_ byte: UInt8) -> Int? {
        let digit = Int(byte) - 0x30
        return (0...9).contains(digit) ? digit : nil
    }

    private static func mayName(_ byte: UInt8, isFirst: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "_"), UInt8(ascii: "$"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
        default: false
        }
    }
}
