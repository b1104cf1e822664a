/// The recursive-descent reader beneath ``JSONParser``.
struct JSONReader {
    private let bytes: [UInt8]
    private let maximumDepth: Int
    private var offset = 0

    init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func document() throws(JSONParsingError) -> JSONValue {
        skipWhitespace()
        let value = try value(depth: 0)
        skipWhitespace()
        guard offset == bytes.count else { throw malformed("there is more text after the value") }
        return value
    }

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func value(depth: Int) throws(JSONParsingError) -> JSONValue {
        switch current {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case .some(let byte) where byte == UInt8(ascii: "-") || isDigit(byte): return try number()
        default: throw malformed("a value was expected")
        }
    }

    private mutating func object(depth: Int) throws(JSONParsingError) -> JSONValue {
        try checkDepth(depth)
        offset += 1
        var members: [String: JSONValue] = [:]
        skipWhitespace()
        if skip(UInt8(ascii: "}")) { return .object(members) }
        while true {
            guard current == UInt8(ascii: "\"") else { throw malformed("a member's name in quotes was expected") }
            let name = try string()
            skipWhitespace()
            guard skip(UInt8(ascii: ":")) else { throw malformed("“:” was expected after a member's name") }
            skipWhitespace()
            members[name] = try value(depth: depth)
            skipWhitespace()
            if skip(UInt8(ascii: "}")) { return .object(members) }
            guard skip(UInt8(ascii: ",")) else { throw malformed("“,” or “}” was expected after a member") }
            skipWhitespace()
        }
    }

    private mutating func array(depth: Int) throws(JSONParsingError) -> JSONValue {
        try checkDepth(depth)
        offset += 1
        var elements: [JSONValue] = []
        skipWhitespace()
        if skip(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value(depth: depth))
            skipWhitespace()
            if skip(UInt8(ascii: "]")) { return .array(elements) }
            guard skip(UInt8(ascii: ",")) else { throw malformed("“,” or “]” was expected after an element") }
            skipWhitespace()
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONParsingError) -> JSONValue {
        for expected in text.description.utf8 {
            guard skip(expected) else { throw malformed("“\(text)” was expected") }
        }
        return value
    }

    private mutating func number() throws(JSONParsingError) -> JSONValue {
        let start = offset
        let isNegative = skip(UInt8(ascii: "-"))
        var magnitude: Int64? = 0
        if !skip(UInt8(ascii: "0")) {
            let first = offset
            while let digit = current, isDigit(digit) {
                magnitude = magnitude.flatMap { Self.appending(digit - UInt8(ascii: "0"), to: $0) }
                offset += 1
            }
            guard offset > first else { throw malformed("a digit was expected") }
        }
        var isWhole = true
        if skip(UInt8(ascii: ".")) {
            isWhole = false
            try skipDigits()
        }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            isWhole = false
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            try skipDigits()
        }
        if isWhole, let magnitude, isNegative || magnitude > .min {
            return .integer(isNegative ? magnitude : -magnitude)
        }
        guard let value = Double(String(decoding: bytes[start..<offset], as: UTF8.self)), value.isFinite else {
            throw JSONParsingError(code: .malformed, message: "the number is too large", byteOffset: start)
        }
        return .double(value)
    }

    /// Collects the negative of a magnitude, because that side of `Int64` reaches one further.
    private static func appending(_ digit: UInt8, to value: Int64) -> Int64? {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (difference, underflow) = product.subtractingReportingOverflow(Int64(digit))
        return overflow || underflow ? nil : difference
    }

    private mutating func skipDigits() throws(JSONParsingError) {
        let start = offset
        while let digit = current, isDigit(digit) { offset += 1 }
        guard offset > start else { throw malformed("a digit was expected") }
    }

    private mutating func string() throws(JSONParsingError) -> String {
        offset += 1
        let start = offset
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { offset += 1 }
        if current == UInt8(ascii: "\"") {
            let text = try text(bytes[start..<offset], at: start)
            offset += 1
            return text
        }
        var content = Array(bytes[start..<offset])
        while true {
            switch current {
            case nil: throw malformed("the string does not end")
            case UInt8(ascii: "\""):
                offset += 1
                return try text(content[...], at: start)
            case UInt8(ascii: "\\"):
                offset += 1
                try escape(into: &content)
            case .some(let byte) where byte < 0x20:
                throw malformed("a control character must be escaped")
            case .some(let byte):
                content.append(byte)
                offset += 1
            }
        }
    }

    private func text(_ content: ArraySlice<UInt8>, at start: Int) throws(JSONParsingError) -> String {
        guard let text = String(validating: content, as: UTF8.self) else {
            throw JSONParsingError(code: .malformed, message: "the string is not UTF-8", byteOffset: start)
        }
        return text
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSONParsingError) {
        guard let letter = current else { throw malformed("the string does not end") }
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0c)
        case UInt8(ascii: "n"): content.append(0x0a)
        case UInt8(ascii: "r"): content.append(0x0d)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            offset += 1
            content.append(contentsOf: Array(String(try escapedScalar()).utf8))
            return
        default: throw malformed("there is no such escape")
        }
        offset += 1
    }

    private mutating func escapedScalar() throws(JSONParsingError) -> Unicode.Scalar {
        let start = offset
        var code = UInt32(try hexadecimal())
        if (0xd800..<0xdc00).contains(code), skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) {
            let low = UInt32(try hexadecimal())
            guard (0xdc00..<0xe000).contains(low) else { throw loneSurrogate(at: start) }
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw loneSurrogate(at: start) }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONParsingError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw malformed("four hexadecimal digits were expected")
            }
            value = value << 4 | UInt16(digit)
            offset += 1
        }
        return value
    }

    private func loneSurrogate(at start: Int) -> JSONParsingError {
        JSONParsingError(code: .malformed, message: "half a surrogate pair", byteOffset: start)
    }

    private func checkDepth(_ depth: Int) throws(JSONParsingError) {
        guard depth <= maximumDepth else {
            throw JSONParsingError(
                code: .tooDeep,
                message: "the text is nested deeper than \(maximumDepth) levels",
                byteOffset: offset
            )
        }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        offset += 1
        return true
    }

    private mutating func skipWhitespace() {
        while let byte = current, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { offset += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private func malformed(_ message: String) -> JSONParsingError {
        offset < bytes.count
            ? JSONParsingError(code: .malformed, message: message, byteOffset: offset)
            : JSONParsingError(code: .truncated, message: "\(message), but the text ends", byteOffset: offset)
    }
}
