extension [UInt8] {
    /// The input as text.
    package var text: String { String(decoding: self, as: UTF8.self) }

    /// The input up to the first line break, and the rest.
    package var halves: (String, [UInt8]) {
        let end = firstIndex(of: UInt8(ascii: "\n")) ?? endIndex
        return (Array(self[..<end]).text, Array(self[end...].dropFirst()))
    }
}
