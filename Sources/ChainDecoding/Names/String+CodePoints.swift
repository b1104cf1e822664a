extension String {
    /// Creates a text from code points; what is none becomes U+FFFD.
    init(codePoints: some Sequence<UInt32>) {
        var scalars = UnicodeScalarView()
        for code in codePoints {
            scalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        }
        self.init(scalars)
    }
}
