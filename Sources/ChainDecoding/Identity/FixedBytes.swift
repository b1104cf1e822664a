/// A fixed number of bytes, kept in words without any allocation: ``Hash32``, ``Address``, ``Selector``.
///
/// Two are ordered as their bytes are, the first byte first.
public protocol FixedBytes: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How many bytes there are; a multiple of four, at most 32.
    static var byteCount: Int { get }

    /// Creates a value from its words, four bytes each, the first byte the highest.
    ///
    /// - Parameter next: Gives the next word; called `byteCount / 4` times.
    init(nextWord next: () -> UInt32)

    /// Calls a closure with each word, four bytes each, the first byte the highest.
    func forEachWord(_ body: (UInt32) -> Void)
}

extension FixedBytes {
    /// All bytes zero.
    public static var zero: Self { Self { 0 } }

    /// Creates a value from exactly as many bytes as it has; from any other number comes `nil`.
    @inlinable
    public init?(_ bytes: Span<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        let raw = unsafe bytes.bytes
        var offset = 0
        self.init {
            defer { offset &+= 4 }
            return UInt32(bigEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
    }

    /// Creates a value from exactly as many bytes as it has; from any other number comes `nil`.
    public init?(_ bytes: [UInt8]) {
        self.init(bytes.span)
    }

    /// Creates a value from exactly as many bytes as it has; from any other number comes `nil`.
    public init?(_ bytes: Bytes) {
        guard let value = bytes.withSpan({ Self($0) }) else { return nil }
        self = value
    }

    /// Creates a value from its digits in a text in UTF-8, the case of which means nothing.
    ///
    /// - Parameters:
    ///   - text: Two digits for each byte, after the prefix.
    ///   - prefix: Whether the text begins with `0x`.
    /// - Throws: ``DecodeError`` if the text is shorter, longer, or not of digits.
    @inlinable
    public init(hex text: Span<UInt8>, prefix: Hex.Prefix = .required) throws(DecodeError) {
        let start = try Hex.digits(of: text, prefix: prefix, byteCount: Self.byteCount)
        let raw = unsafe text.bytes
        var offset = start
        var invalid: UInt64 = 0
        self.init {
            let (value, wrong) = Hex.bytes(of: raw.littleEndianWord(at: offset))
            invalid |= wrong
            offset &+= 8
            return value.byteSwapped
        }
        if invalid != 0 { throw Hex.invalidDigit(in: text, from: start) }
    }

    /// Creates a value from its digits in a text, the case of which means nothing.
    ///
    /// Like ``init(hex:prefix:)`` of a span.
    ///
    /// - Throws: ``DecodeError`` for another number of digits, and with the offset of what is no digit.
    public init(hex text: some StringProtocol, prefix: Hex.Prefix = .required) throws(DecodeError) {
        self = try text.withUTF8Span { (bytes) throws(DecodeError) in try Self(hex: bytes, prefix: prefix) }
    }

    /// The bytes, in an array.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    /// Appends the bytes to an array.
    public func append(to bytes: inout [UInt8]) {
        withSpan { span in
            unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        }
    }

    /// Lends the bytes for the duration of a call.
    public func withSpan<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // Room for the largest of these types, 32 bytes.
        var storage: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var offset = 0
        unsafe withUnsafeMutableBytes(of: &storage) { buffer in
            forEachWord { word in
                guard offset < 32 else { return }
                unsafe buffer.storeBytes(of: word.bigEndian, toByteOffset: offset, as: UInt32.self)
                offset += 4
            }
        }
        return try unsafe withUnsafeBytes(of: storage) { (buffer) throws(Failure) in
            try unsafe body(buffer.assumingMemoryBound(to: UInt8.self).span.extracting(..<Self.byteCount))
        }
    }

    /// The bytes in lower-case digits after `0x`.
    public var description: String {
        withSpan { Hex.encode($0) }
    }
}
