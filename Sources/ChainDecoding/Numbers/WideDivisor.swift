/// A 256-bit divisor whose top bit is set, ready for one quotient limb after another.
///
/// Knuth's algorithm D, with the estimate from the two highest limbs by reciprocal: algorithms 4 and 6 of Möller and
/// Granlund, "Improved division by invariant integers" (2011). Shorter divisors come here shifted up.
struct WideDivisor {
    let divisor: U256
    /// ⌊(2¹⁹² - 1) / (the two highest limbs)⌋ - 2⁶⁴.
    let reciprocal: UInt64

    /// Prepares a divisor of at least 2²⁵⁵.
    init(normalized divisor: U256) {
        let (low, high) = (divisor.limb2, divisor.limb3)
        var reciprocal = LimbDivisor(normalized: high).reciprocal
        // From the reciprocal of the highest limb to that of the two highest.
        var rest = high &* reciprocal &+ low
        if rest < low {
            reciprocal &-= 1
            if rest >= high {
                reciprocal &-= 1
                rest &-= high
            }
            rest &-= high
        }
        let product = low.multipliedFullWidth(by: reciprocal)
        rest &+= product.high
        if rest < product.high {
            reciprocal &-= 1
            if rest > high || (rest == high && product.low >= low) { reciprocal &-= 1 }
        }
        self.divisor = divisor
        self.reciprocal = reciprocal
    }

    /// Divides `remainder` · 2⁶⁴ + `limb`, where `remainder` is less than the divisor, and leaves what remains there.
    @inline(__always)
    func divide(_ remainder: inout U256, _ limb: UInt64) -> UInt64 {
        let next = U256(limbs: (limb, remainder.limb0, remainder.limb1, remainder.limb2))
        if remainder.limb3 == 0, next < divisor {
            remainder = next
            return 0
        }
        let top = divisor.high
        if remainder.high >= top {
            // The two highest limbs are those of the divisor, and the estimate would not fit a limb. What is missing to
            // the divisor one limb up is less than 2¹⁹², so less than the divisor: the quotient is 2⁶⁴ - 1.
            let above = U256(limbs: (0, divisor.limb0, divisor.limb1, divisor.limb2))
            remainder = next &- above &+ divisor
            return .max
        }

        let (estimated, rest) = estimate(remainder.high, remainder.limb1, top)
        var quotient = estimated
        // The estimate counts the two highest limbs only; what the others take away follows.
        let (product0, carry0) = U256.multiplyAdd(quotient, divisor.limb0, 0, 0)
        let (product1, product2) = U256.multiplyAdd(quotient, divisor.limb1, carry0, 0)
        var (left, below) = U256(high: rest, low: next.low)
            .subtractingReportingOverflow(U256(limbs: (product0, product1, product2, 0)))
        if below {
            quotient &-= 1
            left &+= divisor
        }
        remainder = left
        return quotient
    }

    /// The quotient of three limbs by the two highest of the divisor, and what remains.
    @inline(__always)
    private func estimate(_ high: UInt128, _ low: UInt64, _ top: UInt128) -> (quotient: UInt64, rest: UInt128) {
        let wide =
            UInt128(truncatingIfNeeded: reciprocal) &* (high &>> 64) &+ high
        let fraction = UInt64(truncatingIfNeeded: wide)
        var quotient = UInt64(truncatingIfNeeded: wide &>> 64)
        let first = UInt64(truncatingIfNeeded: high) &- quotient &* divisor.limb3
        var rest = UInt128(truncatingIfNeeded: first) &<< 64 | UInt128(truncatingIfNeeded: low)
        rest &-= UInt128(truncatingIfNeeded: divisor.limb2) &* UInt128(truncatingIfNeeded: quotient) &+ top
        quotient &+= 1
        if UInt64(truncatingIfNeeded: rest &>> 64) >= fraction {
            quotient &-= 1
            rest &+= top
        }
        if rest >= top {
            quotient &+= 1
            rest &-= top
        }
        return (quotient, rest)
    }
}
