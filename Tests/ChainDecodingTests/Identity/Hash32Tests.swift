import ChainDecoding
import Testing

@Suite("Hashes and selectors")
struct Hash32Tests {
    private static let text = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"

    @Test("are read and written, as text and as bytes")
    func forms() throws {
        let hash = try #require(Hash32(Self.text))
        #expect(hash.description == Self.text)
        #expect(Hash32(Self.text.dropFirst(2)) == hash)
        #expect(Hash32(Self.text.uppercased().dropFirst(2)) == hash)
        #expect(Hash32(hash.bytes) == hash)
        #expect(Hash32(Bytes(hash.bytes)) == hash)
        #expect(hash.bytes == (try Hex.decode(Self.text)))
        #expect(hash.withSpan { $0.count } == 32)
        var bytes: [UInt8] = [7]
        hash.append(to: &bytes)
        #expect(bytes == [7] + hash.bytes)
        #expect(Hash32.zero.bytes == [UInt8](repeating: 0, count: 32))
        #expect(hash.word0 == 0xddf2_52ad_1be2_c89b)
        #expect(hash.word3 == 0x28f5_5a4d_f523_b3ef)
    }

    @Test("of another length, or with a wrong digit anywhere, are refused")
    func refused() {
        for count in [0, 1, 31, 33, 64] {
            #expect(Hash32([UInt8](repeating: 0, count: count)) == nil)
            #expect(Hash32("0x" + String(repeating: "00", count: count)) == nil)
        }
        #expect(Hash32(Self.text + "0") == nil)
        #expect(Hash32(Self.text.dropLast()) == nil)
        for place in 2..<66 {
            var text = Array(Self.text.utf8)
            text[place] = 0x67
            let error = #expect(throws: DecodeError.self) { try Hash32(hex: text.span) }
            #expect(error?.offset == place)
        }
        #expect(throws: DecodeError.self) { try Hash32(hex: Self.text.dropFirst(2)) }
    }

    @Test("are ordered as their bytes are")
    func order() {
        let seed: UInt64 = 0x5EED_0DE5
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let left = (0..<32).map { _ in UInt8.random(in: 0...2, using: &random) }
            var right = left
            right[Int.random(in: 0..<32, using: &random)] = UInt8.random(in: 0...2, using: &random)
            let less = left.lexicographicallyPrecedes(right)
            #expect(Hash32(left).flatMap { left in Hash32(right).map { left < $0 } } == less, "seed \(seed)")
            let (shortLeft, shortRight) = (Array(left[..<20]), Array(right[..<20]))
            let shortLess = shortLeft.lexicographicallyPrecedes(shortRight)
            #expect(
                Address(shortLeft).flatMap { left in Address(shortRight).map { left < $0 } } == shortLess,
                "seed \(seed)"
            )
        }
        #expect(Selector(1) < Selector(0x8000_0000))
    }

    @Test("name functions by the first four bytes of the signature's hash")
    func selectors() throws {
        let transfer = Selector(signature: "transfer(address,uint256)")
        #expect(transfer == Selector(0xa905_9cbb))
        #expect(transfer.description == "0xa9059cbb")
        #expect(transfer.bytes == [0xa9, 0x05, 0x9c, 0xbb])
        #expect(Selector("0xA9059CBB") == transfer)
        #expect(Selector([0xa9, 0x05, 0x9c]) == nil)
        #expect(Selector("0xa9059cb") == nil)
        #expect(Selector.zero.description == "0x00000000")
        #expect(Keccak256.hash("Transfer(address,address,uint256)").description == Self.text)
    }

    private struct Vectors: Decodable {
        var topics: [String: [String: String]]
        var selectors: [String: [String: String]]

        enum CodingKeys: String, CodingKey {
            case topics = "event-topics"
            case selectors
        }
    }

    @Test("agree with the standards' event topics and selectors", .needsSharedData)
    func standards() throws {
        let vectors = try SharedData.json(Vectors.self, "eips/vectors.json")
        let topics = vectors.topics.values.flatMap { $0 }
        for (signature, topic) in topics {
            #expect(Keccak256.hash(signature).description == topic, "\(signature)")
        }
        let selectors = vectors.selectors.values.flatMap { $0 }
        for (signature, selector) in selectors {
            #expect(Selector(signature: signature).description == selector, "\(signature)")
        }
        print("standards: \(topics.count) event topics, \(selectors.count) selectors")
        #expect(topics.count == 35)
        #expect(selectors.count == 53)
    }
}
