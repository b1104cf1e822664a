import ChainDecoding
import Testing

@Suite("RLP trees")
struct RLPDecodeTests {
    @Test("the printed examples are read and written", arguments: RLPVectors.valid + RLPVectors.long)
    func examples(_ model: RLPModel, _ text: String) throws {
        let bytes = try RLPVectors.bytes(text)
        let item = try RLP.decode(Bytes(bytes))
        #expect(RLPModel(item) == model)
        #expect(RLP.encode(item) == bytes)
        #expect(RLP.rebuild(item) == bytes)
        #expect(model.encoded == bytes)
    }

    @Test(
        "what is wrong is told apart, with its place",
        arguments: [
            ("", .truncated, 0),
            ("81", .truncated, 0),
            ("836465", .truncated, 0),
            ("b8", .truncated, 0),
            ("b90100", .truncated, 0),
            ("c1", .truncated, 0),
            ("f838", .truncated, 0),
            ("bf0f000000000000021111", .truncated, 0),
            ("8100", .nonCanonical, 0),
            ("817f", .nonCanonical, 0),
            ("c28100", .nonCanonical, 1),
            ("b800", .nonCanonical, 1),
            ("b80180", .nonCanonical, 1),
            ("b837" + String(repeating: "ff", count: 55), .nonCanonical, 1),
            ("f80180", .nonCanonical, 1),
            ("b90038" + String(repeating: "ff", count: 56), .nonCanonical, 1),
            ("f90038" + String(repeating: "c0", count: 56), .nonCanonical, 1),
            ("0000", .trailingBytes, 1),
            ("80c0", .trailingBytes, 1),
            ("c0c0", .trailingBytes, 1),
            ("8363617400", .trailingBytes, 4),
            ("c18180", .trailingBytes, 2),
            ("c181", .malformed, 1),
            ("c2c183", .malformed, 2),
            ("c3c2c181", .malformed, 3),
            ("c482ff83ff", .malformed, 4),
        ] as [(String, DecodeError.Code, Int)]
    )
    func errors(_ text: String, _ code: DecodeError.Code, _ offset: Int) throws {
        let bytes = try RLPVectors.bytes(text)
        let error = try #require(throws: DecodeError.self) { try RLP.decode(Bytes(bytes)) }
        #expect(error.code == code, "\(error)")
        #expect(error.offset == offset, "\(error)")
    }

    @Test(
        "lengths up to 2^64 − 1 are refused, alone and in a list",
        arguments: [
            "ffffffffffffffff", "fffffffffffffffe", "8000000000000000", "7fffffffffffffff", "7ffffffffffffff7",
            "0100000000000000", "ffffffff", "80000000", "7fffffff",
        ]
    )
    func hugeLengths(_ length: String) throws {
        let digits = try RLPVectors.bytes(length)
        for base: UInt8 in [0xb7, 0xf7] {
            let bytes = [base + UInt8(digits.count)] + digits + [1, 2, 3]
            #expect(throws: DecodeError.self) { try RLP.decode(Bytes(bytes)) }
            #expect(throws: DecodeError.self) { try RLP.decode(Bytes([0xc0 + UInt8(bytes.count)] + bytes)) }
            var reader = RLPReader(Bytes(bytes))
            #expect(throws: DecodeError.self) { try reader.skip() }
            #expect(reader.offset == 0)
        }
    }

    @Test("items share the storage of a slice, and count from its beginning")
    func slices() throws {
        let input = try #require(Bytes([9, 9, 0xc4, 0x82, 5, 6, 0xc0, 9]).slice(2..<7))
        let item = try RLP.decode(input)
        #expect(item.encoded == input)
        #expect(item.isList)
        #expect(item.bytes == nil)
        let list = try #require(item.list)
        #expect(list.count == 2)
        #expect(!list.isEmpty)
        #expect(list.item(at: 0)?.bytes == Bytes([5, 6]))
        #expect(list.item(at: 0)?.encoded == Bytes([0x82, 5, 6]))
        #expect(list.item(at: 0)?.list == nil)
        #expect(list.item(at: 1)?.list?.isEmpty == true)
        #expect(list.item(at: 2) == nil)
        #expect(list.item(at: -1) == nil)
        #expect(list.item(at: .max) == nil)
    }

    @Test("items of different inputs are equal when their contents are")
    func equality() throws {
        let item = try RLP.decode(Bytes([0xc3, 0xc1, 7, 7]))
        let list = try #require(item.list)
        let same = try RLP.decode(Bytes([0xc1, 7]))
        #expect(list.item(at: 0) == same)
        #expect(list.item(at: 0).hashValue == Optional(same).hashValue)
        #expect(list.item(at: 0)?.list == same.list)
        #expect(list.item(at: 1) != same)
        #expect(Set([list.item(at: 0), list.item(at: 1), same]).count == 2)
        #expect(item.list != same.list)
    }
}
