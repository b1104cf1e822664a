import ChainDecoding
import Testing

@Suite("U256 arithmetic")
struct U256ArithmeticTests {
    @Test("sums, differences and products are those of the reference", arguments: [0x5eed_0001 as UInt64])
    func ring(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let (left, right) = (samples.unsigned(), samples.unsigned())
            let (bigLeft, bigRight) = (BigNatural(left), BigNatural(right))
            let sum = bigLeft + bigRight
            try require(left &+ right == sum.wrapped, "\(left) + \(right)")
            try require(left.adding(right) == sum.exact, "\(left) + \(right)")
            try require(left.addingSaturating(right) == sum.exact ?? .max, "\(left) + \(right)")
            try require((left < right) == (bigLeft < bigRight), "\(left) < \(right)")

            let difference = bigLeft < bigRight ? nil : bigLeft - bigRight
            let wrappedDifference = difference ?? (BigNatural.modulus + bigLeft) - bigRight
            try require(left &- right == wrappedDifference.wrapped, "\(left) - \(right)")
            try require(left.subtracting(right) == difference?.wrapped, "\(left) - \(right)")
            try require(left.subtractingSaturating(right) == difference?.wrapped ?? .zero, "\(left) - \(right)")

            let product = bigLeft * bigRight
            let (high, low) = left.multipliedFullWidth(by: right)
            try require(BigNatural(high) * .modulus + BigNatural(low) == product, "\(left) * \(right)")
            try require(left &* right == product.wrapped, "\(left) * \(right)")
            try require(left.multiplied(by: right) == product.exact, "\(left) * \(right)")
            try require(left.multipliedSaturating(by: right) == product.exact ?? .max, "\(left) * \(right)")
        }
    }

    @Test("quotients and remainders are those of the reference", arguments: [0x5eed_0002 as UInt64])
    func division(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let (left, right) = (samples.unsigned(), samples.unsigned())
            guard !right.isZero else { continue }
            let (quotient, remainder) = try #require(left.quotientAndRemainder(dividingBy: right))
            let reference = BigNatural(left).divided(by: BigNatural(right))
            try require(BigNatural(quotient) == reference.quotient, "\(left) / \(right)")
            try require(BigNatural(remainder) == reference.remainder, "\(left) % \(right)")
            try require(quotient &* right &+ remainder == left, "\(left) / \(right)")
            try require(remainder < right, "\(left) % \(right)")
        }
    }

    @Test("quotients of 512 bits are those of the reference", arguments: [0x5eed_0003 as UInt64])
    func wideDivision(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let (left, right, modulus) = (samples.unsigned(), samples.unsigned(), samples.unsigned())
            guard !modulus.isZero else { continue }
            let (bigLeft, bigRight, bigModulus) = (BigNatural(left), BigNatural(right), BigNatural(modulus))
            let (quotient, remainder) = (bigLeft * bigRight).divided(by: bigModulus)
            try require(left.mulmod(right, modulus) == remainder.wrapped, "\(left) * \(right) % \(modulus)")
            try require(left.mulDiv(right, modulus) == quotient.exact, "\(left) * \(right) / \(modulus)")
            let ceiling = remainder.isZero ? quotient : quotient + BigNatural(small: 1)
            try require(
                left.mulDiv(right, modulus, rounding: .ceiling) == ceiling.exact,
                "\(left) * \(right) / \(modulus)"
            )
            let sum = (bigLeft + bigRight).divided(by: bigModulus).remainder
            try require(left.addmod(right, modulus) == sum.wrapped, "\(left) + \(right) % \(modulus)")
        }
    }

    /// Dividends just below a multiple of the divisor, and ones that begin as the divisor does, which the estimate of a
    /// quotient limb misses.
    @Test("quotients at the limits of the estimate are exact", arguments: [0x5eed_0004 as UInt64])
    func divisionEdges(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let divisor = samples.unsigned()
            let quotient =
                U256(samples.limb()) | U256(samples.limb()) << (64 * Int.random(in: 0..<4, using: &samples.generator))
            guard !divisor.isZero else { continue }
            let rest = Bool.random(using: &samples.generator) ? U256.zero : divisor &- .one
            let product = BigNatural(divisor) * BigNatural(quotient) + BigNatural(rest)
            if let dividend = product.exact {
                let result = try #require(dividend.quotientAndRemainder(dividingBy: divisor))
                try require(result == (quotient, rest), "\(dividend) / \(divisor)")
            }
            // (divisor - 1) * 2^256 - something: the greatest dividends of 512 bits that fit.
            let (left, right) = (divisor &- .one, U256.max &- rest)
            let reference = (BigNatural(left) * BigNatural(right)).divided(by: BigNatural(divisor))
            try require(left.mulDiv(right, divisor) == reference.quotient.exact, "\(left) * \(right) / \(divisor)")
            try require(left.mulmod(right, divisor) == reference.remainder.wrapped, "\(left) * \(right) % \(divisor)")
        }
    }

    @Test("a divisor or modulus of 0 gives 0 or nothing")
    func zeroDivisor() {
        for value: U256 in [0, 1, .max] {
            #expect(value.quotientAndRemainder(dividingBy: 0) == nil)
            #expect(value.divided(by: 0) == 0)
            #expect(value.remainder(dividingBy: 0) == 0)
            #expect(value.addmod(.max, 0) == 0)
            #expect(value.mulmod(.max, 0) == 0)
            #expect(value.mulDiv(1, 0) == nil)
        }
    }

    @Test("the edges are those of the EVM")
    func edges() {
        #expect(U256.max &+ 1 == 0)
        #expect(0 &- 1 as U256 == .max)
        #expect(U256.max &* .max == 1)
        #expect(U256.max.multipliedFullWidth(by: .max) == (.max &- 1, 1))
        #expect(U256.max.addmod(.max, .max) == 0)
        #expect(U256.max.addmod(2, 2) == 1)
        #expect(U256.max.mulmod(.max, 12) == 9)
        #expect(U256.max.mulmod(.max, .max &- 1) == 1)
        #expect(U256.max.mulDiv(.max, .max) == .max)
        #expect(U256.max.mulDiv(2, 2, rounding: .ceiling) == .max)
        #expect(U256.max.mulDiv(.max, .max &- 1) == nil)
        // The quotient 2^256 - 1 with a rest: rounded up it does not fit.
        #expect(U256.max.mulDiv(.max &- 1, .max &- 1, rounding: .ceiling) == .max)
        #expect((U256.one << 128).mulDiv(.one << 128, 1) == nil)
        #expect((U256.one << 255).mulDiv(3, 2) == U256(high: 3 << 126, low: 0))
    }

    @Test("a quotient rounded up beyond the greatest number is none")
    func ceilingOverflow() throws {
        // The factors of 2^257 - 1, half of which is 2^256 - 1 and a half.
        let left: U256 = 535_006_138_814_359
        let right: U256 = 432_862_656_469_423_142_931_042_426_214_547_535_783_388_063_929_571_229_938_474_969
        #expect(left.mulDiv(right, 2) == .max)
        #expect(left.mulDiv(right, 2, rounding: .ceiling) == nil)
    }

    @Test("powers are repeated products", arguments: [0x5eed_0005 as UInt64])
    func powers(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<500 {
            let base = samples.unsigned()
            var (wrapped, checked): (U256, U256?) = (1, 1)
            for exponent in 0..<20 as Range<UInt64> {
                try require(base.wrappingPower(U256(exponent)) == wrapped, "\(base) ^ \(exponent)")
                try require(base.power(U256(exponent)) == checked, "\(base) ^ \(exponent)")
                wrapped &*= base
                checked = checked?.multiplied(by: base)
            }
        }
        #expect(U256(2).power(255) == .one << 255)
        #expect(U256(2).power(256) == nil)
        #expect(U256(2).power(.max) == nil)
        #expect(U256(2).wrappingPower(256) == 0)
        #expect(U256(3).power(161) != nil)
        #expect(U256(3).power(162) == nil)
        #expect((1 as U256).power(.max) == 1)
        #expect((0 as U256).power(.max) == 0)
        #expect((0 as U256).power(0) == 1)
        #expect(U256.max.wrappingPower(.max) == .max)
    }

    @Test("a square root is the greatest whose square is not greater", arguments: [0x5eed_0006 as UInt64])
    func squareRoots(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<5_000 {
            let value = samples.unsigned()
            let root = value.squareRoot()
            try require(try #require(root.multiplied(by: root)) <= value, "\(value)")
            let next = root &+ 1
            try require(next.multiplied(by: next).map { $0 > value } ?? true, "\(value)")
        }
        #expect(U256.max.squareRoot() == U256(UInt128.max))
        #expect((15 as U256).squareRoot() == 3)
        #expect((16 as U256).squareRoot() == 4)
    }
}
