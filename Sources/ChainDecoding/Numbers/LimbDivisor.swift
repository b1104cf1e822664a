/// A 64-bit divisor whose top bit is set, with the reciprocal that turns division by it into two multiplications.
///
/// Algorithms 1 and 4 of Möller and Granlund, "Improved division by invariant integers" (2011).
struct LimbDivisor {
    let divisor: UInt64
    /// ⌊(2¹²⁸ - 1) / `divisor`⌋ - 2⁶⁴.
    let reciprocal: UInt64

    /// Prepares a divisor of at least 2⁶³.
    @inline(__always)
    init(normalized divisor: UInt64) {
        self.divisor = divisor
        // Cannot overflow: the complement of a number with its top bit set is less than the number.
        reciprocal = divisor.dividingFullWidth((~divisor, .max)).quotient
    }

    /// Takes a divisor whose reciprocal is known.
    @inline(__always)
    init(normalized divisor: UInt64, reciprocal: UInt64) {
        self.divisor = divisor
        self.reciprocal = reciprocal
    }

    /// Divides `remainder` · 2⁶⁴ + `limb`, where `remainder` is less than the divisor, and leaves what remains there.
    @inline(__always)
    func divide(_ remainder: inout UInt64, _ limb: UInt64) -> UInt64 {
        let (fraction, estimate) = U256.multiplyAdd(reciprocal, remainder, limb, 0)
        var quotient = estimate &+ remainder &+ 1
        var rest = limb &- quotient &* divisor
        if rest > fraction {
            quotient &-= 1
            rest &+= divisor
        }
        if rest >= divisor {
            quotient &+= 1
            rest &-= divisor
        }
        remainder = rest
        return quotient
    }
}
