extension RLPReader {
    /// Reads an integer of up to 256 bits.
    ///
    /// - Throws: ``DecodeError`` for a longer one, and for one with leading zeros.
    public mutating func readU256() throws(DecodeError) -> U256 {
        let place = offset
        guard let number = try readNumber().withSpan({ U256(bigEndian: $0) }) else {
            throw DecodeError(.outOfRange, "a number has 32 bytes at most", at: place)
        }
        return number
    }

    /// Reads an address: exactly 20 bytes.
    ///
    /// - Throws: ``DecodeError`` for what has another length.
    public mutating func readAddress() throws(DecodeError) -> Address { try read() }

    /// Reads an address, or no bytes at all, which is how the creation of a contract says that nobody is called.
    ///
    /// - Throws: ``DecodeError`` for what has another length.
    public mutating func readOptionalAddress() throws(DecodeError) -> Address? {
        var rest = self
        let bytes = try rest.readBytes()
        let address = Address(bytes)
        guard address != nil || bytes.isEmpty else {
            throw DecodeError(.malformed, "an address has 20 bytes, not \(bytes.count)", at: offset)
        }
        self = rest
        return address
    }

    /// Reads a truth value: 0 or 1.
    ///
    /// - Throws: ``DecodeError`` for another number.
    public mutating func readBool() throws(DecodeError) -> Bool {
        var rest = self
        let number = try rest.readUInt64()
        guard number <= 1 else { throw DecodeError(.outOfRange, "\(number) is neither 0 nor 1", at: offset) }
        self = rest
        return number == 1
    }

    /// Reads a hash: exactly 32 bytes.
    ///
    /// - Throws: ``DecodeError`` for what has another length.
    public mutating func readHash32() throws(DecodeError) -> Hash32 { try read() }

    private mutating func read<Value: FixedBytes>() throws(DecodeError) -> Value {
        let place = offset
        guard let value = Value(try readBytes(count: Value.byteCount)) else {
            throw DecodeError(.malformed, "\(Value.byteCount) bytes are expected", at: place)
        }
        return value
    }
}

extension RLPEncoder {
    /// Appends an integer without leading zeros.
    public mutating func append(word number: U256) {
        if let number = UInt64(exactly: number) {
            append(number)
        } else {
            append(number.minimalBigEndianBytes.span)
        }
    }

    /// Appends the bytes of an address or a hash.
    public mutating func append(_ value: some FixedBytes) {
        value.withSpan { append($0) }
    }

    /// Appends the bytes of an address, or none.
    public mutating func append(_ address: Address?) {
        append(Bytes(address?.bytes ?? []))
    }

    /// Appends a truth value: 0 or 1.
    public mutating func append(_ value: Bool) {
        append(value ? 1 as UInt64 : 0)
    }
}
