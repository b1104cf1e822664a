extension StringProtocol {
    /// Lends the text in UTF-8; only a text that is stored otherwise is copied.
    func withUTF8Span<Result>(
        _ body: (Span<UInt8>) throws(DecodeError) -> Result
    ) throws(DecodeError) -> Result {
        let lent = utf8.withContiguousStorageIfAvailable { buffer in
            let span = unsafe buffer.span
            return Swift.Result<Result, DecodeError> { () throws(DecodeError) in try body(span) }
        }
        if let lent { return try lent.get() }
        return try body(Array(utf8).span)
    }
}
