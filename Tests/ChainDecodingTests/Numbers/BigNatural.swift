import ChainDecoding

/// A natural number of any size in base 2³², schoolbook throughout: the reference for the fixed-width numbers.
struct BigNatural: Equatable {
    /// The least significant digit first, without leading zeros.
    private(set) var digits: [UInt64]

    init(digits: [UInt64]) {
        self.digits = digits
        while self.digits.last == 0 { self.digits.removeLast() }
    }

    init(_ value: U256) {
        let limbs = value.limbs
        let mask: UInt64 = 0xffff_ffff
        self.init(digits: [
            limbs.0 & mask, limbs.0 &>> 32, limbs.1 & mask, limbs.1 &>> 32,
            limbs.2 & mask, limbs.2 &>> 32, limbs.3 & mask, limbs.3 &>> 32,
        ])
    }

    init(small value: UInt32) {
        self.init(digits: [UInt64(value)])
    }

    static let modulus = BigNatural(digits: Array(repeating: 0, count: 8) + [1])

    var isZero: Bool { digits.isEmpty }

    /// The number modulo 2²⁵⁶.
    var wrapped: U256 {
        func limb(_ index: Int) -> UInt64 { digit(2 * index) | digit(2 * index + 1) &<< 32 }
        return U256(limbs: (limb(0), limb(1), limb(2), limb(3)))
    }

    /// The number, unless it is 2²⁵⁶ or more.
    var exact: U256? { digits.count <= 8 ? wrapped : nil }

    static func < (left: BigNatural, right: BigNatural) -> Bool {
        if left.digits.count != right.digits.count { return left.digits.count < right.digits.count }
        var index = left.digits.count - 1
        while index >= 0, left.digits[index] == right.digits[index] { index -= 1 }
        return index >= 0 && left.digits[index] < right.digits[index]
    }

    static func + (left: BigNatural, right: BigNatural) -> BigNatural {
        var (sum, carry): ([UInt64], UInt64) = ([], 0)
        for index in 0..<max(left.digits.count, right.digits.count) + 1 {
            carry += left.digit(index) + right.digit(index)
            sum.append(carry & 0xffff_ffff)
            carry &>>= 32
        }
        return BigNatural(digits: sum)
    }

    /// The difference of a number and one that is not greater.
    static func - (left: BigNatural, right: BigNatural) -> BigNatural {
        var (difference, borrow): ([UInt64], Int64) = ([], 0)
        for index in 0..<left.digits.count {
            let digit = Int64(left.digit(index)) - Int64(right.digit(index)) - borrow
            borrow = digit < 0 ? 1 : 0
            difference.append(UInt64(digit + (borrow &<< 32)))
        }
        precondition(borrow == 0)
        return BigNatural(digits: difference)
    }

    static func * (left: BigNatural, right: BigNatural) -> BigNatural {
        var product = [UInt64](repeating: 0, count: left.digits.count + right.digits.count)
        for place in 0..<left.digits.count {
            let factor = left.digits[place]
            var carry: UInt64 = 0
            for index in 0..<right.digits.count {
                carry += product[place + index]
                let sum = factor * right.digits[index] + carry
                product[place + index] = sum & 0xffff_ffff
                carry = sum &>> 32
            }
            product[place + right.digits.count] = carry
        }
        return BigNatural(digits: product)
    }

    /// Divides digit by digit from the top, each quotient digit found by guessing from above and going down.
    func divided(by divisor: BigNatural) -> (quotient: BigNatural, remainder: BigNatural) {
        precondition(!divisor.isZero)
        let base = divisor.digits.count - 2
        let top = divisor.digit(base + 1) &<< 32 | divisor.digit(base)
        var (quotient, remainder): ([UInt64], BigNatural) = ([], BigNatural(digits: []))
        for digit in digits.reversed() {
            remainder = BigNatural(digits: [digit] + remainder.digits)
            // The three digits that the divisor's two highest are below or beside.
            let head =
                UInt128(remainder.digit(base + 2)) << 64 | UInt128(remainder.digit(base + 1)) << 32
                | UInt128(remainder.digit(base))
            var guess = UInt64(min(head / UInt128(top), 0xffff_ffff))
            var product = divisor * BigNatural(digits: [guess])
            while remainder < product {
                guess -= 1
                product = product - divisor
            }
            remainder = remainder - product
            quotient.append(guess)
        }
        return (BigNatural(digits: quotient.reversed()), remainder)
    }

    /// The number in decimal, one digit after another.
    var decimal: String {
        var (text, rest): (String, BigNatural) = ("", self)
        let ten = BigNatural(small: 10)
        repeat {
            let (quotient, remainder) = rest.divided(by: ten)
            text = String(remainder.digit(0)) + text
            rest = quotient
        } while !rest.isZero
        return text
    }

    private func digit(_ index: Int) -> UInt64 {
        index >= 0 && index < digits.count ? digits[index] : 0
    }
}
