extension U256 {
    /// Creates a number from at most 32 big-endian bytes, or `nil` when there are more.
    ///
    /// Fewer are the low bytes of the number, and none are 0.
    @inlinable
    public init?(bigEndian bytes: Span<UInt8>) {
        guard bytes.count <= 32 else { return nil }
        if bytes.count == 32 {
            unsafe self.init(bigEndianBytesOf: bytes.bytes, at: 0)
        } else {
            self = .zero
            for index in bytes.indices {
                self = self &<< 8
                limb0 |= UInt64(bytes[index])
            }
        }
    }

    /// Creates a number from the 32 big-endian bytes at an offset, all of which must be there.
    @inlinable
    @inline(__always)
    @unsafe
    init(bigEndianBytesOf bytes: RawSpan, at offset: Int) {
        unsafe self.init(
            limbs: (
                UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset &+ 24, as: UInt64.self)),
                UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset &+ 16, as: UInt64.self)),
                UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self)),
                UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
            )
        )
    }

    /// The number as 32 big-endian bytes.
    public var bigEndianBytes: [UInt8] {
        unsafe withBigEndianBytes { unsafe Array($0) }
    }

    /// The number as big-endian bytes without leading zeros; none for 0.
    public var minimalBigEndianBytes: [UInt8] {
        unsafe withBigEndianBytes { unsafe Array($0.suffix(minimalByteCount)) }
    }

    /// How many bytes the number takes without leading zeros; 0 for 0.
    @inlinable public var minimalByteCount: Int { (263 &- leadingZeroBitCount) &>> 3 }

    /// Appends the number as 32 big-endian bytes.
    @inlinable
    public func appendBigEndian(to bytes: inout [UInt8]) {
        unsafe withBigEndianBytes { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends the number as big-endian bytes without leading zeros.
    @inlinable
    public func appendMinimalBigEndian(to bytes: inout [UInt8]) {
        unsafe withBigEndianBytes { unsafe bytes.append(contentsOf: $0.suffix(minimalByteCount)) }
    }

    /// Appends the number as 32 big-endian bytes, unless there is less room than that.
    ///
    /// - Returns: Whether there was room; otherwise nothing is written.
    @inlinable
    @discardableResult
    public func appendBigEndian(to output: inout OutputSpan<UInt8>) -> Bool {
        guard output.freeCapacity >= 32 else { return false }
        unsafe withBigEndianBytes { bytes in
            for index in 0..<32 { unsafe output.append(bytes[index]) }
        }
        return true
    }

    /// Replaces 32 bytes from an index on by the number in big-endian form, unless they are not all there.
    ///
    /// - Returns: Whether they were there; otherwise nothing is written.
    @inlinable
    @discardableResult
    public func writeBigEndian(to bytes: inout [UInt8], at index: Int) -> Bool {
        guard index >= 0, bytes.count >= 32, index <= bytes.count &- 32 else { return false }
        unsafe withBigEndianBytes { source in
            unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[index..<index &+ 32]).copyMemory(from: source)
            }
        }
        return true
    }

    /// Lends the 32 big-endian bytes from the stack.
    @inlinable
    @inline(__always)
    func withBigEndianBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let words = (limb3.bigEndian, limb2.bigEndian, limb1.bigEndian, limb0.bigEndian)
        return unsafe withUnsafeBytes(of: words) { unsafe body($0) }
    }
}
