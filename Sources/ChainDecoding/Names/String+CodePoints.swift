extension String {
    /// Creates a text from code points; what is none becomes U+FFFD.
    init(codePoints: some Collection<UInt32>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(codePoints.count * 4)
        for code in codePoints {
            bytes.append(
                contentsOf: UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
            )
        }
        self.init(decoding: bytes, as: UTF8.self)
    }
}
