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
            var end = max(0, limit)
            // A cut goes through no character.
            while end > 0, bytes[end] & 0xc0 == 0x80 { end -= 1 }
            bytes = bytes[..<end]
        }
        while bytes.last == 0 { bytes.removeLast() }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
