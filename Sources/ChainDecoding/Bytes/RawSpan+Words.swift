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
