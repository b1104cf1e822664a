extension U256 {
    /// As many decimal digits as the number has, or one more; at most 78.
    var maxDecimalDigits: Int { ((256 &- leadingZeroBitCount) &* 1_233) &>> 12 &+ 1 }

    /// 10¹⁹ has its top bit set, so it divides without being shifted.
    private static var chunkDivisor: LimbDivisor {
        LimbDivisor(normalized: DecimalReader.chunkScale, reciprocal: 0xd83c_94fb_6d2a_c34a)
    }

    /// Writes the decimal digits at the beginning of a buffer of at least ``maxDecimalDigits`` bytes, and counts them.
    func writeDecimal(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        // 19 digits at a time are split off, up to four times; the highest of them come first.
        var chunks: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var (rest, length) = (self, 0)
        while rest.limb1 | rest.limb2 | rest.limb3 != 0 || rest.limb0 >= DecimalReader.chunkScale {
            var chunk: UInt64 = 0
            rest = rest.divide(&chunk, by: U256.chunkDivisor)
            chunks = (chunk, chunks.0, chunks.1, chunks.2)
            length &+= 1
        }
        var count = U256.decimalDigitCount(rest.limb0)
        unsafe U256.writeDigits(rest.limb0, count, at: 0, of: buffer)
        for _ in 0..<length {
            let (high, low) = chunks.0.quotientAndRemainder(dividingBy: DigitBlock.decimalScale)
            unsafe U256.writeDigits(high, 3, at: count, of: buffer)
            let (first, second) = low.quotientAndRemainder(dividingBy: 100_000_000)
            // Every chunk has its 19 bytes in the buffer, because the highest one has at least one digit.
            let text = UnsafeMutableRawBufferPointer(buffer)
            unsafe text.storeBytes(
                of: DigitBlock.characters(decimal: first),
                toByteOffset: count &+ 3,
                as: UInt64.self
            )
            unsafe text.storeBytes(
                of: DigitBlock.characters(decimal: second),
                toByteOffset: count &+ 11,
                as: UInt64.self
            )
            chunks = (chunks.1, chunks.2, chunks.3, 0)
            count &+= 19
        }
        return count
    }

    private static func decimalDigitCount(_ value: UInt64) -> Int {
        var (count, bound) = (1, 10 as UInt64)
        while count < 19, value >= bound {
            count &+= 1
            bound &*= 10
        }
        return count
    }

    /// Writes so many digits of a number, from the last one back.
    @inline(__always)
    private static func writeDigits(
        _ value: UInt64,
        _ count: Int,
        at start: Int,
        of buffer: UnsafeMutableBufferPointer<UInt8>
    ) {
        var rest = value
        for index in (start..<start &+ count).reversed() {
            let next = rest / 10
            unsafe buffer[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest &- next &* 10)
            rest = next
        }
    }
}
