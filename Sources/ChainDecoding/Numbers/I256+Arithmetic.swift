extension I256 {
    // MARK: Reporting overflow

    /// The sum modulo 2²⁵⁶, and whether that is another number than the sum.
    @inlinable
    public func addingReportingOverflow(_ other: I256) -> (partialValue: I256, overflow: Bool) {
        let sum = I256(bitPattern: bitPattern &+ other.bitPattern)
        return (sum, isNegative == other.isNegative && sum.isNegative != isNegative)
    }

    /// The difference modulo 2²⁵⁶, and whether that is another number than the difference.
    @inlinable
    public func subtractingReportingOverflow(_ other: I256) -> (partialValue: I256, overflow: Bool) {
        let difference = I256(bitPattern: bitPattern &- other.bitPattern)
        return (difference, isNegative != other.isNegative && difference.isNegative != isNegative)
    }

    /// The product modulo 2²⁵⁶, and whether that is another number than the product.
    @inlinable
    public func multipliedReportingOverflow(by other: I256) -> (partialValue: I256, overflow: Bool) {
        let isNegative = isNegative != other.isNegative
        let (magnitude, overflow) = magnitude.multipliedReportingOverflow(by: other.magnitude)
        let product = I256(bitPattern: isNegative ? .zero &- magnitude : magnitude)
        return (product, overflow || (!magnitude.isZero && product.isNegative != isNegative))
    }

    /// The quotient rounded towards 0, and whether it does not fit, which is so for ``min`` / -1 only and wraps to
    /// ``min``.
    ///
    /// A divisor of 0 gives 0 and counts as overflow.
    public func dividedReportingOverflow(by divisor: I256) -> (partialValue: I256, overflow: Bool) {
        guard let (quotient, _) = quotientAndRemainder(dividingBy: divisor) else { return (.zero, true) }
        return (quotient, self == .min && ~divisor == .zero)
    }

    // MARK: Wrapping

    /// The sum modulo 2²⁵⁶, as the EVM's `ADD`.
    @inlinable
    public static func &+ (left: I256, right: I256) -> I256 {
        I256(bitPattern: left.bitPattern &+ right.bitPattern)
    }

    /// The difference modulo 2²⁵⁶, as the EVM's `SUB`.
    @inlinable
    public static func &- (left: I256, right: I256) -> I256 {
        I256(bitPattern: left.bitPattern &- right.bitPattern)
    }

    /// The product modulo 2²⁵⁶, as the EVM's `MUL`.
    @inlinable
    public static func &* (left: I256, right: I256) -> I256 {
        I256(bitPattern: left.bitPattern &* right.bitPattern)
    }

    /// Adds a number modulo 2²⁵⁶.
    @inlinable
    public static func &+= (left: inout I256, right: I256) { left = left &+ right }

    /// Subtracts a number modulo 2²⁵⁶.
    @inlinable
    public static func &-= (left: inout I256, right: I256) { left = left &- right }

    /// Multiplies by a number modulo 2²⁵⁶.
    @inlinable
    public static func &*= (left: inout I256, right: I256) { left = left &* right }

    // MARK: Checked

    /// The sum, or `nil` when it does not fit.
    @inlinable
    public func adding(_ other: I256) -> I256? {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? nil : sum
    }

    /// The difference, or `nil` when it does not fit.
    @inlinable
    public func subtracting(_ other: I256) -> I256? {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? nil : difference
    }

    /// The product, or `nil` when it does not fit.
    @inlinable
    public func multiplied(by other: I256) -> I256? {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? nil : product
    }

    /// The number with the other sign, or `nil` for ``min``.
    @inlinable
    public func negated() -> I256? { I256.zero.subtracting(self) }

    // MARK: Saturating

    /// The sum, or the nearest of ``min`` and ``max`` when it does not fit.
    @inlinable
    public func addingSaturating(_ other: I256) -> I256 { adding(other) ?? (isNegative ? .min : .max) }

    /// The difference, or the nearest of ``min`` and ``max`` when it does not fit.
    @inlinable
    public func subtractingSaturating(_ other: I256) -> I256 { subtracting(other) ?? (isNegative ? .min : .max) }

    /// The product, or the nearest of ``min`` and ``max`` when it does not fit.
    @inlinable
    public func multipliedSaturating(by other: I256) -> I256 {
        multiplied(by: other) ?? (isNegative != other.isNegative ? .min : .max)
    }

    // MARK: Division

    /// The quotient rounded towards 0 and the remainder, which has the sign of `self`, or `nil` when the divisor is 0.
    ///
    /// ``min`` / -1 wraps to ``min`` with the remainder 0, as in the EVM.
    public func quotientAndRemainder(dividingBy divisor: I256) -> (quotient: I256, remainder: I256)? {
        guard
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
        else { return nil }
        return (
            I256(bitPattern: isNegative != divisor.isNegative ? .zero &- quotient : quotient),
            I256(bitPattern: isNegative ? .zero &- remainder : remainder)
        )
    }

    /// The quotient rounded towards 0, and 0 when the divisor is 0, as the EVM's `SDIV`.
    public func divided(by divisor: I256) -> I256 {
        quotientAndRemainder(dividingBy: divisor)?.quotient ?? .zero
    }

    /// The remainder with the sign of `self`, and 0 when the divisor is 0, as the EVM's `SMOD`.
    public func remainder(dividingBy divisor: I256) -> I256 {
        quotientAndRemainder(dividingBy: divisor)?.remainder ?? .zero
    }

    // MARK: Powers

    /// The power, or `nil` when it does not fit; 0⁰ is 1.
    public func power(_ exponent: U256) -> I256? {
        guard let power = magnitude.power(exponent) else { return nil }
        return I256(magnitude: power, isNegative: isNegative && exponent.limb0 & 1 != 0)
    }

    /// The power modulo 2²⁵⁶, as the EVM's `EXP`; 0⁰ is 1.
    public func wrappingPower(_ exponent: U256) -> I256 {
        I256(bitPattern: bitPattern.wrappingPower(exponent))
    }
}
