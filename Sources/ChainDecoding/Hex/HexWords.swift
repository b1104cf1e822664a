/// Eight digits at a time, as arithmetic on the bytes of a word: no table, no branch, and loops that the compiler turns
/// into vectors. The first of several bytes is always the lowest of a word.
extension Hex {
    /// The four bytes that eight digits stand for.
    ///
    /// - Parameter text: Eight bytes of text.
    /// - Returns: The bytes, and a word whose byte is 0x80 for each that is no digit and 0 for the others.
    @inlinable
    @inline(__always)
    static func bytes(of text: UInt64) -> (value: UInt32, invalid: UInt64) {
        let high: UInt64 = 0x8080_8080_8080_8080
        let ascii = text & ~high
        let lower = ascii | 0x2020_2020_2020_2020
        // Bit 7 of a sum tells whether the byte is at least the one that 0x80 was reduced by; no sum carries.
        let isDecimal = (ascii &+ 0x5050_5050_5050_5050) & ~(ascii &+ 0x4646_4646_4646_4646)
        let isLetter = (lower &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lower &+ 0x1919_1919_1919_1919)
        let invalid = (~(isDecimal | isLetter) | text) & high

        let letters = (text &>> 6) & 0x0101_0101_0101_0101
        let nibbles = (text & 0x0F0F_0F0F_0F0F_0F0F) &+ letters &+ (letters &<< 3)
        var value = ((nibbles &<< 4) | (nibbles &>> 8)) & 0x00FF_00FF_00FF_00FF
        value = (value | (value &>> 8)) & 0x0000_FFFF_0000_FFFF
        return (UInt32(truncatingIfNeeded: value | (value &>> 16)), invalid)
    }

    /// The eight bytes that sixteen digits stand for.
    ///
    /// - Parameter text: Sixteen bytes of text.
    /// - Returns: The bytes, and words whose bytes are 0x80 for each that is no digit and 0 for the others.
    @inline(__always)
    static func bytes(of text: SIMD2<UInt64>) -> (value: UInt64, invalid: SIMD2<UInt64>) {
        let ones = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
        let high = ones &<< 7
        let ascii = text & ~high
        let lower = ascii | ones &<< 5
        // As for eight digits; SIMD2 has no product here that the compiler would keep in a vector.
        let isDecimal =
            (ascii &+ SIMD2(repeating: 0x5050_5050_5050_5050))
            & ~(ascii &+ SIMD2(repeating: 0x4646_4646_4646_4646))
        let isLetter =
            (lower &+ SIMD2(repeating: 0x1F1F_1F1F_1F1F_1F1F))
            & ~(lower &+ SIMD2(repeating: 0x1919_1919_1919_1919))
        let invalid = (~(isDecimal | isLetter) | text) & high

        let letters = (text &>> 6) & ones
        let nibbles = (text & (ones &<< 4 &- ones)) &+ letters &+ (letters &<< 3)
        var value = ((nibbles &<< 4) | (nibbles &>> 8)) & SIMD2(repeating: 0x00FF_00FF_00FF_00FF)
        value = (value | (value &>> 8)) & SIMD2(repeating: 0x0000_FFFF_0000_FFFF)
        value |= value &>> 16
        return (value.x & 0xFFFF_FFFF | value.y &<< 32, invalid)
    }

    /// The eight lower-case digits of four bytes.
    @inline(__always)
    static func text(of bytes: UInt32) -> UInt64 {
        var spread = UInt64(bytes)
        spread = (spread | (spread &<< 16)) & 0x0000_FFFF_0000_FFFF
        spread = (spread | (spread &<< 8)) & 0x00FF_00FF_00FF_00FF
        let nibbles = ((spread &>> 4) & 0x000F_000F_000F_000F) | ((spread & 0x000F_000F_000F_000F) &<< 8)
        let letters = ((nibbles &+ 0x0606_0606_0606_0606) &>> 4) & 0x0101_0101_0101_0101
        // A letter is 39 further than its digit would be.
        return nibbles &+ 0x3030_3030_3030_3030 &+ (letters &<< 5) &+ (letters &<< 3) &- letters
    }

    /// Decodes two digits for each byte of the output.
    ///
    /// - Returns: Whether all of the input is digits.
    static func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        guard input.count == output.count * 2 else { return false }
        let words = output.count / 4
        var invalid: UInt64 = 0
        for index in 0..<words {
            let text = unsafe input.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
            let (value, wrong) = bytes(of: UInt64(littleEndian: text))
            unsafe output.storeBytes(of: value.littleEndian, toByteOffset: index &* 4, as: UInt32.self)
            invalid |= wrong
        }
        // What is left over is filled up with the digit 0.
        let rest = unsafe UnsafeRawBufferPointer(rebasing: input[(words * 8)...]).bytes
        let filled = rest.lastLittleEndianWord(from: 0) | 0x3030_3030_3030_3030 &<< (UInt64(rest.byteCount) &* 8)
        let (value, wrong) = bytes(of: filled)
        for index in (words * 4)..<output.count {
            unsafe output[index] = UInt8(truncatingIfNeeded: value &>> (UInt32(index & 3) &* 8))
        }
        return invalid | wrong == 0
    }

    /// Writes two digits for each byte of the input.
    static func encode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) {
        guard output.count == input.count * 2 else { return }
        let words = input.count / 4
        for index in 0..<words {
            let bytes = unsafe input.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self)
            let digits = text(of: UInt32(littleEndian: bytes)).littleEndian
            unsafe output.storeBytes(of: digits, toByteOffset: index &* 8, as: UInt64.self)
        }
        for index in (words * 4)..<input.count {
            let digits = text(of: UInt32(unsafe input[index]))
            unsafe output[index * 2] = UInt8(truncatingIfNeeded: digits)
            unsafe output[index * 2 + 1] = UInt8(truncatingIfNeeded: digits &>> 8)
        }
    }
}

extension Span<UInt8> {
    /// The word that sixteen digits stand for, the first digit the highest, where the caller has made sure that there
    /// are sixteen characters; those that are no digits are marked in `invalid`.
    @inline(__always)
    fileprivate func hexWord(at offset: Int, invalid: inout SIMD2<UInt64>) -> UInt64 {
        let text = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD2<UInt64>.self)
        let (value, wrong) = Hex.bytes(of: text)
        invalid |= wrong
        return UInt64(bigEndian: value)
    }
}

extension Hash32 {
    /// The hash that 64 digits from a place on stand for; `nil` if they are none, or fewer.
    @inline(__always)
    init?(digits text: Span<UInt8>, at offset: Int) {
        guard offset >= 0, offset <= text.count &- 64 else { return nil }
        var invalid = SIMD2<UInt64>()
        self.init(
            text.hexWord(at: offset, invalid: &invalid),
            text.hexWord(at: offset &+ 16, invalid: &invalid),
            text.hexWord(at: offset &+ 32, invalid: &invalid),
            text.hexWord(at: offset &+ 48, invalid: &invalid)
        )
        guard invalid.x | invalid.y == 0 else { return nil }
    }
}

extension Address {
    /// The address that 40 digits from a place on stand for; `nil` if they are none, or fewer.
    @inline(__always)
    init?(digits text: Span<UInt8>, at offset: Int) {
        guard offset >= 0, offset <= text.count &- 40 else { return nil }
        var invalid = SIMD2<UInt64>()
        let (last, wrong) = Hex.bytes(of: (unsafe text.bytes).littleEndianWord(at: offset &+ 32))
        self.init(
            text.hexWord(at: offset, invalid: &invalid),
            text.hexWord(at: offset &+ 16, invalid: &invalid),
            last.byteSwapped
        )
        guard invalid.x | invalid.y | wrong == 0 else { return nil }
    }
}
