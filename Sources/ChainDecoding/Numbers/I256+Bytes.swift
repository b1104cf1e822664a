extension I256 {
    /// Creates a number from at most 32 big-endian bytes in two's complement, or `nil` when there are more.
    ///
    /// The highest bit of fewer bytes is the sign, as in Solidity's `int8` to `int248`; none are 0.
    @inlinable
    public init?(bigEndian bytes: Span<UInt8>) {
        guard let value = U256(bigEndian: bytes) else { return nil }
        self = I256(bitPattern: value).signExtended(fromByte: bytes.count &- 1)
    }

    /// The number as 32 big-endian bytes.
    public var bigEndianBytes: [UInt8] { bitPattern.bigEndianBytes }

    /// Appends the number as 32 big-endian bytes.
    @inlinable
    public func appendBigEndian(to bytes: inout [UInt8]) {
        bitPattern.appendBigEndian(to: &bytes)
    }

    /// Appends the number as 32 big-endian bytes, unless there is less room than that.
    ///
    /// - Returns: Whether there was room; otherwise nothing is written.
    @inlinable
    @discardableResult
    public func appendBigEndian(to output: inout OutputSpan<UInt8>) -> Bool {
        bitPattern.appendBigEndian(to: &output)
    }

    /// Replaces 32 bytes from an index on by the number in big-endian form, unless they are not all there.
    ///
    /// - Returns: Whether they were there; otherwise nothing is written.
    @inlinable
    @discardableResult
    public func writeBigEndian(to bytes: inout [UInt8], at index: Int) -> Bool {
        bitPattern.writeBigEndian(to: &bytes, at: index)
    }
}
