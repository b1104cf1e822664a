extension U256 {
    // MARK: Reporting overflow

    /// The sum modulo 2²⁵⁶, and whether it was cut.
    @inlinable
    @inline(__always)
    public func addingReportingOverflow(_ other: U256) -> (partialValue: U256, overflow: Bool) {
        let (low, carry) = self.low.addingReportingOverflow(other.low)
        let (sum, overflow) = self.high.addingReportingOverflow(other.high)
        let (high, carriedOver) = sum.addingReportingOverflow(carry ? 1 : 0)
        return (U256(high: high, low: low), overflow || carriedOver)
    }

    /// The difference modulo 2²⁵⁶, and whether it is below 0.
    @inlinable
    @inline(__always)
    public func subtractingReportingOverflow(_ other: U256) -> (partialValue: U256, overflow: Bool) {
        let (low, borrow) = self.low.subtractingReportingOverflow(other.low)
        let (difference, overflow) = self.high.subtractingReportingOverflow(other.high)
        let (high, borrowedOver) = difference.subtractingReportingOverflow(borrow ? 1 : 0)
        return (U256(high: high, low: low), overflow || borrowedOver)
    }

    /// The product modulo 2²⁵⁶, and whether it was cut.
    @inlinable
    @inline(__always)
    public func multipliedReportingOverflow(by other: U256) -> (partialValue: U256, overflow: Bool) {
        let (high, low) = multipliedFullWidth(by: other)
        return (low, !high.isZero)
    }

    /// The whole product: `high` · 2²⁵⁶ + `low`.
    @inlinable
    @inline(__always)
    public func multipliedFullWidth(by other: U256) -> (high: U256, low: U256) {
        let (row0, carry0) = U256.zero.adding(product: other, limb0)
        let (row1, carry1) = row0.shiftedDown(insert: carry0).adding(product: other, limb1)
        let (row2, carry2) = row1.shiftedDown(insert: carry1).adding(product: other, limb2)
        let (row3, carry3) = row2.shiftedDown(insert: carry2).adding(product: other, limb3)
        return (row3.shiftedDown(insert: carry3), U256(limbs: (row0.limb0, row1.limb0, row2.limb0, row3.limb0)))
    }

    // MARK: Wrapping

    /// The sum modulo 2²⁵⁶, as the EVM's `ADD`.
    @inlinable
    @inline(__always)
    public static func &+ (left: U256, right: U256) -> U256 { left.addingReportingOverflow(right).partialValue }

    /// The difference modulo 2²⁵⁶, as the EVM's `SUB`.
    @inlinable
    @inline(__always)
    public static func &- (left: U256, right: U256) -> U256 { left.subtractingReportingOverflow(right).partialValue }

    /// The product modulo 2²⁵⁶, as the EVM's `MUL`.
    @inlinable
    @inline(__always)
    public static func &* (left: U256, right: U256) -> U256 {
        // Only the products that reach the low half: whole ones for limbs 0 to 2, low words for limb 3.
        let (limb0, carry00) = multiplyAdd(left.limb0, right.limb0, 0, 0)
        let (part01, carry01) = multiplyAdd(left.limb0, right.limb1, carry00, 0)
        let (part02, carry02) = multiplyAdd(left.limb0, right.limb2, carry01, 0)
        let (limb1, carry10) = multiplyAdd(left.limb1, right.limb0, part01, 0)
        let (part11, carry11) = multiplyAdd(left.limb1, right.limb1, part02, carry10)
        let (limb2, carry20) = multiplyAdd(left.limb2, right.limb0, part11, 0)
        let limb3 =
            carry02 &+ carry11 &+ carry20 &+ left.limb0 &* right.limb3 &+ left.limb1 &* right.limb2
            &+ left.limb2 &* right.limb1 &+ left.limb3 &* right.limb0
        return U256(limbs: (limb0, limb1, limb2, limb3))
    }

    /// Adds a number modulo 2²⁵⁶.
    @inlinable
    public static func &+= (left: inout U256, right: U256) { left = left &+ right }

    /// Subtracts a number modulo 2²⁵⁶.
    @inlinable
    public static func &-= (left: inout U256, right: U256) { left = left &- right }

    /// Multiplies by a number modulo 2²⁵⁶.
    @inlinable
    public static func &*= (left: inout U256, right: U256) { left = left &* right }

    // MARK: Checked

    /// The sum, or `nil` when it does not fit.
    @inlinable
    public func adding(_ other: U256) -> U256? {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? nil : sum
    }

    /// The difference, or `nil` when it is below 0.
    @inlinable
    public func subtracting(_ other: U256) -> U256? {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? nil : difference
    }

    /// The product, or `nil` when it does not fit.
    @inlinable
    public func multiplied(by other: U256) -> U256? {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? nil : product
    }

    // MARK: Saturating

    /// The sum, or ``max`` when it does not fit.
    @inlinable
    public func addingSaturating(_ other: U256) -> U256 { adding(other) ?? .max }

    /// The difference, or 0 when it is below.
    @inlinable
    public func subtractingSaturating(_ other: U256) -> U256 { subtracting(other) ?? .zero }

    /// The product, or ``max`` when it does not fit.
    @inlinable
    public func multipliedSaturating(by other: U256) -> U256 { multiplied(by: other) ?? .max }

    // MARK: Limbs

    /// `left` · `right` + `first` + `second`, which always fits two limbs.
    @inlinable
    @inline(__always)
    static func multiplyAdd(
        _ left: UInt64,
        _ right: UInt64,
        _ first: UInt64,
        _ second: UInt64
    ) -> (low: UInt64, high: UInt64) {
        let sum =
            UInt128(truncatingIfNeeded: left) &* UInt128(truncatingIfNeeded: right)
            &+ UInt128(truncatingIfNeeded: first) &+ UInt128(truncatingIfNeeded: second)
        return (UInt64(truncatingIfNeeded: sum), UInt64(truncatingIfNeeded: sum &>> 64))
    }

    /// `self` + `factor` · `limb`, and the limb that goes beyond 256 bits.
    @inlinable
    @inline(__always)
    func adding(product factor: U256, _ limb: UInt64) -> (sum: U256, carry: UInt64) {
        let (sum0, carry0) = U256.multiplyAdd(factor.limb0, limb, limb0, 0)
        let (sum1, carry1) = U256.multiplyAdd(factor.limb1, limb, limb1, carry0)
        let (sum2, carry2) = U256.multiplyAdd(factor.limb2, limb, limb2, carry1)
        let (sum3, carry3) = U256.multiplyAdd(factor.limb3, limb, limb3, carry2)
        return (U256(limbs: (sum0, sum1, sum2, sum3)), carry3)
    }

    /// The number without its lowest limb, under another highest one.
    @inlinable
    @inline(__always)
    func shiftedDown(insert limb: UInt64) -> U256 { U256(limbs: (limb1, limb2, limb3, limb)) }
}
