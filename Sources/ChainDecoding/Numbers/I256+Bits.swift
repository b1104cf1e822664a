extension I256 {
    /// 256.
    @inlinable public static var bitWidth: Int { 256 }

    /// 256.
    @inlinable public var bitWidth: Int { 256 }

    /// How many bits above the highest set one are 0: none for a negative number, 256 for 0.
    @inlinable public var leadingZeroBitCount: Int { bitPattern.leadingZeroBitCount }

    /// How many bits below the lowest set one are 0; 256 for 0.
    @inlinable public var trailingZeroBitCount: Int { bitPattern.trailingZeroBitCount }

    /// The byte at an index from the most significant one, or 0 outside 0..<32, as the EVM's `BYTE`.
    @inlinable
    public func byte(at index: Int) -> UInt8 { bitPattern.byte(at: index) }

    /// The number whose lowest bytes up to `index`, counted from the least significant one, are taken as the whole of
    /// it.
    ///
    /// The highest bit of that byte fills all above it, as the EVM's `SIGNEXTEND`; any index outside 0..<31 changes
    /// nothing.
    @inlinable
    public func signExtended(fromByte index: Int) -> I256 {
        guard index >= 0, index < 31 else { return self }
        let unused = 248 &- 8 &* index
        return (self &<< unused) &>> unused
    }

    /// Every bit inverted.
    @inlinable
    public static prefix func ~ (value: I256) -> I256 { I256(bitPattern: ~value.bitPattern) }

    /// The bits set in both.
    @inlinable
    public static func & (left: I256, right: I256) -> I256 { I256(bitPattern: left.bitPattern & right.bitPattern) }

    /// The bits set in either.
    @inlinable
    public static func | (left: I256, right: I256) -> I256 { I256(bitPattern: left.bitPattern | right.bitPattern) }

    /// The bits set in one of them only.
    @inlinable
    public static func ^ (left: I256, right: I256) -> I256 { I256(bitPattern: left.bitPattern ^ right.bitPattern) }

    /// The bits moved up, by the low eight bits of `count`.
    @inlinable
    public static func &<< (value: I256, count: Int) -> I256 { I256(bitPattern: value.bitPattern &<< count) }

    /// The bits moved down under copies of the sign, by the low eight bits of `count`.
    @inlinable
    public static func &>> (value: I256, count: Int) -> I256 {
        // Inverting a negative number before and after makes the zeros that move in ones.
        let sign = I256(bitPattern: value.isNegative ? .max : .zero)
        return I256(bitPattern: (value ^ sign).bitPattern &>> count) ^ sign
    }

    /// The bits moved up, as the EVM's `SHL`: 0 from a count of 256 on; a negative count moves them down.
    @inlinable
    public static func << (value: I256, count: Int) -> I256 {
        if count >= 0 { return count < 256 ? value &<< count : .zero }
        return value &>> (0 &- Swift.max(count, -255))
    }

    /// The bits moved down under copies of the sign, as the EVM's `SAR`: 0 or -1 from a count of 255 on; a negative
    /// count moves them up.
    @inlinable
    public static func >> (value: I256, count: Int) -> I256 {
        if count >= 0 { return value &>> Swift.min(count, 255) }
        return count > -256 ? value &<< (0 &- count) : .zero
    }
}
