extension U256 {
    /// How a quotient that is not whole is rounded.
    public enum Rounding: Sendable, Hashable {
        /// To the whole number below.
        case floor
        /// To the whole number above.
        case ceiling
    }

    /// `self` + `other` modulo `modulus` without overflow between, and 0 when the modulus is 0, as the EVM's `ADDMOD`.
    public func addmod(_ other: U256, _ modulus: U256) -> U256 {
        guard !modulus.isZero else { return .zero }
        let left = self < modulus ? self : remainder(dividingBy: modulus)
        let right = other < modulus ? other : other.remainder(dividingBy: modulus)
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow || sum >= modulus ? sum &- modulus : sum
    }

    /// `self` · `other` modulo `modulus` without overflow between, and 0 when the modulus is 0, as the EVM's `MULMOD`.
    public func mulmod(_ other: U256, _ modulus: U256) -> U256 {
        guard !modulus.isZero else { return .zero }
        let (high, low) = multipliedFullWidth(by: other)
        if high.isZero { return low.remainder(dividingBy: modulus) }
        let top = high < modulus ? high : high.remainder(dividingBy: modulus)
        return U256.divide(high: top, low: low, by: modulus).remainder
    }

    /// `self` · `factor` / `divisor` without overflow between, or `nil` when the divisor is 0 or the result does not
    /// fit.
    public func mulDiv(_ factor: U256, _ divisor: U256, rounding: Rounding = .floor) -> U256? {
        let (high, low) = multipliedFullWidth(by: factor)
        guard high < divisor else { return nil }
        let (quotient, remainder) = U256.divide(high: high, low: low, by: divisor)
        switch rounding {
        case .floor: return quotient
        case .ceiling: return remainder.isZero ? quotient : quotient.adding(.one)
        }
    }

    /// The power, or `nil` when it does not fit; 0⁰ is 1.
    public func power(_ exponent: U256) -> U256? {
        guard self > .one else { return exponent.isZero ? .one : self }
        // 2²⁵⁶ does not fit, and neither does any greater base.
        guard exponent < U256(256) else { return nil }
        var (result, base, rest) = (U256.one, self, exponent.limb0)
        while true {
            if rest & 1 != 0 {
                guard let product = result.multiplied(by: base) else { return nil }
                result = product
            }
            rest &>>= 1
            if rest == 0 { return result }
            guard let square = base.multiplied(by: base) else { return nil }
            base = square
        }
    }

    /// The power modulo 2²⁵⁶, as the EVM's `EXP`; 0⁰ is 1.
    public func wrappingPower(_ exponent: U256) -> U256 {
        var (result, base, rest) = (U256.one, self, exponent)
        while !rest.isZero {
            if rest.limb0 & 1 != 0 { result &*= base }
            base &*= base
            rest = rest &>> 1
        }
        return result
    }

    /// The square root, rounded down.
    public func squareRoot() -> U256 {
        guard self > .one else { return self }
        // Newton's method falls towards the root from any number above it, and stops falling when it is there.
        var root = U256.one &<< ((257 &- leadingZeroBitCount) &>> 1)
        while true {
            let next = (root &+ divided(by: root)) &>> 1
            guard next < root else { return root }
            root = next
        }
    }
}
