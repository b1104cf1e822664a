import ChainDecoding
import Testing

@Suite("RLP encoders")
struct RLPEncoderTests {
    @Test("write the printed examples", arguments: RLPVectors.valid + RLPVectors.long)
    func examples(_ model: RLPModel, _ text: String) throws {
        let bytes = try RLPVectors.bytes(text)
        #expect(RLP.encode { model.append(to: &$0) } == bytes)
    }

    @Test(
        "write numbers as short as can be",
        arguments: [
            (0, "80"), (1, "01"), (15, "0f"), (127, "7f"), (128, "8180"), (255, "81ff"), (256, "820100"),
            (1_024, "820400"),
            (100_000, "830186a0"), (1 << 32, "850100000000"), (.max, "88ffffffffffffffff"),
        ] as [(UInt64, String)]
    )
    func numbers(_ number: UInt64, _ text: String) throws {
        let bytes = try RLPVectors.bytes(text)
        #expect(RLP.encode { $0.append(number) } == bytes)
        let digits = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
        #expect(RLP.encode { $0.append(bigEndian: Bytes(digits)) } == bytes)
    }

    @Test("write lists whose headers grow as they are nested")
    func headers() throws {
        for size in [53, 54, 55, 56, 252, 253, 254, 255, 256, 65_530, 65_540] {
            var model = RLPModel.bytes([UInt8](repeating: 7, count: size))
            for _ in 0..<4 { model = .list([model, .bytes([1]), .list([])]) }
            #expect(RLP.encode { model.append(to: &$0) } == model.encoded, "\(size)")
        }
    }

    @Test("write items that were decoded, or encoded before, as they are")
    func splices() throws {
        let item = try RLP.decode(Bytes([0xc1, 0x07]))
        let bytes = RLP.encode { encoder in
            encoder.appendList { list in
                list.append(item)
                list.append(encoded: Bytes([0x82, 5, 6]))
            }
        }
        #expect(bytes == [0xc5, 0xc1, 0x07, 0x82, 5, 6])
    }

    @Test("end lists that are left open, and no others")
    func open() {
        var encoder = RLPEncoder()
        encoder.closeList()
        #expect(encoder.encoded == [])
        encoder.openList()
        encoder.openList()
        encoder.append(1)
        #expect(encoder.encoded == [0xc2, 0xc1, 1])
        encoder.closeList()
        encoder.append(2)
        #expect(encoder.encoded == [0xc3, 0xc1, 1, 2])
        encoder.closeList()
        encoder.closeList()
        encoder.append(3)
        #expect(encoder.encoded == [0xc3, 0xc1, 1, 2, 3])
    }

    @Test("end a list with its closure, whatever that leaves open or ends")
    func unbalanced() {
        var encoder = RLPEncoder()
        encoder.openList()
        encoder.appendList { list in
            list.openList()
            list.append(1)
        }
        encoder.append(2)
        #expect(encoder.encoded == [0xc4, 0xc2, 0xc1, 1, 2])
        encoder.appendList { list in
            list.append(3)
            list.closeList()
        }
        encoder.append(4)
        #expect(encoder.encoded == [0xc7, 0xc2, 0xc1, 1, 2, 0xc1, 3, 4])
    }

    @Test("end a list whose closure throws")
    func throwing() {
        var encoder = RLPEncoder()
        #expect(throws: DecodeError.self) {
            try encoder.appendList { list throws(DecodeError) in
                list.append(1)
                throw DecodeError(.malformed, "stop")
            }
        }
        encoder.append(2)
        #expect(encoder.encoded == [0xc1, 1, 2])
    }
}
