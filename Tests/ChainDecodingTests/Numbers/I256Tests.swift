import ChainDecoding
import Testing

/// A signed number as the reference sees it.
private struct BigSigned {
    var magnitude: BigNatural
    var isNegative: Bool

    init(_ magnitude: BigNatural, isNegative: Bool) {
        self.magnitude = magnitude
        self.isNegative = isNegative
    }

    /// Read from the bits alone: those of a negative number are 2²⁵⁶ above it.
    init(_ value: I256) {
        let bits = BigNatural(value.bitPattern)
        isNegative = !(bits + bits < .modulus)
        magnitude = isNegative ? .modulus - bits : bits
    }

    var wrapped: I256 {
        let low = BigNatural(magnitude.wrapped)
        return I256(bitPattern: isNegative ? (BigNatural.modulus - low).wrapped : low.wrapped)
    }

    /// The number, unless it is outside of -2²⁵⁵..<2²⁵⁵.
    var exact: I256? {
        let double = magnitude + magnitude
        let fits = isNegative ? !(.modulus < double) : double < .modulus
        return fits ? wrapped : nil
    }

    static func + (left: BigSigned, right: BigSigned) -> BigSigned {
        if left.isNegative == right.isNegative {
            return BigSigned(left.magnitude + right.magnitude, isNegative: left.isNegative)
        }
        return left.magnitude < right.magnitude
            ? BigSigned(right.magnitude - left.magnitude, isNegative: right.isNegative)
            : BigSigned(left.magnitude - right.magnitude, isNegative: left.isNegative)
    }

    static prefix func - (value: BigSigned) -> BigSigned { BigSigned(value.magnitude, isNegative: !value.isNegative) }

    static func * (left: BigSigned, right: BigSigned) -> BigSigned {
        BigSigned(left.magnitude * right.magnitude, isNegative: left.isNegative != right.isNegative)
    }

    func saturated(_ value: I256?) -> I256 { value ?? (isNegative ? .min : .max) }
}

@Suite("I256")
struct I256Tests {
    @Test("sums, differences and products are those of the reference", arguments: [0x5eed_0041 as UInt64])
    func ring(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let (left, right) = (samples.signed(), samples.signed())
            let (bigLeft, bigRight) = (BigSigned(left), BigSigned(right))
            let sum = bigLeft + bigRight
            try require(left &+ right == sum.wrapped, "\(left) + \(right)")
            try require(left.adding(right) == sum.exact, "\(left) + \(right)")
            try require(left.addingSaturating(right) == sum.saturated(sum.exact), "\(left) + \(right)")
            let difference = bigLeft + -bigRight
            try require(left &- right == difference.wrapped, "\(left) - \(right)")
            try require(left.subtracting(right) == difference.exact, "\(left) - \(right)")
            try require(
                left.subtractingSaturating(right) == difference.saturated(difference.exact),
                "\(left) - \(right)"
            )
            try require((left < right) == (difference.isNegative && !difference.magnitude.isZero), "\(left) < \(right)")
            let product = bigLeft * bigRight
            try require(left &* right == product.wrapped, "\(left) * \(right)")
            let reported = left.multipliedReportingOverflow(by: right)
            try require(reported == (product.wrapped, product.exact == nil), "\(left) * \(right)")
            try require(left.multiplied(by: right) == product.exact, "\(left) * \(right)")
            try require(left.multipliedSaturating(by: right) == product.saturated(product.exact), "\(left) * \(right)")
        }
    }

    @Test(
        "quotients are rounded towards 0, and remainders have the dividend's sign",
        arguments: [0x5eed_0042 as UInt64]
    )
    func division(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let (left, right) = (samples.signed(), samples.signed())
            guard !right.isZero else { continue }
            let (quotient, remainder) = try #require(left.quotientAndRemainder(dividingBy: right))
            let (bigLeft, bigRight) = (BigSigned(left), BigSigned(right))
            let reference = bigLeft.magnitude.divided(by: bigRight.magnitude)
            let bigQuotient = BigSigned(reference.quotient, isNegative: left.isNegative != right.isNegative)
            try require(quotient == bigQuotient.wrapped, "\(left) / \(right)")
            try require(
                remainder == BigSigned(reference.remainder, isNegative: left.isNegative).wrapped,
                "\(left) % \(right)"
            )
            try require(quotient &* right &+ remainder == left, "\(left) / \(right)")
            let reported = left.dividedReportingOverflow(by: right)
            try require(reported == (quotient, bigQuotient.exact == nil), "\(left) / \(right)")
        }
    }

    @Test("text is read back", arguments: [0x5eed_0043 as UInt64])
    func text(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let value = samples.signed()
            try require(I256(value.description) == value, "\(value)")
            try require(I256(bigEndian: value.bigEndianBytes.span) == value, "\(value)")
        }
        #expect((-1 as I256).description == "-1")
        #expect(
            I256.min.description == "-57896044618658097711785492504343953926634992332820282019728792003956564819968"
        )
        #expect(I256.max.description == "57896044618658097711785492504343953926634992332820282019728792003956564819967")
        #expect(I256("57896044618658097711785492504343953926634992332820282019728792003956564819968") == nil)
        #expect(I256("-57896044618658097711785492504343953926634992332820282019728792003956564819969") == nil)
        #expect(I256("-0") == 0)
        #expect(I256("-007") == -7)
        for text in ["", "-", "--1", "+1", "- 1", "-\u{301}1", "1-", "-0x1"] { #expect(I256(text) == nil) }
    }

    @Test("SDIV and SMOD as in the EVM")
    func evmDivision() {
        #expect(I256.min.divided(by: -1) == .min)
        #expect(I256.min.remainder(dividingBy: -1) == 0)
        #expect(I256.min.dividedReportingOverflow(by: -1) == (.min, true))
        #expect(I256.max.dividedReportingOverflow(by: -1) == (.min &+ 1, false))
        #expect(I256.max.dividedReportingOverflow(by: 0) == (0, true))
        #expect((-1 as I256).divided(by: 0) == 0)
        #expect((-1 as I256).remainder(dividingBy: 0) == 0)
        #expect((-1 as I256).quotientAndRemainder(dividingBy: 0) == nil)
        #expect((-8 as I256).remainder(dividingBy: -3) == -2)
        #expect((-8 as I256).remainder(dividingBy: 3) == -2)
        #expect((8 as I256).remainder(dividingBy: -3) == 2)
        #expect((-7 as I256).divided(by: 2) == -3)
        #expect(I256.min.divided(by: .min) == 1)
        #expect(I256.min.negated() == nil)
        #expect((5 as I256).negated() == -5)
        #expect(I256.min.magnitude == U256.one << 255)
        #expect([I256.min, -1, 0, 1, .max].map { $0.signum() } == [-1, -1, 0, 1, 1])
    }

    @Test("SIGNEXTEND as in the EVM")
    func signExtension() {
        #expect((0xff as I256).signExtended(fromByte: 0) == -1)
        #expect((0x7f as I256).signExtended(fromByte: 0) == 0x7f)
        #expect((0x122f6a as I256).signExtended(fromByte: 0) == 0x6a)
        #expect((0x122f6a as I256).signExtended(fromByte: 1) == 0x2f6a)
        #expect((0x12ff6a as I256).signExtended(fromByte: 1) == -0x96)
        let high = I256.max ^ (1 << 247)
        #expect(high.signExtended(fromByte: 30) == (1 << 247) &- 1)
        for index in [31, 32, Int.max, -1, Int.min] { #expect(high.signExtended(fromByte: index) == high) }
        #expect(I256(bigEndian: [0x80].span) == -128)
        #expect(I256(bigEndian: [0x00, 0x80].span) == 128)
        #expect(I256(bigEndian: [UInt8]().span) == 0)
        #expect(I256(bigEndian: [UInt8](repeating: 0xff, count: 33).span) == nil)
    }

    @Test("shifts down are quotients rounded down", arguments: [0x5eed_0044 as UInt64])
    func shifts(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let value = samples.signed()
            let count = Int.random(in: 0..<255, using: &samples.generator)
            let (quotient, remainder) = try #require(value.quotientAndRemainder(dividingBy: .one << count))
            let floor = remainder.isNegative ? quotient &- 1 : quotient
            try require(value >> count == floor, "\(value) >> \(count)")
            try require(value << -count == floor, "\(value) >> \(count)")
            try require(value << count == value >> -count, "\(value) << \(count)")
            try require(value << count == value &* (.one << count), "\(value) << \(count)")
        }
        for count in [255, 256, Int.max] {
            #expect(I256.min >> count == -1)
            #expect(I256.max >> count == 0)
        }
        #expect(I256.min << Int.min == -1)
        #expect((-1 as I256) >> Int.min == 0)
        #expect((-1 as I256) << 256 == 0)
    }

    @Test("other integers convert exactly, cut or to the nearest")
    func conversions() {
        #expect(I256(exactly: Int.min) == I256(Int64.min))
        #expect(I256(exactly: UInt128.max) == I256(bitPattern: U256(UInt128.max)))
        #expect(I256(exactly: Int128.min) == I256(Int128.min))
        #expect(I256(exactly: U256.max) == nil)
        #expect(I256(exactly: U256.one << 255) == nil)
        #expect(I256(exactly: U256.max >> 1) == .max)
        #expect(U256(exactly: -1 as I256) == nil)
        #expect(U256(exactly: I256.max) == .max >> 1)
        #expect(U256(bitPattern: -1 as I256) == .max)
        #expect(I256(clamping: Int.min) == I256(Int64.min))
        #expect(Int(exactly: I256(Int64.min)) == .min)
        #expect(Int(exactly: I256(Int64.min) &- 1) == nil)
        #expect(Int8(exactly: -128 as I256) == -128)
        #expect(Int8(exactly: 128 as I256) == nil)
        #expect(UInt8(exactly: -1 as I256) == nil)
        #expect(UInt64(exactly: I256(bitPattern: U256(UInt64.max))) == .max)
        #expect(Int128(exactly: I256(Int128.min)) == .min)
        #expect(Int(clamping: I256.min) == .min)
        #expect(UInt(clamping: I256.min) == 0)
        #expect(UInt(clamping: I256.max) == .max)
        #expect(UInt8(truncating: -1 as I256) == 255)
        #expect(I256(magnitude: .one << 255, isNegative: true) == .min)
        #expect(I256(magnitude: .one << 255, isNegative: false) == nil)
        #expect(I256(magnitude: .max, isNegative: true) == nil)
        #expect(I256(magnitude: 0, isNegative: true) == 0)
    }

    @Test("bits and bytes are those of the words", arguments: [0x5eed_0045 as UInt64])
    func bits(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<2_000 {
            let (left, right) = (samples.signed(), samples.signed())
            let (leftBits, rightBits) = (left.bitPattern, right.bitPattern)
            try require((left & right).bitPattern == leftBits & rightBits, "\(left), \(right)")
            try require((left | right).bitPattern == leftBits | rightBits, "\(left), \(right)")
            try require((left ^ right).bitPattern == leftBits ^ rightBits, "\(left), \(right)")
            try require(~left == -1 &- left, "\(left)")
            try require(left.leadingZeroBitCount == leftBits.leadingZeroBitCount, "\(left)")
            try require(left.trailingZeroBitCount == leftBits.trailingZeroBitCount, "\(left)")
            try require(left.byte(at: 0) == leftBits.byte(at: 0), "\(left)")
            var (sum, difference, product) = (left, left, left)
            sum &+= right
            difference &-= right
            product &*= right
            try require(
                (sum, difference, product) == (left &+ right, left &- right, left &* right),
                "\(left), \(right)"
            )
        }
        #expect(I256.bitWidth == 256)
        #expect((0 as I256).bitWidth == 256)
    }

    @Test("bytes are written where there is room, and nowhere else")
    func room() {
        let word = [UInt8](repeating: 0xff, count: 31) + [0xfe]
        let value: I256 = -2
        var bytes: [UInt8] = [9]
        value.appendBigEndian(to: &bytes)
        #expect(bytes == [9] + word)
        #expect(!value.writeBigEndian(to: &bytes, at: 2))
        #expect(value.writeBigEndian(to: &bytes, at: 0))
        #expect(bytes == word + [0xfe])
        let written = [UInt8](unsafeUninitializedCapacity: 33) { buffer, count in
            var output = OutputSpan(buffer: buffer, initializedCount: 0)
            let results = [value.appendBigEndian(to: &output), value.appendBigEndian(to: &output)]
            #expect(results == [true, false])
            count = output.finalize(for: buffer)
        }
        #expect(written == word)
    }

    @Test("powers have the sign of odd exponents")
    func powers() {
        #expect((-2 as I256).power(255) == .min)
        #expect((-2 as I256).power(256) == nil)
        #expect((2 as I256).power(255) == nil)
        #expect((2 as I256).power(254) == 1 << 254)
        #expect((-1 as I256).power(.max) == -1)
        #expect((-3 as I256).power(2) == 9)
        #expect((2 as I256).wrappingPower(255) == .min)
    }
}
