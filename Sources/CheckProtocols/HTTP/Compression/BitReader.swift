/// Reads bits, lowest first, from bytes that come in pieces.
struct BitReader {
    private var bytes: [UInt8] = []
    private var position = 0
    private var bits: UInt64 = 0
    /// How many bits of `bits` are not read yet.
    private var bitCount = 0

    /// Adds bytes after those that have come.
    mutating func append(_ more: some Collection<UInt8>) {
        bytes.removeFirst(position)
        position = 0
        bytes.append(contentsOf: more)
    }

    /// Whether nothing is left.
    var isEmpty: Bool { availableBits == 0 }

    /// How many bits have come and are not read yet.
    var availableBits: Int { bitCount + 8 * (bytes.count - position) }

    /// The next bits without reading them, at least 48 where so many have come; zeros follow them.
    mutating func peek() -> UInt64 {
        while bitCount <= 56, position < bytes.count {
            bits |= UInt64(bytes[position]) << UInt64(bitCount)
            position += 1
            bitCount += 8
        }
        return bits
    }

    /// Reads up to 32 bits; `nil`, and nothing is read, when fewer have come.
    mutating func read(_ count: Int) -> Int? {
        guard availableBits >= count else { return nil }
        let value = Int(peek() & (1 << UInt64(count) - 1))
        skip(count)
        return value
    }

    /// Skips bits that ``peek()`` has shown.
    mutating func skip(_ count: Int) {
        bits >>= UInt64(count)
        bitCount -= count
    }

    /// Skips the rest of a byte that was read in part.
    mutating func alignToByte() {
        skip(bitCount % 8)
    }

    /// Reads as many whole bytes as have come, up to a count; only after ``alignToByte()``.
    mutating func readBytes(_ count: Int, into output: inout [UInt8]) -> Int {
        var taken = 0
        while taken < count, bitCount >= 8 {
            output.append(UInt8(truncatingIfNeeded: bits))
            skip(8)
            taken += 1
        }
        let direct = min(count - taken, bytes.count - position)
        output.append(contentsOf: bytes[position..<position + direct])
        position += direct
        return taken + direct
    }
}
