extension U256 {
    /// 256.
    @inlinable public static var bitWidth: Int { 256 }

    /// 256.
    @inlinable public var bitWidth: Int { 256 }

    /// How many bits above the highest set one are 0; 256 for 0.
    @inlinable public var leadingZeroBitCount: Int {
        if limb3 != 0 { return limb3.leadingZeroBitCount }
        if limb2 != 0 { return 64 &+ limb2.leadingZeroBitCount }
        if limb1 != 0 { return 128 &+ limb1.leadingZeroBitCount }
        return 192 &+ limb0.leadingZeroBitCount
    }

    /// How many bits below the lowest set one are 0; 256 for 0.
    @inlinable public var trailingZeroBitCount: Int {
        if limb0 != 0 { return limb0.trailingZeroBitCount }
        if limb1 != 0 { return 64 &+ limb1.trailingZeroBitCount }
        if limb2 != 0 { return 128 &+ limb2.trailingZeroBitCount }
        return 192 &+ limb3.trailingZeroBitCount
    }

    /// How many bits are set.
    @inlinable public var nonzeroBitCount: Int {
        limb0.nonzeroBitCount &+ limb1.nonzeroBitCount &+ limb2.nonzeroBitCount &+ limb3.nonzeroBitCount
    }

    /// The byte at an index from the most significant one, or 0 outside 0..<32, as the EVM's `BYTE`.
    @inlinable
    public func byte(at index: Int) -> UInt8 {
        guard index >= 0, index < 32 else { return 0 }
        return UInt8(truncatingIfNeeded: (self &>> (8 &* (31 &- index))).limb0)
    }

    /// Every bit inverted.
    @inlinable
    public static prefix func ~ (value: U256) -> U256 {
        U256(limbs: (~value.limb0, ~value.limb1, ~value.limb2, ~value.limb3))
    }

    /// The bits set in both.
    @inlinable
    public static func & (left: U256, right: U256) -> U256 {
        U256(
            limbs: (
                left.limb0 & right.limb0, left.limb1 & right.limb1, left.limb2 & right.limb2, left.limb3 & right.limb3
            )
        )
    }

    /// The bits set in either.
    @inlinable
    public static func | (left: U256, right: U256) -> U256 {
        U256(
            limbs: (
                left.limb0 | right.limb0, left.limb1 | right.limb1, left.limb2 | right.limb2, left.limb3 | right.limb3
            )
        )
    }

    /// The bits set in one of them only.
    @inlinable
    public static func ^ (left: U256, right: U256) -> U256 {
        U256(
            limbs: (
                left.limb0 ^ right.limb0, left.limb1 ^ right.limb1, left.limb2 ^ right.limb2, left.limb3 ^ right.limb3
            )
        )
    }

    /// The bits moved up, by the low eight bits of `count`.
    @inlinable
    @inline(__always)
    public static func &<< (value: U256, count: Int) -> U256 {
        var (limb0, limb1, limb2, limb3) = value.limbs
        if count & 128 != 0 { (limb0, limb1, limb2, limb3) = (0, 0, limb0, limb1) }
        if count & 64 != 0 { (limb0, limb1, limb2, limb3) = (0, limb0, limb1, limb2) }
        let bits = UInt64(truncatingIfNeeded: count & 63)
        // Two steps, because a shift by 64 would be one by 0.
        let rest = 63 &- bits
        return U256(
            limbs: (
                limb0 &<< bits,
                limb1 &<< bits | (limb0 &>> 1) &>> rest,
                limb2 &<< bits | (limb1 &>> 1) &>> rest,
                limb3 &<< bits | (limb2 &>> 1) &>> rest
            )
        )
    }

    /// The bits moved down, by the low eight bits of `count`.
    @inlinable
    @inline(__always)
    public static func &>> (value: U256, count: Int) -> U256 {
        var (limb0, limb1, limb2, limb3) = value.limbs
        if count & 128 != 0 { (limb0, limb1, limb2, limb3) = (limb2, limb3, 0, 0) }
        if count & 64 != 0 { (limb0, limb1, limb2, limb3) = (limb1, limb2, limb3, 0) }
        let bits = UInt64(truncatingIfNeeded: count & 63)
        let rest = 63 &- bits
        return U256(
            limbs: (
                limb0 &>> bits | (limb1 &<< 1) &<< rest,
                limb1 &>> bits | (limb2 &<< 1) &<< rest,
                limb2 &>> bits | (limb3 &<< 1) &<< rest,
                limb3 &>> bits
            )
        )
    }

    /// The bits moved up, as the EVM's `SHL`: 0 from a count of 256 on; a negative count moves them down.
    @inlinable
    public static func << (value: U256, count: Int) -> U256 {
        if count >= 0 { return count < 256 ? value &<< count : .zero }
        return count > -256 ? value &>> (0 &- count) : .zero
    }

    /// The bits moved down, as the EVM's `SHR`: 0 from a count of 256 on; a negative count moves them up.
    @inlinable
    public static func >> (value: U256, count: Int) -> U256 {
        if count >= 0 { return count < 256 ? value &>> count : .zero }
        return count > -256 ? value &<< (0 &- count) : .zero
    }
}
