extension RLPReader {
    /// Reads a list of any number of values of one kind.
    ///
    /// - Parameters:
    ///   - name: What errors call the list; the index of the wrong value follows in their path.
    ///   - value: Reads one value.
    /// - Returns: The values.
    /// - Throws: ``DecodeError``, and what the closure throws.
    mutating func readArray<Value>(
        _ name: String,
        _ value: (inout RLPReader) throws(DecodeError) -> Value
    ) throws(DecodeError) -> [Value] {
        var values: [Value] = []
        do throws(DecodeError) {
            var list = try readList()
            while !list.isAtEnd {
                do throws(DecodeError) {
                    values.append(try value(&list))
                } catch {
                    throw error.inside("\(values.count)")
                }
            }
        } catch {
            throw error.inside(name)
        }
        return values
    }

    /// Reads a transaction or a receipt as lists hold them (EIP-2718): the legacy kind as a list, the others as bytes
    /// that begin with the number of their kind.
    ///
    /// - Parameter decode: Decodes the bytes of one; offsets in its errors count from their beginning.
    /// - Returns: What the closure returns.
    /// - Throws: ``DecodeError``, and what the closure throws.
    mutating func readEnvelope<Value>(
        _ decode: (Bytes) throws(DecodeError) -> Value
    ) throws(DecodeError) -> Value {
        let isTyped = !nextIsList
        let bytes = try isTyped ? readBytes() : readEncoded()
        let start = offset - bytes.count
        if isTyped, bytes.byte(at: 0) ?? 0 >= RLPKind.list.rawValue {
            throw DecodeError(.malformed, "a list inside of bytes", at: start)
        }
        do throws(DecodeError) {
            return try decode(bytes)
        } catch {
            throw error.moved(by: start)
        }
    }
}

extension RLPEncoder {
    /// Appends a transaction or a receipt as lists hold them; see ``RLPReader/readEnvelope(_:)``.
    mutating func append(envelope bytes: Bytes) {
        if bytes.byte(at: 0) ?? 0 >= RLPKind.list.rawValue {
            append(encoded: bytes)
        } else {
            append(bytes)
        }
    }
}
