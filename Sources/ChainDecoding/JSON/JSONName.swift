/// A name of at most 31 bytes, in words that are compared at once.
struct JSONName: Sendable, Hashable {
    static let maximumLength = 31

    /// The bytes, the first the lowest, and zeros after them.
    private var words = SIMD4<UInt64>()
    private(set) var length = 0

    /// Takes a name that stands between two places; `nil` if it is too long.
    init?(_ bytes: Span<UInt8>, in range: Range<Int>) {
        guard range.count <= Self.maximumLength, range.upperBound <= bytes.count else { return nil }
        for index in range {
            words[length &>> 3] |= UInt64(bytes[index]) &<< UInt64((length & 7) &* 8)
            length &+= 1
        }
    }

    /// Takes what stands between a place and the next quote, whatever it is; `nil` if that is too far, or the end too near.
    @inline(__always)
    init?(_ bytes: Span<UInt8>, before quote: UInt8 = UInt8(ascii: "\""), from start: Int) {
        guard start >= 0, start <= bytes.count &- 32 else { return nil }
        let raw = unsafe bytes.bytes
        let ones: UInt64 = 0x0101_0101_0101_0101
        for index in 0..<4 {
            let word = raw.littleEndianWord(at: start &+ index &* 8)
            let others = word ^ (ones &* UInt64(quote))
            let quotes = (others &- ones) & ~others & (ones &<< 7)
            guard quotes == 0 else {
                // The bits below the quote's byte: its lowest bit is the seventh below the one that was found.
                words[index] = word & ((quotes & (0 &- quotes)) &>> 7 &- 1)
                length = index &* 8 &+ quotes.trailingZeroBitCount &>> 3
                return
            }
            words[index] = word
        }
        return nil
    }

    /// A number that few other names have.
    @inline(__always)
    var mixed: UInt64 {
        var mix = words[0] ^ (words[1] &<< 21 | words[1] &>> 43)
        mix ^= (words[2] &<< 42 | words[2] &>> 22) ^ (words[3] &<< 11 | words[3] &>> 53)
        return mix &* 0x9e37_79b9_7f4a_7c15
    }

    @inline(__always)
    static func == (left: JSONName, right: JSONName) -> Bool {
        let difference = left.words ^ right.words
        return difference[0] | difference[1] | difference[2] | difference[3] == 0 && left.length == right.length
    }
}
