/// Sixteen digits in ASCII, read or written at once: eight to a word, each in its byte, the first in the lowest.
struct DigitBlock {
    private var first: UInt64
    private var second: UInt64

    /// 10¹⁶.
    static let decimalScale: UInt64 = 10_000_000_000_000_000

    /// Takes the characters before an index, as many as there are but at most 16, under zeros.
    @inline(__always)
    init(_ text: Span<UInt8>, before end: Int) {
        if end >= 16, end <= text.count {
            // The 16 bytes are inside the bounds just checked.
            let raw = unsafe text.bytes
            first = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: end &- 16, as: UInt64.self))
            second = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: end &- 8, as: UInt64.self))
        } else {
            first = DigitBlock.zeros
            second = DigitBlock.zeros
            for index in Swift.max(end &- 16, 0)..<Swift.max(end, 0) {
                first = first &>> 8 | second &<< 56
                second = second &>> 8 | UInt64(text[index]) &<< 56
            }
        }
    }

    /// The value of the digits in base 10, or `nil` when one is none.
    @inline(__always)
    var decimal: UInt64? {
        let (high, low) = (first ^ DigitBlock.zeros, second ^ DigitBlock.zeros)
        // A byte of 10 or more has a high nibble, or gets one from 6 more.
        let strays = (high | (high &+ each(6)) | low | (low &+ each(6))) & each(0xf0)
        guard strays == 0 else { return nil }
        return DigitBlock.decimal(high) &* 100_000_000 &+ DigitBlock.decimal(low)
    }

    /// The value of the digits in base 16, of either case, or `nil` when one is none.
    @inline(__always)
    var hexadecimal: UInt64? {
        guard let high = DigitBlock.hexadecimal(first), let low = DigitBlock.hexadecimal(second) else { return nil }
        return high &<< 32 | low
    }

    /// The number in base 16, as eight lowercase digits in the order of memory.
    @inline(__always)
    static func characters(hexadecimal value: UInt32) -> UInt64 {
        let number = UInt64(value)
        let fours = (number &>> 16 | number &<< 32) & 0x0000_ffff_0000_ffff
        let pairs = (fours &>> 8 | fours &<< 16) & 0x00ff_00ff_00ff_00ff
        let digits = (pairs &>> 4 | pairs &<< 8) & each(0x0f)
        let letters = (digits &+ each(6)) &>> 4 & each(1)
        return (digits &+ zeros &+ letters &* UInt64(UInt8(ascii: "a") &- UInt8(ascii: "0") &- 10)).littleEndian
    }

    /// A number below 10⁸ in base 10, as eight digits in the order of memory.
    @inline(__always)
    static func characters(decimal value: UInt64) -> UInt64 {
        // The highest lane first in memory is the lowest in the word; the divisions by 100 and 10 are exact for what is
        // here.
        let high = value / 10_000
        let fours = high | (value &- high &* 10_000) &<< 32
        let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007f_0000_007f
        let pairs = hundreds | (fours &- hundreds &* 100) &<< 16
        let tens = (pairs &* 103) &>> 10 & 0x000f_000f_000f_000f
        return ((tens | (pairs &- tens &* 10) &<< 8) &+ zeros).littleEndian
    }

    private static var zeros: UInt64 { each(UInt8(ascii: "0")) }

    /// Two digits, then four, then eight to a lane.
    @inline(__always)
    private static func decimal(_ digits: UInt64) -> UInt64 {
        let pairs = (digits & 0x00ff_00ff_00ff_00ff) &* 10 &+ (digits &>> 8 & 0x00ff_00ff_00ff_00ff)
        let fours = (pairs & 0x0000_ffff_0000_ffff) &* 100 &+ (pairs &>> 16 & 0x0000_ffff_0000_ffff)
        return (fours & 0xffff_ffff) &* 10_000 &+ fours &>> 32
    }

    @inline(__always)
    private static func hexadecimal(_ characters: UInt64) -> UInt64? {
        // The top bit of a byte tells whether it is at least a bound, when the sum reaches 128 there.
        let lowercase = characters | each(0x20)
        let digits = (characters &+ each(0x80 - 0x30)) & ~(characters &+ each(0x80 - 0x3a))
        let letters = (lowercase &+ each(0x80 - 0x61)) & ~(lowercase &+ each(0x80 - 0x67)) & each(0x80)
        guard (digits | letters) & ~characters & each(0x80) == each(0x80) else { return nil }
        let values = (characters & each(0x0f)) &+ (letters &>> 7) &* 9
        let pairs = (values &<< 4 | values &>> 8) & 0x00ff_00ff_00ff_00ff
        let fours = (pairs &<< 8 | pairs &>> 16) & 0x0000_ffff_0000_ffff
        return (fours &<< 16 | fours &>> 32) & 0xffff_ffff
    }
}

/// A word of eight equal bytes.
@inline(__always)
private func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
