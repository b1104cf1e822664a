extension ABIDecoder {
    /// Decodes a single value into what its type says.
    ///
    /// The verdict is the one that `decode` of an ``ABIType`` gives, in every mode. Bytes and texts share the
    /// storage of the data; static values are decoded without any allocation.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - data: The encoded value.
    /// - Returns: The value.
    /// - Throws: ``DecodeError`` with the path of the value and its offset in the data.
    @inlinable
    public func decode<Value: ABICodable>(
        _ type: Value.Type,
        from data: Bytes
    ) throws(DecodeError) -> Value.Decoded {
        try decode(parameters: ABISingle<Value>.self, from: data)
    }

    /// Decodes parameters, as of a call after its selector, or what a call has returned.
    ///
    /// - Parameters:
    ///   - parameters: A type that has a member for each parameter.
    ///   - data: The encoded values.
    /// - Returns: The values.
    /// - Throws: ``DecodeError`` with the path of the value and its offset in the data.
    @inlinable
    public func decode<Parameters: ABITuple>(
        parameters: Parameters.Type,
        from data: Bytes
    ) throws(DecodeError) -> Parameters.Decoded {
        try data.withSpan { (bytes) throws(DecodeError) in
            try read(bytes, of: data, wordCount: Parameters.abiLayout.wordCount) { (reader) throws(DecodeError) in
                try Parameters.decodeABI(from: &reader)
            }
        }
    }

    /// Lends a reader that stands before values whose heads are of so many words, and makes sure that it reads all of
    /// them.
    ///
    /// The data are a part of a source, from a byte of it on.
    @inlinable
    @inline(__always)
    func read<Result>(
        _ bytes: Span<UInt8>,
        of source: Bytes,
        from origin: Int = 0,
        wordCount: Int,
        _ body: (inout ABIReader) throws(DecodeError) -> Result
    ) throws(DecodeError) -> Result {
        try unsafe withUnsafePointer(to: source) { (source) throws(DecodeError) in
            var reader = unsafe ABIReader(bytes, of: source, from: origin, by: self)
            try reader.open(wordCount: wordCount)
            let result = try body(&reader)
            guard mode != .strict || reader.tail == bytes.count else {
                throw DecodeError(.trailingBytes, "something follows the values", at: reader.tail)
            }
            return result
        }
    }

    /// How many bytes of values may come from so many bytes of data.
    @inlinable
    func budget(for byteCount: Int) -> Int {
        let (product, isTooLarge) = byteCount.multipliedReportingOverflow(by: max(1, budgetFactor))
        let (sum, isTooLargeAsWell) = product.addingReportingOverflow(max(0, budgetBase))
        return isTooLarge || isTooLargeAsWell ? .max : sum
    }
}
