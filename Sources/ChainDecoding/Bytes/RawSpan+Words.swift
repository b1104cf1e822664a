extension RawSpan {
    /// Eight bytes, the first the lowest.
    @inlinable
    @inline(__always)
    func littleEndianWord(at offset: Int) -> UInt64 {
        UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The up to seven bytes from an offset to the end, the first the lowest, and zeros after them.
    @inline(__always)
    func lastLittleEndianWord(from offset: Int) -> UInt64 {
        var word: UInt64 = 0
        var index = byteCount
        while index > offset {
            index &-= 1
            word = word &<< 8 | UInt64(unsafe unsafeLoad(fromByteOffset: index, as: UInt8.self))
        }
        return word
    }
}

extension UInt64 {
    /// A word whose lowest byte of 0x80 stands for the first quote among eight characters; 0 if there is none.
    @inline(__always)
    var quotes: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let others = self ^ (ones &* UInt64(UInt8(ascii: "\"")))
        return (others &- ones) & ~others & (ones &<< 7)
    }
}
