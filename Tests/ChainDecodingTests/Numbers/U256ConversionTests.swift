import ChainDecoding
import Testing

@Suite("U256 conversions")
struct U256ConversionTests {
    @Test("other integers convert exactly, cut or to the nearest")
    func integers() {
        #expect(U256(exactly: 5) == 5)
        #expect(U256(exactly: -1) == nil)
        #expect(U256(exactly: UInt128.max) == U256(UInt128.max))
        #expect(U256(exactly: Int128.min) == nil)
        #expect(U256(truncating: -1) == .max)
        #expect(U256(truncating: Int128.min) == U256(high: .max, low: 1 << 127))
        #expect(U256(truncating: 7 as UInt8) == 7)
        #expect(U256(clamping: -5) == 0)
        #expect(U256(clamping: UInt64.max) == 0xffff_ffff_ffff_ffff)

        #expect(UInt64(exactly: U256(UInt64.max)) == .max)
        #expect(UInt64(exactly: U256(UInt64.max) &+ 1) == nil)
        #expect(Int(exactly: U256(UInt64.max >> 1)) == .max)
        #expect(Int(exactly: U256(UInt64.max)) == nil)
        #expect(UInt8(exactly: 255 as U256) == 255)
        #expect(UInt8(exactly: 256 as U256) == nil)
        #expect(Int8(exactly: 128 as U256) == nil)
        #expect(UInt128(exactly: U256(high: 0, low: .max)) == .max)
        #expect(UInt128(exactly: U256(high: 1, low: 0)) == nil)
        #expect(UInt128(truncating: U256(high: 1, low: 5 << 64)) == 5 << 64)
        #expect(Int(clamping: U256.max) == .max)
        #expect(UInt8(truncating: 0x1234 as U256) == 0x34)
        #expect(U256.max == 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff)
    }

    @Test("big-endian bytes are read and written", arguments: [0x5eed_0021 as UInt64])
    func bytes(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let value = samples.unsigned()
            let bytes = value.bigEndianBytes
            try require(bytes == (0..<32).map { value.byte(at: $0) }, "\(value)")
            try require(U256(bigEndian: bytes.span) == value, "\(value)")
            let minimal = value.minimalBigEndianBytes
            try require(minimal == Array(bytes.drop { $0 == 0 }), "\(value)")
            try require(U256(bigEndian: minimal.span) == value, "\(value)")
        }
        #expect(U256(bigEndian: [UInt8]().span) == 0)
        #expect(U256(bigEndian: [1, 2].span) == 0x0102)
        #expect(U256(bigEndian: [UInt8](repeating: 0, count: 33).span) == nil)
    }

    @Test("bytes are written where there is room, and nowhere else")
    func room() {
        let value: U256 = 0x0102
        var bytes: [UInt8] = [9]
        value.appendBigEndian(to: &bytes)
        #expect(bytes == [9] + value.bigEndianBytes)
        value.appendMinimalBigEndian(to: &bytes)
        #expect(bytes == [9] + value.bigEndianBytes + [1, 2])

        var fixed = [UInt8](repeating: 7, count: 34)
        for index in [-1, 3, Int.max, Int.min] { #expect(!value.writeBigEndian(to: &fixed, at: index)) }
        #expect(fixed == [UInt8](repeating: 7, count: 34))
        #expect(value.writeBigEndian(to: &fixed, at: 1))
        #expect(fixed == [7] + value.bigEndianBytes + [7])
        var short = [UInt8](repeating: 7, count: 31)
        #expect(!value.writeBigEndian(to: &short, at: 0))

        let written = [UInt8](unsafeUninitializedCapacity: 63) { buffer, count in
            var output = OutputSpan(buffer: buffer, initializedCount: 0)
            let results = [value.appendBigEndian(to: &output), value.appendBigEndian(to: &output)]
            #expect(results == [true, false])
            count = output.finalize(for: buffer)
        }
        #expect(written == value.bigEndianBytes)
    }
}
