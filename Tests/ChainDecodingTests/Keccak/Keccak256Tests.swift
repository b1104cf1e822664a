import ChainDecoding
import Testing

@Suite("Keccak-256")
struct Keccak256Tests {
    /// Of the bytes 0, 1, 2 … 255, 0 …; made with another implementation, checked with SHA-3's padding against a third.
    private static let known: [(count: Int, hash: String)] = [
        (0, "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (1, "0xbc36789e7a1e281436464229828f817d6612f7b477d66591ff96a9e064bcc98a"),
        (7, "0x801560412425120fa609be232d6fa71c7f64f42aee7977267687dcc0a2f5aa63"),
        (8, "0x59e7c99f6be4fd053d7c99f54e371304a33213473dc41f1825b7f3ceb33841a6"),
        (20, "0x27de39f50eaf89fe36fa279026a22605711fde9c16c0f23ae2c3e9faf4eed6ae"),
        (32, "0x8ae1aa597fa146ebd3aa2ceddf360668dea5e526567e92b0321816a4e895bd2d"),
        (55, "0x797f92d5e159d80a886c0a7802a255b475a1e8e473e8cf4345144824a2aee79c"),
        (64, "0x002030bde3d4cf89919649775cd71875c4d0ab1708a380e03fefc3a28aa24831"),
        (134, "0x861e165162f806cd361c4421a48f205820ddf4deb02db9f041f48e179ddada97"),
        (135, "0xcbdfd9dee5faad3818d6b06f95a219fd290b0e1706f6a82e5a595b9ce9faca62"),
        (136, "0x7ce759f1ab7f9ce437719970c26b0a66ff11fe3e38e17df89cf5d29c7d7f807e"),
        (137, "0xac73d4fae68b8453f764007c1a20ce95994187861f0c3227a3a8e99a73a3b1db"),
        (271, "0x7c974895b2a88303ff2dc6b58f438ceb0b298cac91099ac0539cc0f477506191"),
        (272, "0xfdf2ec49e749960d3c8521a0219af8d03e30e2b3bf19bd16150ee0eaf133d66e"),
        (273, "0x4f707289a9c3ccd0c4a51f2f17339f5dd171d371c04ff7783b735b5b22682eaf"),
        (1000, "0xaca79e4146e30eb1c733f6d6060d72471c36ea4e01ebf45d7f4916249c2bbd82"),
    ]

    @Test("gives the known answers on both sides of a block's end")
    func knownAnswers() {
        for (count, hash) in Self.known {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            #expect(Keccak256.hash(bytes).description == hash, "\(count) bytes")
            #expect(Keccak256.hash(Bytes(bytes)).description == hash, "\(count) bytes")
        }
    }

    @Test("hashes text in UTF-8")
    func text() {
        let expected = "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"
        #expect(Keccak256.hash("abc").description == expected)
        #expect(Keccak256.hash("xabcx".dropFirst().dropLast()).description == expected)
        #expect(Keccak256.hash("é") == Keccak256.hash([0xC3, 0xA9]))
    }

    @Test("in parts equals in one go, wherever it is split")
    func incremental() {
        let seed: UInt64 = 0x5EED_4B45
        var random = SeededGenerator(seed: seed)
        for count in [0, 1, 9, 31, 135, 136, 137, 200, 272, 300] {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            let whole = Keccak256.hash(bytes)
            for split in 0...count {
                var keccak = Keccak256()
                keccak.update(Array(bytes[..<split]))
                let half = keccak.finalize()
                keccak.update(Array(bytes[split...]))
                #expect(keccak.finalize() == whole, "seed \(seed), \(count) bytes, split at \(split)")
                #expect(half == Keccak256.hash(Array(bytes[..<split])), "seed \(seed), first \(split) bytes")
            }
            var keccak = Keccak256()
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = rest.prefix(Int.random(in: 0...40, using: &random))
                keccak.update(part.span)
                rest = rest.dropFirst(part.count)
            }
            #expect(keccak.finalize() == whole, "seed \(seed), \(count) bytes in many parts")
        }
    }

    @Test("agrees with the plain reference for every length up to 300")
    func reference() {
        let seed: UInt64 = 0x5EED_0300
        var random = SeededGenerator(seed: seed)
        for count in 0...300 {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            #expect(Keccak256.hash(bytes) == PlainKeccak.hash(bytes), "seed \(seed), \(count) bytes")
        }
    }

    @Test(
        "of a batch agrees with the plain reference for every length, and for every number up to 17",
        arguments: 1...135
    )
    func batch(length: Int) throws {
        let seed: UInt64 = 0x5EED_BA7C + UInt64(length)
        var random = SeededGenerator(seed: seed)
        let counts = [1, 32, 64, 135].contains(length) ? Array(0...17) : [4 + length % 5]
        for count in counts {
            let inputs = (0..<count * length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            let expected = (0..<count).map { PlainKeccak.hash(Array(inputs[$0 * length..<($0 + 1) * length])) }
            let found = try Keccak256.hash(batch: inputs.span, length: length)
            #expect(found == expected, "seed \(seed), \(count) inputs")
        }
    }

    @Test("refuses a batch of inputs that are too long, empty, or not whole")
    func badBatch() {
        let inputs = [UInt8](repeating: 0, count: 272)
        for length in [0, -1, 136, 272, Int.max, Int.min] {
            #expect(throws: DecodeError.self) { try Keccak256.hash(batch: inputs.span, length: length) }
        }
        #expect(throws: DecodeError.self) { try Keccak256.hash(batch: inputs.span, length: 100) }
    }

    private struct Vector: Decodable {
        var name: String
        var data: String
        var keccak256: String
    }

    @Test("agrees with the public vectors", .needsSharedData)
    func vectors() throws {
        let vectors = try SharedData.json([Vector].self, "ethers/hashes.json.gz")
        for vector in vectors {
            let bytes = try Hex.decode(vector.data, prefix: .required)
            #expect(Keccak256.hash(bytes).description == vector.keccak256, "\(vector.name)")
        }
        print("keccak-256: \(vectors.count) public vectors")
        #expect(vectors.count == 257)
    }
}
