import ChainDecoding
import Testing

@Suite("U256 bits")
struct U256BitsTests {
    @Test("shifts are products and quotients by powers of two", arguments: [0x5eed_0011 as UInt64])
    func shifts(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<5_000 {
            let value = samples.unsigned()
            let count = Int.random(in: 0..<256, using: &samples.generator)
            var power = BigNatural(small: 1)
            for _ in 0..<count { power = power + power }
            let (up, down) = (BigNatural(value) * power, BigNatural(value).divided(by: power).quotient)
            try require(value << count == up.wrapped, "\(value) << \(count)")
            try require(value &<< (count + 512) == up.wrapped, "\(value) << \(count)")
            try require(value >> -count == up.wrapped, "\(value) << \(count)")
            try require(value >> count == down.wrapped, "\(value) >> \(count)")
            try require(value &>> (count - 256) == down.wrapped, "\(value) >> \(count)")
            try require(value << -count == down.wrapped, "\(value) >> \(count)")
        }
        for count in [256, 257, Int.max, -256, Int.min] {
            #expect(U256.max << count == 0)
            #expect(U256.max >> count == 0)
        }
    }

    @Test("counts of bits are those of the words", arguments: [0x5eed_0012 as UInt64])
    func counts(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<2_000 {
            let value = samples.unsigned()
            let bits = (0..<256).filter { (value >> $0).limbs.0 & 1 == 1 }
            try require(value.leadingZeroBitCount == 255 - (bits.last ?? -1), "\(value)")
            try require(value.trailingZeroBitCount == bits.first ?? 256, "\(value)")
            try require(value.nonzeroBitCount == bits.count, "\(value)")
        }
        #expect(U256.bitWidth == 256)
    }

    @Test("logic is that of the words", arguments: [0x5eed_0013 as UInt64])
    func logic(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let (left, right) = (samples.unsigned(), samples.unsigned())
            // Sums without carries are unions, so these hold only when every bit is right.
            try require((left & right) &+ (left | right) == left &+ right, "\(left), \(right)")
            try require((left & right) &+ (left ^ right) == left | right, "\(left), \(right)")
            try require(~left == .max &- left, "\(left)")
            try require(left ^ right ^ right == left, "\(left), \(right)")
        }
        #expect(0b1100 & 0b1010 as U256 == 0b1000)
        #expect(0b1100 | 0b1010 as U256 == 0b1110)
        #expect(0b1100 ^ 0b1010 as U256 == 0b0110)
    }

    @Test("BYTE counts from the most significant one")
    func bytes() throws {
        let value = try #require(U256(hex: "0x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20"))
        for index in 0..<32 { #expect(value.byte(at: index) == UInt8(index + 1)) }
        for index in [32, 33, Int.max, -1, Int.min] { #expect(value.byte(at: index) == 0) }
    }

    /// The test cases printed in EIP-145.
    @Test(
        "SHL as EIP-145",
        arguments: [
            ("1", 0x00, "1"), ("1", 0x01, "2"), ("1", 0xff, "8" + zeros(63)), ("1", 0x100, "0"), ("1", 0x101, "0"),
            (ones(64), 0x00, ones(64)), (ones(64), 0x01, ones(63) + "e"), (ones(64), 0xff, "8" + zeros(63)),
            (ones(64), 0x100, "0"), ("0", 0x01, "0"), ("7" + ones(63), 0x01, ones(63) + "e"),
        ]
    )
    func shl(value: String, count: Int, result: String) throws {
        #expect(try #require(U256(hex: value)) << count == U256(hex: result))
    }

    /// The test cases printed in EIP-145.
    @Test(
        "SHR as EIP-145",
        arguments: [
            ("1", 0x00, "1"), ("1", 0x01, "0"), ("8" + zeros(63), 0x01, "4" + zeros(63)), ("8" + zeros(63), 0xff, "1"),
            ("8" + zeros(63), 0x100, "0"), ("8" + zeros(63), 0x101, "0"), (ones(64), 0x00, ones(64)),
            (ones(64), 0x01, "7" + ones(63)), (ones(64), 0xff, "1"), (ones(64), 0x100, "0"), ("0", 0x01, "0"),
        ]
    )
    func shr(value: String, count: Int, result: String) throws {
        #expect(try #require(U256(hex: value)) >> count == U256(hex: result))
    }

    /// The test cases printed in EIP-145.
    @Test(
        "SAR as EIP-145",
        arguments: [
            ("1", 0x00, "1"), ("1", 0x01, "0"), ("8" + zeros(63), 0x01, "c" + zeros(63)),
            ("8" + zeros(63), 0xff, ones(64)), ("8" + zeros(63), 0x100, ones(64)), ("8" + zeros(63), 0x101, ones(64)),
            (ones(64), 0x00, ones(64)), (ones(64), 0x01, ones(64)), (ones(64), 0xff, ones(64)),
            (ones(64), 0x100, ones(64)), ("0", 0x01, "0"), ("4" + zeros(63), 0xfe, "1"), ("7" + ones(63), 0xf8, "7f"),
            ("7" + ones(63), 0xfe, "1"), ("7" + ones(63), 0xff, "0"), ("7" + ones(63), 0x100, "0"),
        ]
    )
    func sar(value: String, count: Int, result: String) throws {
        #expect(
            I256(bitPattern: try #require(U256(hex: value))) >> count == U256(hex: result).map(I256.init(bitPattern:))
        )
    }

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
    private static func ones(_ count: Int) -> String { String(repeating: "f", count: count) }
}
