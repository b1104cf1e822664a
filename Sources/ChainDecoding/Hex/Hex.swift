/// Hexadecimal text, checked: every digit is looked at, and none is lost.
///
/// Digits of both cases are read; lower case is written. Only `0x` is a prefix, `0X` is not.
public enum Hex {
    /// Whether text begins with `0x`.
    public enum Prefix: Sendable, Hashable {
        /// It must.
        case required
        /// It may.
        case optional
        /// It must not.
        case forbidden
    }

    // MARK: Decoding

    /// Decodes the digits of a text in UTF-8.
    ///
    /// - Parameters:
    ///   - text: An even number of digits, after the prefix.
    ///   - prefix: Whether the text begins with `0x`.
    /// - Returns: A byte for each two digits.
    /// - Throws: ``DecodeError`` with the offset of the first wrong byte; the prefix counts.
    public static func decode(_ text: Span<UInt8>, prefix: Prefix = .optional) throws(DecodeError) -> [UInt8] {
        let start = try digits(of: text, prefix: prefix)
        let count = (text.count - start) / 2
        var bytes = [UInt8](repeating: 0, count: count)
        let isValid = unsafe text.extracting(start...)
            .withUnsafeBytes { digits in
                unsafe bytes.withUnsafeMutableBytes { unsafe decode(digits, into: $0) }
            }
        if !isValid { throw invalidDigit(in: text, from: start) }
        return bytes
    }

    /// Decodes the digits of a text.
    ///
    /// Like ``decode(_:prefix:)`` of a span.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public static func decode(_ text: some StringProtocol, prefix: Prefix = .optional) throws(DecodeError) -> [UInt8] {
        try text.withUTF8Span { (bytes) throws(DecodeError) in try decode(bytes, prefix: prefix) }
    }

    /// Decodes exactly as many bytes as there is room for.
    ///
    /// After an error the destination holds anything.
    ///
    /// - Parameters:
    ///   - text: Two digits for each byte of the destination, after the prefix.
    ///   - prefix: Whether the text begins with `0x`.
    ///   - destination: Where the bytes go.
    /// - Throws: ``DecodeError`` if the text is shorter, longer, or not of digits.
    public static func decode(
        _ text: Span<UInt8>,
        prefix: Prefix = .optional,
        into destination: inout MutableSpan<UInt8>
    ) throws(DecodeError) {
        let start = try digits(of: text, prefix: prefix, byteCount: destination.count)
        let isValid = unsafe destination.withUnsafeMutableBytes { buffer in
            unsafe text.extracting(start...).withUnsafeBytes { unsafe decode($0, into: buffer) }
        }
        if !isValid { throw invalidDigit(in: text, from: start) }
    }

    /// Decodes the digits of a text over the first bytes of an array, which grows when it is too short.
    ///
    /// - Returns: How many bytes have been written.
    static func decode(
        _ text: Span<UInt8>,
        prefix: Prefix,
        overwriting bytes: inout [UInt8]
    ) throws(DecodeError) -> Int {
        let start = try digits(of: text, prefix: prefix)
        let count = (text.count - start) / 2
        if bytes.count < count { bytes = [UInt8](repeating: 0, count: max(count, 2 * bytes.count)) }
        let isValid = unsafe text.extracting(start...)
            .withUnsafeBytes { digits in
                unsafe bytes.withUnsafeMutableBytes { buffer in
                    unsafe decode(digits, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
                }
            }
        if !isValid { throw invalidDigit(in: text, from: start) }
        return count
    }

    // MARK: Encoding

    /// Text with two lower-case digits for each byte.
    ///
    /// - Parameters:
    ///   - bytes: What to write.
    ///   - prefix: Whether the text begins with `0x`.
    /// - Returns: The text.
    public static func encode(_ bytes: Span<UInt8>, prefix: Bool = true) -> String {
        let start = prefix ? 2 : 0
        let count = start + bytes.count * 2
        return unsafe String(unsafeUninitializedCapacity: count) { buffer in
            if prefix { unsafe (buffer[0], buffer[1]) = (0x30, 0x78) }
            let text = unsafe UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[start..<count]))
            unsafe bytes.withUnsafeBytes { unsafe encode($0, into: text) }
            return count
        }
    }

    /// Text with two lower-case digits for each byte.
    public static func encode(_ bytes: [UInt8], prefix: Bool = true) -> String {
        encode(bytes.span, prefix: prefix)
    }

    /// Text with two lower-case digits for each byte.
    public static func encode(_ bytes: Bytes, prefix: Bool = true) -> String {
        bytes.withSpan { encode($0, prefix: prefix) }
    }

    /// Appends two lower-case digits, in ASCII, for each byte.
    public static func append(_ bytes: Span<UInt8>, to text: inout [UInt8], prefix: Bool = false) {
        if prefix { text.append(contentsOf: [0x30, 0x78]) }
        let start = text.count
        text.append(contentsOf: repeatElement(0, count: bytes.count * 2))
        unsafe text.withUnsafeMutableBytes { buffer in
            let output = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
            unsafe bytes.withUnsafeBytes { unsafe encode($0, into: output) }
        }
    }

    // MARK: Parts

    /// Where the digits begin.
    ///
    /// - Parameters:
    ///   - text: The digits, after the prefix.
    ///   - prefix: Whether the text begins with `0x`.
    ///   - byteCount: How many bytes the digits must be, if that is known.
    /// - Returns: The offset of the first digit.
    /// - Throws: ``DecodeError`` if the prefix is missing, or the number of digits is wrong.
    @usableFromInline
    static func digits(
        of text: Span<UInt8>,
        prefix: Prefix,
        byteCount: Int? = nil
    ) throws(DecodeError) -> Int {
        let hasPrefix = text.count >= 2 && text[0] == 0x30 && text[1] == 0x78
        switch (prefix, hasPrefix) {
        case (.required, false): throw DecodeError(.malformed, "hex without the prefix 0x", at: 0)
        case (.forbidden, true):
            throw DecodeError(.malformed, "hex with the prefix 0x, which is not allowed here", at: 0)
        default: break
        }
        let start = hasPrefix ? 2 : 0
        let count = text.count - start
        if let byteCount {
            guard count >= 2 * byteCount else {
                throw DecodeError(
                    .truncated,
                    "\(2 * byteCount) hex digits are expected, not \(count)",
                    at: text.count
                )
            }
            guard count == 2 * byteCount else {
                throw DecodeError(
                    .trailingBytes,
                    "\(2 * byteCount) hex digits are expected, not \(count)",
                    at: start + 2 * byteCount
                )
            }
        }
        guard count % 2 == 0 else {
            throw DecodeError(.malformed, "an odd number of hex digits, \(count)", at: text.count)
        }
        return start
    }

    /// The error for the first byte that is no digit.
    @usableFromInline
    static func invalidDigit(in text: Span<UInt8>, from start: Int) -> DecodeError {
        var offset = start
        while offset < text.count {
            switch text[offset] {
            case 0x30...0x39, 0x41...0x46, 0x61...0x66: offset += 1
            default: return DecodeError(.malformed, "not a hex digit", at: offset)
            }
        }
        return DecodeError(.malformed, "not a hex digit")
    }
}
