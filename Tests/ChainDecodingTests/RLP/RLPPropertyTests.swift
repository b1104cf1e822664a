import ChainDecoding
import Testing

@Suite("RLP properties")
struct RLPPropertyTests {
    /// Whether the bytes are an item; if they are, they must be its only encoding, and the reader must agree.
    private func isCanonical(_ bytes: [UInt8], seed: UInt64? = nil) -> Bool {
        let read = try? read(bytes)
        let item = try? RLP.decode(Bytes(bytes))
        if item.map(RLP.rebuild) != item.map({ _ in bytes }) || read?.encoded != item.map({ _ in bytes }) {
            let forms = "\(item.map(RLP.rebuild) ?? []), and \(read?.encoded ?? []) when read"
            Issue.record("\(bytes) became \(forms); seed \(seed ?? 0)")
        }
        return item != nil
    }

    private func read(_ bytes: [UInt8]) throws(DecodeError) -> RLPModel {
        var reader = RLPReader(Bytes(bytes))
        let model = try RLPModel(&reader)
        try reader.finish()
        return model
    }

    @Test("every truncation is refused as such, and so is every addition")
    func truncations() throws {
        var truncations = Truncations()
        for (_, text) in RLPVectors.valid + RLPVectors.long {
            let bytes = try RLPVectors.bytes(text)
            truncations.check(bytes, text) { cut in
                do throws(DecodeError) {
                    _ = try RLP.decode(Bytes(cut))
                } catch {
                    #expect(error.code == .truncated, "\(text)")
                    throw error
                }
            }
            let error = try #require(throws: DecodeError.self) { try RLP.decode(Bytes(bytes + [0])) }
            #expect(error.code == .trailingBytes)
        }
        print("RLP: \(truncations)")
        #expect(truncations.count == 67_068)
    }

    @Test("every change of one byte throws or makes another canonical item", arguments: RLPVectors.valid)
    func mutations(_ model: RLPModel, _ text: String) throws {
        let bytes = try RLPVectors.bytes(text)
        for index in bytes.indices {
            // In a run of equal bytes, the first and the last stand for all.
            if index > 0, index < bytes.count - 1, bytes[index - 1] == bytes[index], bytes[index] == bytes[index + 1] {
                continue
            }
            var mutated = bytes
            for byte in UInt8.min...UInt8.max where byte != bytes[index] {
                mutated[index] = byte
                _ = isCanonical(mutated)
            }
        }
    }

    @Test("200,000 random inputs throw or are the only encoding of their item", arguments: [20_261_121])
    func randomInputs(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let telling: [UInt8] = [
            0, 1, 2, 0x37, 0x38, 0x7f, 0x80, 0x81, 0x82, 0xb7, 0xb8, 0xbf, 0xc0, 0xc1, 0xc2, 0xc4, 0xf8, 0xff,
        ]
        var canonical = 0
        for round in 0..<200_000 {
            let count = Int.random(in: 0...(round.isMultiple(of: 16) ? 80 : 10), using: &generator)
            var bytes = (0..<count)
                .map { _ in
                    let byte = UInt8.random(in: 0...255, using: &generator)
                    return round.isMultiple(of: 2) ? byte : telling[Int(byte) % telling.count]
                }
            if round.isMultiple(of: 3), (1...56).contains(count) { bytes[0] = 0xc0 + UInt8(count - 1) }
            if isCanonical(bytes, seed: seed) { canonical += 1 }
        }
        #expect((10_000..<150_000).contains(canonical), "\(canonical) were items, seed \(seed)")
    }

    @Test("2,000 random trees are written as defined, and read back", arguments: [20_261_122])
    func randomTrees(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let model = RLPModel(using: &generator)
            let bytes = model.encoded
            #expect(RLP.encode { model.append(to: &$0) } == bytes, "seed \(seed)")
            #expect(RLPModel(try RLP.decode(Bytes(bytes))) == model, "seed \(seed)")
        }
    }

    @Test("2,000 random trees, changed at random, throw or are canonical", arguments: [20_261_123])
    func randomMutations(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            var bytes = RLPModel(using: &generator).encoded
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = isCanonical(bytes, seed: seed)
        }
    }
}
