extension U256 {
    /// The quotient rounded down and the remainder, or `nil` when the divisor is 0.
    public func quotientAndRemainder(dividingBy divisor: U256) -> (quotient: U256, remainder: U256)? {
        if high | divisor.high == 0 {
            guard divisor.low != 0 else { return nil }
            let (quotient, remainder) = low.quotientAndRemainder(dividingBy: divisor.low)
            return (U256(high: 0, low: quotient), U256(high: 0, low: remainder))
        }
        guard !divisor.isZero else { return nil }
        guard self >= divisor else { return (.zero, self) }
        return U256.divide(high: .zero, low: self, by: divisor)
    }

    /// The quotient rounded down, and 0 when the divisor is 0, as the EVM's `DIV`.
    public func divided(by divisor: U256) -> U256 {
        quotientAndRemainder(dividingBy: divisor)?.quotient ?? .zero
    }

    /// The remainder, and 0 when the divisor is 0, as the EVM's `MOD`.
    public func remainder(dividingBy divisor: U256) -> U256 {
        quotientAndRemainder(dividingBy: divisor)?.remainder ?? .zero
    }

    /// Divides `high` · 2²⁵⁶ + `low`, where `high` is less than the divisor so that the quotient fits.
    static func divide(high: U256, low: U256, by divisor: U256) -> (quotient: U256, remainder: U256) {
        let shift = divisor.leadingZeroBitCount
        if shift >= 192 { return divide(high: high.limb0, low: low, by: divisor.limb0) }

        let wide = WideDivisor(normalized: divisor &<< shift)
        var remainder = high << shift | low >> (256 &- shift)
        let dividend = low &<< shift
        let limb3 = wide.divide(&remainder, dividend.limb3)
        let limb2 = wide.divide(&remainder, dividend.limb2)
        let limb1 = wide.divide(&remainder, dividend.limb1)
        let limb0 = wide.divide(&remainder, dividend.limb0)
        return (U256(limbs: (limb0, limb1, limb2, limb3)), remainder &>> shift)
    }

    /// The same for a divisor of one limb.
    private static func divide(high: UInt64, low: U256, by divisor: UInt64) -> (quotient: U256, remainder: U256) {
        let shift = UInt64(truncatingIfNeeded: divisor.leadingZeroBitCount)
        let dividend = low &<< Int(truncatingIfNeeded: shift)
        var remainder = high &<< shift | (low.limb3 &>> 1) &>> (63 &- shift)
        let quotient = dividend.divide(&remainder, by: LimbDivisor(normalized: divisor &<< shift))
        return (quotient, U256(limbs: (remainder &>> shift, 0, 0, 0)))
    }

    /// Divides `remainder` · 2²⁵⁶ + `self`, where `remainder` is less than the divisor, and leaves what remains there.
    @inline(__always)
    func divide(_ remainder: inout UInt64, by divisor: LimbDivisor) -> U256 {
        let quotient3 = divisor.divide(&remainder, limb3)
        let quotient2 = divisor.divide(&remainder, limb2)
        let quotient1 = divisor.divide(&remainder, limb1)
        let quotient0 = divisor.divide(&remainder, limb0)
        return U256(limbs: (quotient0, quotient1, quotient2, quotient3))
    }
}
