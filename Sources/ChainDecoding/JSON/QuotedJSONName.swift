/// A name with the quote after it, to be looked for where it is expected.
struct QuotedJSONName: Sendable {
    /// The name and the quote, the first byte the lowest, and zeros after them.
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    /// All bits of the bytes that count.
    private var mask: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let length: Int

    /// Takes the first 31 bytes of a name, as ``JSONName`` does.
    init(_ name: some Collection<UInt8>) {
        let name = name.prefix(JSONName.maximumLength)
        length = name.count
        let text = name + [UInt8(ascii: "\"")]
        for (index, byte) in text.enumerated() {
            let shift = UInt64(index & 7) &* 8
            let (value, bits) = (UInt64(byte) &<< shift, 0xff &<< shift as UInt64)
            switch index &>> 3 {
            case 0: (words.0, mask.0) = (words.0 | value, mask.0 | bits)
            case 1: (words.1, mask.1) = (words.1 | value, mask.1 | bits)
            case 2: (words.2, mask.2) = (words.2 | value, mask.2 | bits)
            default: (words.3, mask.3) = (words.3 | value, mask.3 | bits)
            }
        }
    }

    /// Whether the name and the quote stand at a place.
    @inline(__always)
    func stands(in bytes: Span<UInt8>, at start: Int) -> Bool {
        guard start >= 0, start <= bytes.count &- 32 else { return false }
        let raw = unsafe bytes.bytes
        let first = (raw.littleEndianWord(at: start) & mask.0) ^ words.0
        let second = (raw.littleEndianWord(at: start &+ 8) & mask.1) ^ words.1
        let third = (raw.littleEndianWord(at: start &+ 16) & mask.2) ^ words.2
        let fourth = (raw.littleEndianWord(at: start &+ 24) & mask.3) ^ words.3
        return first | second | third | fourth == 0
    }
}
