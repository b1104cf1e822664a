extension RPCReader {
    /// Reads a number of at most 64 bits.
    ///
    /// - Throws: ``DecodeError`` with code `outOfRange` when it does not fit.
    @inline(__always)
    public mutating func readUInt64() throws(DecodeError) -> UInt64 {
        if try json.next() == UInt8(ascii: "\""), let value = takeShortQuantity() { return value }
        let start = json.offset
        guard let value = UInt64(exactly: try readAnyQuantity()) else {
            throw DecodeError(.outOfRange, "the number has more than 64 bits", at: start)
        }
        return value
    }

    /// Reads a number of at most 256 bits.
    ///
    /// - Throws: ``DecodeError`` with code `outOfRange` when it does not fit.
    @inline(__always)
    public mutating func readU256() throws(DecodeError) -> U256 {
        if try json.next() == UInt8(ascii: "\""), let value = takeShortQuantity() { return U256(value) }
        return try readAnyQuantity()
    }

    /// Reads a number of at most eight bits, such as the kind of a transaction.
    mutating func readUInt8() throws(DecodeError) -> UInt8 {
        let start = json.offset
        guard let value = UInt8(exactly: try readUInt64()) else {
            throw DecodeError(.outOfRange, "the number has more than eight bits", at: start)
        }
        return value
    }

    /// Reads an integer that is written as a JSON number.
    mutating func readInt64() throws(DecodeError) -> Int64 {
        var range = try json.numberRange()
        let isNegative = json.bytes[range.lowerBound] == UInt8(ascii: "-")
        if isNegative { range = range.lowerBound + 1..<range.upperBound }
        guard let size = U256(decimal: json.bytes.extracting(range)).flatMap({ UInt64(exactly: $0) }),
            let value = isNegative ? Int64(exactly: -Int128(size)) : Int64(exactly: size)
        else { throw DecodeError(.outOfRange, "the number is no integer of 64 bits", at: range.lowerBound) }
        return value
    }

    /// Passes a quantity of at most 16 digits, such as nearly all are, unless there is anything odd about it.
    @inline(__always)
    private mutating func takeShortQuantity() -> UInt64? {
        let start = json.offset &+ 3
        guard start <= json.bytes.count &- 17 else { return nil }
        let raw = unsafe json.bytes.bytes
        guard json.bytes[start &- 2] == UInt8(ascii: "0"), json.bytes[start &- 1] == UInt8(ascii: "x") else {
            return nil
        }
        let text = raw.littleEndianWord(at: start)
        var quotes = text.quotes
        let (high, others) = Hex.bytes(of: text)
        var count = quotes.trailingZeroBitCount &>> 3
        var value = UInt64(high.byteSwapped)
        if quotes != 0 {
            // Nothing before the quote is no digit.
            guard others.trailingZeroBitCount == quotes.trailingZeroBitCount else { return nil }
            value &>>= UInt64(32 &- 4 &* count)
        } else {
            let text = raw.littleEndianWord(at: start &+ 8)
            quotes = text.quotes
            let (low, lowOthers) = Hex.bytes(of: text)
            guard others == 0, lowOthers.trailingZeroBitCount == quotes.trailingZeroBitCount else { return nil }
            let rest = quotes.trailingZeroBitCount &>> 3
            count &+= rest
            value = value &<< UInt64(4 &* rest) | UInt64(low.byteSwapped) &>> UInt64(32 &- 4 &* rest)
        }
        guard count > 0, json.bytes[start &+ count] == UInt8(ascii: "\""),
            count == 1 || json.bytes[start] != UInt8(ascii: "0")
        else { return nil }
        json.offset = start &+ count &+ 1
        return value
    }

    @inline(never)
    private mutating func readAnyQuantity() throws(DecodeError) -> U256 {
        if mode == .lenient, try json.kind() == .number {
            let range = try json.numberRange()
            guard let value = U256(decimal: json.bytes.extracting(range)) else {
                throw DecodeError(.outOfRange, "the number is no integer from 0 to 2²⁵⁶ - 1", at: range.lowerBound)
            }
            return value
        }
        return try readText { (text, mode) throws(DecodeError) in try Self.quantity(text, mode: mode) }
    }

    private static func quantity(_ text: Span<UInt8>, mode: RPCDecodingMode) throws(DecodeError) -> U256 {
        let isLenient = mode == .lenient
        let hasPrefix =
            text.count >= 2 && text[0] == UInt8(ascii: "0")
            && (text[1] == UInt8(ascii: "x") || isLenient && text[1] == UInt8(ascii: "X"))
        guard hasPrefix else {
            guard isLenient, let value = U256(decimal: text) else {
                throw DecodeError(.malformed, "a quantity begins with 0x", at: 0)
            }
            return value
        }
        var start = 2
        while isLenient, start < text.count, text[start] == UInt8(ascii: "0") { start += 1 }
        if isLenient, start == text.count { return .zero }
        guard start < text.count else { throw DecodeError(.malformed, "a quantity has at least one digit", at: start) }
        guard isLenient || text[2] != UInt8(ascii: "0") || text.count == 3 else {
            throw DecodeError(.nonCanonical, "a quantity has no leading zeros", at: start)
        }
        if let value = U256(hex: text.extracting(start...)) { return value }
        let wrongDigit = Hex.invalidDigit(in: text, from: start)
        guard wrongDigit.offset == nil else { throw wrongDigit }
        throw DecodeError(.outOfRange, "the number has more than 256 bits", at: start)
    }
}
