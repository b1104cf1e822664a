import ChainDecoding
import Testing

@Suite("Truncations")
struct TruncationsTests {
    private static let vector: [UInt8] = [0xc2, 0x01, 0x02]

    private static func decode(_ bytes: [UInt8]) throws(DecodeError) {
        _ = try RLP.decode(Bytes(bytes))
    }

    @Test("every strict prefix is tried, and the vector itself")
    func all() {
        var lengths: [Int] = []
        var truncations = Truncations()
        truncations.check(Self.vector) { bytes in
            lengths.append(bytes.count)
            try Self.decode(bytes)
        }
        #expect(lengths == [0, 1, 2, 3])
        #expect(truncations.count == 3 && truncations.vectorCount == 1 && truncations.validCount == 0)
    }

    @Test("of long vectors, the shortest and the longest are tried, and others between them", arguments: 0..<8)
    func some(seed: UInt64) {
        var lengths: [Int] = []
        var truncations = Truncations(atMost: 9, butAtLeast: 0, seed: seed)
        let vector = [0xb9, 0x01, 0x00] + [UInt8](repeating: 7, count: 256)
        truncations.check(vector) { bytes in
            lengths.append(bytes.count)
            try Self.decode(bytes)
        }
        #expect(truncations.count == 9)
        #expect(lengths == lengths.sorted() && Set(lengths).count == 10)
        #expect(lengths.starts(with: [0, 1]) && lengths.suffix(3) == [257, 258, 259])
    }

    @Test("a prefix that is decoded is an issue, and so is a vector that is not")
    func issues() {
        withKnownIssue {
            var truncations = Truncations()
            truncations.check(Self.vector) { bytes in if bytes.count < 2 { try Self.decode(bytes) } }
        }
        withKnownIssue {
            var truncations = Truncations()
            truncations.check(Self.vector + [0]) { try Self.decode($0) }
        }
    }

    @Test("a prefix that is said to be valid must be decoded")
    func valid() {
        var truncations = Truncations()
        func decode(_ bytes: [UInt8]) throws { if !bytes.isEmpty { try Self.decode(bytes) } }
        truncations.check([0x01], isValid: { $0 == 0 }, by: { try decode($0) })
        #expect(truncations.count == 1 && truncations.validCount == 1)
        withKnownIssue {
            var truncations = Truncations()
            truncations.check(Self.vector, isValid: { $0 == 2 }, by: { try Self.decode($0) })
        }
    }
}
