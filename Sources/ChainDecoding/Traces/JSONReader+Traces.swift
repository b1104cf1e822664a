extension JSONReader {
    /// Reads an unsigned number of 256 bits: hexadecimal text after `0x`, with any zeros before it, or a JSON number.
    ///
    /// `0x` alone is 0, as some nodes write it.
    mutating func readU256() throws(DecodeError) -> U256 {
        if try kind() == .number {
            let range = try numberRange()
            guard let value = U256(decimal: bytes.extracting(range)) else {
                throw DecodeError(.outOfRange, "a whole number of 256 bits is expected", at: range.lowerBound)
            }
            return value
        }
        let range = try stringRange()
        let text = bytes.extracting(range)
        guard text.count >= 2, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "x") else {
            throw DecodeError(.malformed, "a quantity begins with 0x", at: range.lowerBound)
        }
        guard text.count > 2 else { return .zero }
        guard text.count <= 66 else {
            throw DecodeError(.outOfRange, "a quantity has 64 digits at most", at: range.lowerBound)
        }
        guard let value = U256(hex: text) else {
            throw DecodeError(.malformed, "a quantity is of hexadecimal digits", at: range.lowerBound)
        }
        return value
    }

    /// Reads an unsigned number of at most 64 bits, by the rules of `readU256()`.
    mutating func readInteger<Number: FixedWidthInteger>(
        _ type: Number.Type = Number.self
    ) throws(DecodeError) -> Number {
        let start = try kindOffset()
        guard let number = Number(exactly: try readU256()) else {
            throw DecodeError(.outOfRange, "a number is greater than \(Number.max)", at: start)
        }
        return number
    }

    /// Reads bytes: hexadecimal text, with or without `0x`.
    mutating func readBytes() throws(DecodeError) -> Bytes {
        let range = try stringRange()
        do throws(DecodeError) {
            return Bytes(try Hex.decode(bytes.extracting(range)))
        } catch {
            throw error.moved(by: range.lowerBound)
        }
    }

    /// Reads a fixed number of bytes: hexadecimal text, with or without `0x`.
    mutating func readFixedBytes<Value: FixedBytes>(_ type: Value.Type = Value.self) throws(DecodeError) -> Value {
        try fixedBytes(try stringRange())
    }

    /// The fixed number of bytes that a part of the document, such as a key, stands for.
    func fixedBytes<Value: FixedBytes>(_ range: Range<Int>) throws(DecodeError) -> Value {
        do throws(DecodeError) {
            return try Value(hex: bytes.extracting(range), prefix: .optional)
        } catch {
            throw error.moved(by: range.lowerBound)
        }
    }

    /// Reads why something failed; an empty text says that it has not.
    mutating func readFailure() throws(DecodeError) -> String? {
        let text = try string()
        return text.isEmpty ? nil : text
    }

    /// Where the next value begins.
    mutating func kindOffset() throws(DecodeError) -> Int {
        _ = try kind()
        return offset
    }
}
