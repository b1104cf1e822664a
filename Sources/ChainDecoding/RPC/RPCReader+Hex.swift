extension RPCReader {
    /// Reads 32 bytes in hex.
    ///
    /// - Throws: ``DecodeError`` for another number of digits, and for what is no hex.
    @inline(__always)
    public mutating func readHash() throws(DecodeError) -> Hash32 {
        if let start = try digits(64), let hash = Hash32(digits: json.bytes, at: start) {
            json.offset &+= 68
            return hash
        }
        return try readFixedBytes()
    }

    /// Reads 20 bytes in hex.
    ///
    /// - Throws: ``DecodeError`` for another number of digits, and for what is no hex.
    @inline(__always)
    public mutating func readAddress() throws(DecodeError) -> Address {
        if let start = try digits(40), let address = Address(digits: json.bytes, at: start) {
            json.offset &+= 44
            return address
        }
        return try readFixedBytes()
    }

    /// Where as many characters stand between `"0x` and the next quote but one, if that is what comes next.
    @inline(__always)
    private mutating func digits(_ count: Int) throws(DecodeError) -> Int? {
        let quote = UInt8(ascii: "\"")
        guard try json.next() == quote, json.offset <= json.bytes.count &- (count &+ 4) else { return nil }
        guard json.bytes[json.offset &+ 1] == UInt8(ascii: "0"), json.bytes[json.offset &+ 2] == UInt8(ascii: "x"),
            json.bytes[json.offset &+ 3 &+ count] == quote
        else { return nil }
        return json.offset &+ 3
    }

    @inline(never)
    private mutating func readFixedBytes<Value: FixedBytes>() throws(DecodeError) -> Value {
        try readText { (text, mode) throws(DecodeError) in
            try Value(hex: text, prefix: mode == .strict ? .required : .optional)
        }
    }

    /// Reads bytes in hex; they have a storage of their own.
    ///
    /// - Throws: ``DecodeError`` for an odd number of digits, and for what is no hex.
    public mutating func readBytes() throws(DecodeError) -> Bytes {
        try readText { (text, mode) throws(DecodeError) in
            Bytes(try Hex.decode(text, prefix: mode == .strict ? .required : .optional))
        }
    }

    /// Reads bytes in hex into ``scratch``.
    ///
    /// - Returns: How many there are.
    mutating func readScratch() throws(DecodeError) -> Int {
        // Taken out, so that nothing else holds it.
        var bytes: [UInt8] = []
        swap(&bytes, &scratch)
        defer { swap(&bytes, &scratch) }
        return try readText { (text, mode) throws(DecodeError) in
            try Hex.decode(text, prefix: mode == .strict ? .required : .optional, overwriting: &bytes)
        }
    }

    /// Reads a text, without its quotes, by a closure; which is called again without the escapes, if there are any and
    /// it throws.
    @inline(__always)
    mutating func readText<Value>(
        _ read: (Span<UInt8>, RPCDecodingMode) throws(DecodeError) -> Value
    ) throws(DecodeError) -> Value {
        let range = try json.stringRange()
        do throws(DecodeError) {
            return try read(json.bytes.extracting(range), mode)
        } catch {
            guard let unescaped = try json.unescaped(range) else { throw error.moved(by: range.lowerBound) }
            do throws(DecodeError) {
                return try read(unescaped.span, mode)
            } catch { throw DecodeError(error.code, error.message, at: range.lowerBound) }
        }
    }
}
