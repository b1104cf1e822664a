/// Collects decimal digits into a number of 256 bits, 19 at a time.
struct DecimalReader {
    private var value = U256.zero
    private var overflow = false
    private var chunk: UInt64 = 0
    /// 10 to the number of digits in `chunk`.
    private var scale: UInt64 = 1

    /// 10¹⁹, the greatest power of ten in a limb.
    static let chunkScale: UInt64 = 10_000_000_000_000_000_000

    /// Appends a digit, 0 to 9.
    @inline(__always)
    mutating func append(_ digit: UInt8) {
        chunk = chunk &* 10 &+ UInt64(digit)
        scale &*= 10
        if scale == DecimalReader.chunkScale { flush() }
    }

    /// Appends zeros.
    mutating func appendZeros(_ count: Int) {
        flush()
        // Beyond 77 any number but 0 is too large.
        if count > 77 {
            overflow = overflow || !value.isZero
            return
        }
        for _ in 0..<max(count, 0) { append(0) }
    }

    /// The number, or `nil` when it does not fit.
    mutating func finish() -> U256? {
        flush()
        return overflow ? nil : value
    }

    private mutating func flush() {
        let (sum, carry) = U256(chunk).adding(product: value, scale)
        overflow = overflow || carry != 0
        value = sum
        chunk = 0
        scale = 1
    }
}
