/// Text in header fields: RFC 2047 where it is not short plain ASCII.
enum HeaderText {
    /// Bytes of text in one encoded word: its 64 characters and `Subject: ` stay under the limit of 76 for a line.
    private static let chunkByteCount = 39
    private static let maximumPlainByteCount = 66

    /// Encodes unstructured text so that it cannot end its field: control characters become spaces.
    ///
    /// Text that is too long for one line or not ASCII becomes encoded words, one a line, never split inside a character.
    static func encode(_ text: String) -> String {
        let clean = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
        let isPlain = clean.utf8.allSatisfy { $0 < 0x80 } && clean.utf8.count <= maximumPlainByteCount
        if isPlain && !clean.contains("=?") { return clean }

        var words: [String] = []
        var chunk: [UInt8] = []
        func finishChunk() {
            words.append("=?utf-8?B?" + String(decoding: Base64.encode(chunk), as: UTF8.self) + "?=")
            chunk.removeAll()
        }
        for scalar in clean.unicodeScalars {
            let bytes = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            if chunk.count + bytes.count > chunkByteCount { finishChunk() }
            chunk += bytes
        }
        if !chunk.isEmpty { finishChunk() }
        return words.joined(separator: "\r\n ")
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        value < 0x20 || (0x7f...0x9f).contains(value) || value == 0x2028 || value == 0x2029
    }
}
