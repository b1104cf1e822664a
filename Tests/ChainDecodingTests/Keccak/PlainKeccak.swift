import ChainDecoding

/// Keccak-256 as the reference writes it down, step by step and without any trick, to compare with.
///
/// Source: The Keccak reference, version 3.0, chapter 1; FIPS 202 for the algorithms that make the constants.
enum PlainKeccak {
    static func hash(_ bytes: [UInt8]) -> Hash32 {
        var padded = bytes + [1]
        padded += [UInt8](repeating: 0, count: (136 - padded.count % 136) % 136)
        padded[padded.count - 1] |= 0x80
        var state = [[UInt64]](repeating: [UInt64](repeating: 0, count: 5), count: 5)
        for block in stride(from: 0, to: padded.count, by: 136) {
            for lane in 0..<17 {
                let word = padded[(block + 8 * lane)...].prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
                state[lane % 5][lane / 5] ^= word
            }
            for constant in constants { state = round(state, constant) }
        }
        return Hash32(
            state[0][0].byteSwapped,
            state[1][0].byteSwapped,
            state[2][0].byteSwapped,
            state[3][0].byteSwapped
        )
    }

    private static func round(_ a: [[UInt64]], _ constant: UInt64) -> [[UInt64]] {
        let parity = a.map { $0.reduce(0, ^) }
        var b = a
        for x in 0..<5 {
            let mixed = parity[(x + 4) % 5] ^ rotated(parity[(x + 1) % 5], by: 1)
            for y in 0..<5 { b[y][(2 * x + 3 * y) % 5] = rotated(a[x][y] ^ mixed, by: offsets[x][y]) }
        }
        var e = b
        for x in 0..<5 {
            for y in 0..<5 { e[x][y] = b[x][y] ^ (~b[(x + 1) % 5][y] & b[(x + 2) % 5][y]) }
        }
        e[0][0] ^= constant
        return e
    }

    /// The triangular numbers modulo 64, along the path that begins in lane (1, 0).
    private static let offsets: [[Int]] = {
        var offsets = [[Int]](repeating: [Int](repeating: 0, count: 5), count: 5)
        var (x, y) = (1, 0)
        for t in 0..<24 {
            offsets[x][y] = (t + 1) * (t + 2) / 2 % 64
            (x, y) = (y, (2 * x + 3 * y) % 5)
        }
        return offsets
    }()

    /// The bits 2^j - 1 are those of a shift register with feedback.
    private static let constants: [UInt64] = {
        var register: UInt8 = 1
        return (0..<24)
            .map { _ in
                (0...6)
                    .reduce(0) { constant, j in
                        defer { register = register << 1 ^ (register >> 7) * 0x71 }
                        return constant | UInt64(register & 1) << (1 << j - 1)
                    }
            }
    }()

    private static func rotated(_ lane: UInt64, by count: Int) -> UInt64 {
        lane << count | lane >> (64 - count)
    }
}
