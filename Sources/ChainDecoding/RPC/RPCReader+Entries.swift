extension RPCReader {
    /// Reads an object whose names are keys.
    ///
    /// - Parameters:
    ///   - readKey: Makes a key of a name.
    ///   - readValue: Reads the value of a member.
    /// - Returns: The values by their keys.
    /// - Throws: ``DecodeError``, also when a key occurs twice.
    mutating func readEntries<Key: Hashable, Value>(
        key readKey: (String, RPCDecodingMode) throws(DecodeError) -> Key,
        value readValue: (inout RPCReader) throws(DecodeError) -> Value
    ) throws(DecodeError) -> [Key: Value] {
        var entries: [Key: Value] = [:]
        try json.beginObject()
        while let range = try json.nextKey() {
            let name = try json.text(range)
            do throws(DecodeError) {
                let key: Key
                do throws(DecodeError) {
                    key = try readKey(name, mode)
                } catch { throw DecodeError(error.code, error.message, at: range.lowerBound) }
                guard entries.updateValue(try readValue(&self), forKey: key) == nil else {
                    throw DecodeError(.malformed, "the member occurs twice", at: range.lowerBound)
                }
            } catch { throw error.inside(name) }
        }
        return entries
    }

    /// Reads an object whose names are bytes in hex.
    mutating func readEntries<Key: FixedBytes, Value>(
        _ readValue: (inout RPCReader) throws(DecodeError) -> Value
    ) throws(DecodeError) -> [Key: Value] {
        try readEntries(
            key: { (name, mode) throws(DecodeError) in
                try Key(hex: name, prefix: mode == .strict ? .required : .optional)
            },
            value: readValue
        )
    }

    /// Reads an array of hashes, or of what they stand for; one of both is refused.
    ///
    /// - Parameter whole: Reads an object.
    /// - Returns: Both, of which one is empty.
    /// - Throws: ``DecodeError``, and what the closure throws.
    mutating func readHashes<Whole>(
        orElse whole: (inout RPCReader) throws(DecodeError) -> Whole
    ) throws(DecodeError) -> (hashes: [Hash32], wholes: [Whole]) {
        var (hashes, wholes): ([Hash32], [Whole]) = ([], [])
        try readElements { (reader) throws(DecodeError) in
            if try reader.json.kind() == .object, hashes.isEmpty {
                wholes.append(try whole(&reader))
            } else {
                guard wholes.isEmpty else { throw reader.json.error(.malformed, "an object is expected") }
                hashes.append(try reader.readHash())
            }
        }
        return (hashes, wholes)
    }

    /// Reads a whole number that is written as a JSON number; in the lenient mode also a quantity.
    mutating func readCount() throws(DecodeError) -> UInt64 {
        if mode == .lenient { return try readUInt64() }
        let range = try json.numberRange()
        guard let value = U256(decimal: json.bytes.extracting(range)).flatMap({ UInt64(exactly: $0) }) else {
            throw DecodeError(.outOfRange, "the number is no integer from 0 to 2⁶⁴ - 1", at: range.lowerBound)
        }
        return value
    }

    /// Reads a number as ``readCount()`` does that is an index, or counts what is in memory.
    mutating func readIndex() throws(DecodeError) -> Int {
        let start = try nextOffset()
        guard let value = Int(exactly: try readCount()) else {
            throw DecodeError(.outOfRange, "the number is greater than \(Int.max)", at: start)
        }
        return value
    }

    /// Reads why something failed; an empty text says that it has not.
    mutating func readFailure() throws(DecodeError) -> String? {
        let text = try json.string()
        return text.isEmpty ? nil : text
    }

    /// Reads a JSON number.
    mutating func readDouble() throws(DecodeError) -> Double {
        let range = try json.numberRange()
        guard let value = Double(try json.text(range)), value.isFinite else {
            throw DecodeError(.outOfRange, "the number is too large", at: range.lowerBound)
        }
        return value
    }

    /// Reads a word of the EVM: a quantity; in the lenient mode also as hex without a prefix, as older nodes write it.
    mutating func readWord() throws(DecodeError) -> U256 {
        guard mode == .lenient, try json.kind() == .string else { return try readU256() }
        return U256(try readSlot())
    }

    /// Reads a place in a storage: at most 32 bytes in hex, those in front being zero where there are fewer.
    mutating func readSlot() throws(DecodeError) -> Hash32 {
        try readText { (text, mode) throws(DecodeError) in
            let hasPrefix = text.count >= 2 && text[0] == UInt8(ascii: "0") && text[1] == UInt8(ascii: "x")
            guard hasPrefix || mode == .lenient else {
                throw DecodeError(.malformed, "hex without the prefix 0x", at: 0)
            }
            let start = hasPrefix ? 2 : 0
            guard text.count > start else { return .zero }
            guard text.count - start <= 64 else {
                throw DecodeError(.outOfRange, "a place in a storage has at most 32 bytes", at: start)
            }
            guard let value = U256(hex: text), let slot = Hash32(value.bigEndianBytes) else {
                throw Hex.invalidDigit(in: text, from: start)
            }
            return slot
        }
    }
}
