/// Eight or sixteen characters at a time, as arithmetic on words: the first of several is always the lowest.
extension Span<UInt8> {
    /// Where a text that has no escapes ends: at the first quote, backslash or control character, or at the end of the
    /// bytes.
    @inline(__always)
    func jsonTextStop(from start: Int) -> Int {
        var index = start
        while index &+ 16 <= count {
            // Most texts are short; in long ones 64 characters are looked at for one decision.
            let near = Swift.min(index &+ 64, count)
            while index &+ 16 <= near {
                let stops = jsonTextStops(at: index)
                if stops.x != 0 { return index &+ stops.x.trailingZeroBitCount &>> 3 }
                if stops.y != 0 { return index &+ 8 &+ stops.y.trailingZeroBitCount &>> 3 }
                index &+= 16
            }
            while index &+ 64 <= count {
                let stops =
                    (jsonTextStops(at: index) | jsonTextStops(at: index &+ 16))
                    | (jsonTextStops(at: index &+ 32) | jsonTextStops(at: index &+ 48))
                if stops.x | stops.y != 0 { break }
                index &+= 64
            }
        }
        while index < count, self[index] >= 0x20, self[index] != 0x22, self[index] != 0x5c { index &+= 1 }
        return index
    }

    /// Words whose lowest byte of 0x80 stands for the first quote, backslash or control character among sixteen
    /// characters, which the caller has made sure of.
    @inline(__always)
    private func jsonTextStops(at offset: Int) -> SIMD2<UInt64> {
        let words = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD2<UInt64>.self)
        let text = SIMD2(UInt64(littleEndian: words.x), UInt64(littleEndian: words.y))
        let ones = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
        // A quote, 0x22, with its second bit flipped is below 0x21, as control characters stay; space and “!” are not.
        let flipped = text ^ (ones &<< 1)
        let low = (flipped &- SIMD2(repeating: 0x2121_2121_2121_2121)) & ~flipped
        let backslashes = text ^ SIMD2(repeating: 0x5c5c_5c5c_5c5c_5c5c)
        return (low | ((backslashes &- ones) & ~backslashes)) & (ones &<< 7)
    }

    /// The first place that is no white space, or the end of the bytes.
    func jsonSpaceEnd(from start: Int) -> Int {
        let raw = unsafe bytes
        var index = start
        while index < count {
            switch self[index] {
            case 0x20:
                // Indentation is a run of spaces.
                guard index &+ 8 <= count else { fallthrough }
                let others = raw.littleEndianWord(at: index) ^ 0x2020_2020_2020_2020
                index &+= others == 0 ? 8 : others.trailingZeroBitCount &>> 3
            case 0x0a, 0x0d, 0x09:
                index &+= 1
            default:
                return index
            }
        }
        return index
    }
}
