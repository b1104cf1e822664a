/// The text of a token's name or symbol, whatever the contract makes of it.
enum TokenText {
    /// The text that a call returned: a `string`, or as in early tokens such as MKR a `bytes32`.
    ///
    /// What is longer than the limit is cut, what is not UTF-8 is replaced, zeros at the end are dropped.
    ///
    /// - Parameters:
    ///   - output: What the call returned.
    ///   - limit: How many bytes of UTF-8 the text may have.
    /// - Returns: The text; `nil` when the output holds none.
    static func text(of output: Bytes, limit: Int) -> String? {
        let content: Bytes
        if output.count == 32 {
            content = output
        } else if case .string(let text)? = try? ABIDecoder().decode(.string, from: output) {
            content = text
        } else {
            return nil
        }
        var bytes = content.array[...]
        if bytes.count > max(0, limit) {
            bytes = bytes.prefix(max(0, limit))
            // The last character may have been cut through.
            while let last = bytes.last, last & 0xc0 == 0x80 { bytes.removeLast() }
            if let last = bytes.last, last >= 0xc0 { bytes.removeLast() }
        }
        while bytes.last == 0 { bytes.removeLast() }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
