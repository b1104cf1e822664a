import ChainDecoding
import Testing

@Suite("Public test vectors of RLP", .needsSharedData)
struct RLPSharedDataTests {
    /// An item in JSON: text, hexadecimal text, a number, `#` and a number, or an array of items.
    private enum Value: Decodable {
        case text(String)
        case number(UInt64)
        case list([Value])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let number = try? container.decode(UInt64.self) {
                self = .number(number)
            } else {
                self = .list(try container.decode([Value].self))
            }
        }

        func model(_ bytes: (String) throws -> [UInt8]) throws -> RLPModel {
            switch self {
            case .text(let text) where text.hasPrefix("#"): .bytes(try Self.number(text.dropFirst()))
            case .text(let text): .bytes(try bytes(text))
            case .number(let number): .bytes(try Self.number("\(number)"))
            case .list(let items): .list(try items.map { try $0.model(bytes) })
            }
        }

        /// The bytes of a decimal number, from the highest.
        private static func number(_ digits: some StringProtocol) throws -> [UInt8] {
            var bytes: [UInt8] = []
            for digit in digits {
                var carry = try #require(digit.wholeNumberValue)
                for index in bytes.indices.reversed() {
                    carry += Int(bytes[index]) * 10
                    bytes[index] = UInt8(carry & 255)
                    carry >>= 8
                }
                if carry > 0 { bytes.insert(UInt8(carry), at: 0) }
            }
            return bytes
        }
    }

    private struct Ethers: Decodable {
        var name: String
        var decoded: Value
        var encoded: String
    }

    private struct Ethereum<Input: Decodable>: Decodable {
        var `in`: Input
        var out: String
    }

    private func check(
        _ model: RLPModel,
        _ text: String,
        _ name: String,
        _ truncations: inout Truncations
    ) throws {
        let bytes = try RLPVectors.bytes(text)
        let item = try RLP.decode(Bytes(bytes))
        #expect(RLPModel(item) == model, "\(name)")
        #expect(RLP.rebuild(item) == bytes, "\(name)")
        #expect(RLP.encode { model.append(to: &$0) } == bytes, "\(name)")
        var reader = RLPReader(Bytes(bytes))
        #expect(try RLPModel(&reader) == model, "\(name)")
        try reader.finish()
        truncations.check(bytes, name) { try RLP.decode(Bytes($0)) }
        truncations.check(bytes, name) { cut in
            var reader = RLPReader(Bytes(cut))
            _ = try RLPModel(&reader)
            try reader.finish()
        }
    }

    @Test("ethers")
    func ethers() throws {
        let cases = try SharedData.json([Ethers].self, "ethers/rlp.json.gz")
        var truncations = Truncations()
        for test in cases {
            try check(try test.decoded.model(RLPVectors.bytes), test.encoded, test.name, &truncations)
        }
        #expect(cases.count == 61 && truncations.count == 20_272)
        print("RLP, ethers: \(cases.count) items; as a tree and by a reader \(truncations)")
    }

    @Test("ethereum/tests, valid")
    func valid() throws {
        let cases = try SharedData.json([String: Ethereum<Value>].self, "ethereum-tests/RLPTests/rlptest.json")
        var truncations = Truncations()
        for (name, test) in cases {
            try check(try test.in.model { Array($0.utf8) }, test.out, name, &truncations)
        }
        #expect(cases.count == 28 && truncations.count == 3_916)
        print("RLP, ethereum/tests: \(cases.count) valid items; as a tree and by a reader \(truncations)")
    }

    @Test("ethereum/tests, invalid")
    func invalid() throws {
        let cases = try SharedData.json([String: Ethereum<String>].self, "ethereum-tests/RLPTests/invalidRLPTest.json")
        for (name, test) in cases {
            #expect(test.in == "INVALID")
            let bytes = try RLPVectors.bytes(test.out)
            #expect(throws: DecodeError.self, "\(name)") { try RLP.decode(Bytes(bytes)) }
        }
        #expect(cases.count == 26)
        print("RLP, ethereum/tests: \(cases.count) invalid items")
    }

    @Test("ethereum/tests, random")
    func random() throws {
        let path = "ethereum-tests/RLPTests/RandomRLPTests/example.json"
        let cases = try SharedData.json([String: Ethereum<String>].self, path)
        var truncations = Truncations()
        for (name, test) in cases {
            #expect(test.in == "VALID")
            let item = try RLP.decode(Bytes(try RLPVectors.bytes(test.out)))
            try check(RLPModel(item), test.out, name, &truncations)
        }
        #expect(cases.count == 1 && truncations.count == 16)
        print("RLP, ethereum/tests: \(cases.count) random item; as a tree and by a reader \(truncations)")
    }
}
