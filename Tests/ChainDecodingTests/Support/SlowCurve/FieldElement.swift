import ChainDecoding

/// A number modulo 2²⁵⁶ - 2³² - 977, the field of secp256k1.
///
/// It works on bare words: without optimisation ``U256``'s wider ones are far too slow for this.
struct FieldElement: Equatable {
    /// The least significant word first.
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    static let zero = FieldElement(0, 0, 0, 0)
    static let one = FieldElement(1, 0, 0, 0)
    private static let modulusWord: UInt64 = 0xffff_fffe_ffff_fc2f
    /// 2²⁵⁶ modulo the modulus.
    private static let fold: UInt64 = 0x1_0000_03d1

    private init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
        (self.a, self.b, self.c, self.d) = (a, b, c, d)
    }

    init(reducing number: U256) {
        (a, b, c, d) = number.limbs
        reduce(carry: 0)
    }

    init(_ small: UInt64) {
        self.init(small, 0, 0, 0)
    }

    var number: U256 { U256(limbs: (a, b, c, d)) }
    var isZero: Bool { self == .zero }
    var isOdd: Bool { a & 1 == 1 }

    var negated: FieldElement { FieldElement.zero - self }
    var squared: FieldElement { self * self }
    /// The inverse; 0 of 0.
    var inverse: FieldElement { power(FieldElement(Self.modulusWord &- 2, .max, .max, .max)) }

    /// The number whose square it is, or `nil` when there is none.
    var squareRoot: FieldElement? {
        // (modulus + 1) / 4
        let root = power(FieldElement(0xffff_ffff_bfff_ff0c, .max, .max, .max >> 2))
        return root.squared == self ? root : nil
    }

    private func power(_ exponent: FieldElement) -> FieldElement {
        var result = FieldElement.one
        for word in [exponent.d, exponent.c, exponent.b, exponent.a] {
            var mask: UInt64 = 1 << 63
            while mask != 0 {
                result = result.squared
                if word & mask != 0 { result = result * self }
                mask >>= 1
            }
        }
        return result
    }

    static func + (left: FieldElement, right: FieldElement) -> FieldElement {
        var sum = left
        var carry: UInt64 = 0
        (carry, sum.a) = add(left.a, right.a, 0)
        (carry, sum.b) = add(left.b, right.b, carry)
        (carry, sum.c) = add(left.c, right.c, carry)
        (carry, sum.d) = add(left.d, right.d, carry)
        sum.reduce(carry: carry)
        return sum
    }

    static func - (left: FieldElement, right: FieldElement) -> FieldElement {
        // The modulus less the right one is its complement less the fold and with one added.
        var negative = FieldElement(~right.a, ~right.b, ~right.c, ~right.d)
        negative.subtract(fold &- 1)
        negative.reduce(carry: 0)
        return left + negative
    }

    static func * (left: FieldElement, right: FieldElement) -> FieldElement {
        let (r0, low0) = row(left, right.a, .zero)
        let (r1, low1) = row(left, right.b, r0)
        let (r2, low2) = row(left, right.c, r1)
        let (high, low3) = row(left, right.d, r2)
        let (folded, word0) = row(high, fold, FieldElement(low0, low1, low2, low3))
        // What is left above 256 bits is less than 2³⁴, and is folded once more.
        let (more, last) = multiplyAdd(folded.d, fold, word0, 0)
        var result = FieldElement(last, folded.a, folded.b, folded.c)
        var carry = more
        (carry, result.b) = add(result.b, carry, 0)
        (carry, result.c) = add(result.c, 0, carry)
        (carry, result.d) = add(result.d, 0, carry)
        result.reduce(carry: carry)
        return result
    }

    /// `left` · `word` + `sum`, of which the lowest word is apart.
    private static func row(
        _ left: FieldElement,
        _ word: UInt64,
        _ sum: FieldElement
    ) -> (high: FieldElement, low: UInt64) {
        let (carry0, low) = multiplyAdd(left.a, word, sum.a, 0)
        let (carry1, word0) = multiplyAdd(left.b, word, sum.b, carry0)
        let (carry2, word1) = multiplyAdd(left.c, word, sum.c, carry1)
        let (carry3, word2) = multiplyAdd(left.d, word, sum.d, carry2)
        return (FieldElement(word0, word1, word2, carry3), low)
    }

    private static func multiplyAdd(
        _ left: UInt64,
        _ right: UInt64,
        _ first: UInt64,
        _ second: UInt64
    ) -> (high: UInt64, low: UInt64) {
        let product = left.multipliedFullWidth(by: right)
        let (one, carry) = product.low.addingReportingOverflow(first)
        let (two, otherCarry) = one.addingReportingOverflow(second)
        return (product.high &+ (carry ? 1 : 0) &+ (otherCarry ? 1 : 0), two)
    }

    private static func add(_ left: UInt64, _ right: UInt64, _ carry: UInt64) -> (carry: UInt64, sum: UInt64) {
        let (one, overflow) = left.addingReportingOverflow(right)
        let (two, otherOverflow) = one.addingReportingOverflow(carry)
        return ((overflow ? 1 : 0) &+ (otherOverflow ? 1 : 0), two)
    }

    private mutating func subtract(_ word: UInt64) {
        var borrow: Bool
        (a, borrow) = a.subtractingReportingOverflow(word)
        (b, borrow) = b.subtractingReportingOverflow(borrow ? 1 : 0)
        (c, borrow) = c.subtractingReportingOverflow(borrow ? 1 : 0)
        d &-= borrow ? 1 : 0
    }

    /// Takes the modulus away once if the number, with a carry above it, reaches it.
    private mutating func reduce(carry: UInt64) {
        guard carry != 0 || (a >= Self.modulusWord && b & c & d == .max) else { return }
        var carry: UInt64 = 0
        (carry, a) = Self.add(a, Self.fold, 0)
        (carry, b) = Self.add(b, 0, carry)
        (carry, c) = Self.add(c, 0, carry)
        d &+= carry
    }
}
