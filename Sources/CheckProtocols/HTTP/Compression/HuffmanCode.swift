/// A canonical Huffman code (RFC 1951, section 3.2.2).
struct HuffmanCode: Sendable {
    /// The longest code, in bits.
    static let maximumLength = 15

    private static let quickLength = 9

    /// By the next bits, the symbol and its code's length (`symbol << 4 | length`); 0 where the code is longer.
    private var quick: [UInt16]
    /// How many codes there are of each length.
    private var counts: [Int]
    /// The symbols in order of their codes.
    private var symbols: [UInt16]

    /// Creates a code from the lengths of its symbols' codes, 0 for a symbol that is not used.
    ///
    /// `nil` when the lengths make no code: more codes than bits can tell apart, or fewer, but for a single code of one
    /// bit where `mayBeSingle`.
    init?(lengths: some Collection<UInt8>, mayBeSingle: Bool = true) {
        counts = [Int](repeating: 0, count: Self.maximumLength + 1)
        for length in lengths { counts[Int(length)] += 1 }
        let used = lengths.count - counts[0]
        counts[0] = 0
        var left = 1
        var starts = [Int](repeating: 0, count: Self.maximumLength + 2)
        var codes = starts
        for length in 1...Self.maximumLength {
            left = left << 1 - counts[length]
            guard left >= 0 else { return nil }
            starts[length + 1] = starts[length] + counts[length]
            codes[length + 1] = (codes[length] + counts[length]) << 1
        }
        guard left == 0 || used == 0 || (mayBeSingle && used == 1 && counts[1] == 1) else { return nil }
        symbols = [UInt16](repeating: 0, count: used)
        quick = [UInt16](repeating: 0, count: 1 << Self.quickLength)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            symbols[starts[length]] = UInt16(symbol)
            starts[length] += 1
            let code = codes[length]
            codes[length] += 1
            guard length <= Self.quickLength else { continue }
            let entry = UInt16(symbol) << 4 | UInt16(length)
            for index in stride(from: Self.reversed(code, length), to: quick.count, by: 1 << length) {
                quick[index] = entry
            }
        }
    }

    /// The symbol whose code the lowest bits are, and the code's length; `nil` when there is none.
    func symbol(in bits: UInt64) -> (symbol: Int, length: Int)? {
        let entry = quick[Int(bits & UInt64(quick.count - 1))]
        if entry != 0 { return (Int(entry >> 4), Int(entry & 15)) }
        var (code, first, index) = (0, 0, 0)
        for length in 1...Self.maximumLength {
            code |= Int(bits >> UInt64(length - 1) & 1)
            let count = counts[length]
            if code - first < count { return (Int(symbols[index + code - first]), length) }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        return nil
    }

    /// The lowest bits of a code the other way round: codes are sent from their highest bit.
    private static func reversed(_ code: Int, _ length: Int) -> Int {
        var (code, result) = (code, 0)
        for _ in 0..<length {
            result = result << 1 | code & 1
            code >>= 1
        }
        return result
    }
}
