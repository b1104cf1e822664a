extension JSONReader {
    /// Passes `null`, if it comes next.
    ///
    /// - Returns: Whether it came.
    /// - Throws: ``DecodeError`` when the document ends, or a word that begins as `null` is another.
    public mutating func takeNull() throws(DecodeError) -> Bool {
        guard try next() == UInt8(ascii: "n") else { return false }
        try null()
        return true
    }

    /// Passes `null`.
    ///
    /// - Throws: ``DecodeError`` when something else comes next.
    public mutating func null() throws(DecodeError) {
        _ = try next()
        try literal("null")
    }

    /// Reads a truth value.
    ///
    /// - Throws: ``DecodeError`` when something else comes next.
    public mutating func boolean() throws(DecodeError) -> Bool {
        let isTrue = try next() == UInt8(ascii: "t")
        try literal(isTrue ? "true" : "false")
        return isTrue
    }

    /// Passes a text.
    ///
    /// - Returns: Where it stands, without quotes and with escapes.
    /// - Throws: ``DecodeError`` when something else comes next, the text does not end, or it holds what is no escape.
    public mutating func stringRange() throws(DecodeError) -> Range<Int> {
        guard try next() == UInt8(ascii: "\"") else { throw error(.malformed, "a text is expected") }
        let start = offset + 1
        var index = start
        while true {
            index = bytes.jsonTextStop(from: index)
            guard index < bytes.count else { throw DecodeError(.truncated, "a text does not end", at: start) }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                offset = index + 1
                return start..<index
            case UInt8(ascii: "\\"):
                index += try escapeLength(at: index)
            default:
                throw DecodeError(.malformed, "a control character stands in a text", at: index)
            }
        }
    }

    /// Reads a text, and replaces its escapes.
    ///
    /// - Throws: ``DecodeError`` with code `malformed` when it is not UTF-8 or an escape names half of a character.
    public mutating func string() throws(DecodeError) -> String {
        let range = try stringRange()
        return try text(range)
    }

    /// Passes a number.
    ///
    /// - Returns: Where it stands.
    /// - Throws: ``DecodeError`` when something else comes next.
    public mutating func numberRange() throws(DecodeError) -> Range<Int> {
        _ = try next()
        let start = offset
        var index = start
        if byte(at: index) == UInt8(ascii: "-") { index += 1 }
        let first = index
        index = digits(from: index)
        guard index > first, index == first + 1 || bytes[first] != UInt8(ascii: "0") else {
            throw error(.malformed, "a number is expected")
        }
        if byte(at: index) == UInt8(ascii: ".") {
            let end = digits(from: index + 1)
            guard end > index + 1 else { throw DecodeError(.malformed, "digits are expected", at: end) }
            index = end
        }
        if byte(at: index) == UInt8(ascii: "e") || byte(at: index) == UInt8(ascii: "E") {
            index += 1
            if byte(at: index) == UInt8(ascii: "+") || byte(at: index) == UInt8(ascii: "-") { index += 1 }
            let end = digits(from: index)
            guard end > index else { throw DecodeError(.malformed, "digits are expected", at: end) }
            index = end
        }
        offset = index
        return start..<index
    }

    /// A part of the document as text, with its escapes replaced.
    ///
    /// - Throws: ``DecodeError`` with code `malformed` when it is not UTF-8 or an escape names half of a character.
    public func text(_ range: Range<Int>) throws(DecodeError) -> String {
        var unescaped: [UInt8] = []
        unescaped.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < min(range.upperBound, bytes.count) {
            guard bytes[index] == UInt8(ascii: "\\") else {
                unescaped.append(bytes[index])
                index += 1
                continue
            }
            let (character, length) = try escapedCharacter(at: index)
            unescaped.append(contentsOf: Array(String(character).utf8))
            index += length
        }
        guard let text = String(validating: unescaped, as: UTF8.self) else {
            throw DecodeError(.malformed, "a text is not UTF-8", at: range.lowerBound)
        }
        return text
    }

    // MARK: Parts

    private mutating func literal(_ text: StaticString) throws(DecodeError) {
        let end = offset + text.utf8CodeUnitCount
        guard end <= bytes.count, matches(offset..<end, text) else { throw error(.malformed, "“\(text)” is expected") }
        offset = end
    }

    private func byte(at index: Int) -> UInt8? {
        index < bytes.count ? bytes[index] : nil
    }

    /// How long the escape at a place is.
    private func escapeLength(at index: Int) throws(DecodeError) -> Int {
        switch byte(at: index + 1) {
        case UInt8(ascii: "u"):
            _ = try codeUnit(at: index)
            return 6
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        default:
            throw DecodeError(.malformed, "an unknown escape stands in a text", at: index)
        }
    }

    /// The character that an escape stands for, and how long the escape is.
    private func escapedCharacter(at index: Int) throws(DecodeError) -> (Unicode.Scalar, Int) {
        switch byte(at: index + 1) {
        case UInt8(ascii: "b"): return ("\u{8}", 2)
        case UInt8(ascii: "f"): return ("\u{c}", 2)
        case UInt8(ascii: "n"): return ("\n", 2)
        case UInt8(ascii: "r"): return ("\r", 2)
        case UInt8(ascii: "t"): return ("\t", 2)
        case UInt8(ascii: "u"): break
        case let byte?: return (Unicode.Scalar(byte), 2)
        case nil: throw DecodeError(.truncated, "a text ends in an escape", at: index)
        }
        let first = try codeUnit(at: index)
        if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
        // Characters beyond the first plane are written as two halves.
        guard first < 0xdc00, byte(at: index + 6) == UInt8(ascii: "\\"), byte(at: index + 7) == UInt8(ascii: "u") else {
            throw DecodeError(.malformed, "an escape names half of a character", at: index)
        }
        let second = try codeUnit(at: index + 6)
        guard (0xdc00...0xdfff).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xd800) << 10 + (UInt32(second) - 0xdc00))
        else { throw DecodeError(.malformed, "an escape names half of a character", at: index) }
        return (scalar, 12)
    }

    private func codeUnit(at index: Int) throws(DecodeError) -> UInt16 {
        var unit: UInt16 = 0
        for place in index + 2..<index + 6 {
            guard let digit = byte(at: place).flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw DecodeError(.malformed, "four hexadecimal digits are expected", at: place)
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    private func digits(from start: Int) -> Int {
        var index = start
        while let byte = byte(at: index), UInt8(ascii: "0") <= byte, byte <= UInt8(ascii: "9") { index += 1 }
        return index
    }
}
