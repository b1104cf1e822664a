import ChainDecoding
import Testing

@Suite("Packed values")
struct PackedEncodingTests {
    private static func text(_ text: String) -> ABIValue { .string(Bytes(Array(text.utf8))) }

    @Test("the example of the specification")
    func example() throws {
        let parameters: [ABIParameter] = [
            ABIParameter(.int(bits: 16)), ABIParameter(.fixedBytes(count: 1)), ABIParameter(.uint(bits: 16)),
            ABIParameter(.string),
        ]
        let values: [ABIValue] = [.int(-1), .bytes(Bytes([0x42])), .uint(3), Self.text("Hello, world!")]
        let packed = try ABIEncoder.encodePacked(values, as: parameters)
        #expect(Hex.encode(packed) == "0xffff42000348656c6c6f2c20776f726c6421")
    }

    @Test("elements of arrays take a word each, and their number is not written")
    func arrays() throws {
        func packed(_ value: ABIValue, _ type: String) throws -> String {
            Hex.encode(try ABIEncoder.encodePacked(value, as: try ABIType(parsing: type)), prefix: false)
        }
        let zeros = String(repeating: "0", count: 62)
        #expect(try packed(.list([.uint(1), .uint(2)]), "uint8[]") == zeros + "01" + zeros + "02")
        #expect(try packed(.list([.bytes(Bytes([0xab]))]), "bytes1[1]") == "ab" + zeros)
        #expect(try packed(.list([.list([.bool(true)])]), "bool[1][]") == zeros + "01")
        #expect(try packed(.list([]), "bool[]").isEmpty)
        #expect(try packed(.bool(true), "bool") == "01")
        #expect(try packed(.bytes(Bytes([UInt8](repeating: 7, count: 24))), "function").count == 48)
    }

    @Test("what Solidity does not pack is refused, and so are values that do not fit")
    func refused() throws {
        let refused: [(ABIValue, String)] = [
            (.list([.list([])]), "uint8[][]"), (.list([Self.text("a")]), "string[]"), (.list([.uint(1)]), "(uint8)"),
            (.list([.list([.uint(1)])]), "(uint8)[]"), (.list([]), "bytes[]"), (.list([.list([])]), "bool[][1]"),
            (.uint(256), "uint8"), (.bytes(Bytes([1, 2])), "bytes1"), (.list([.uint(1)]), "uint8[2]"),
            (.bool(true), "uint8"),
        ]
        for (value, type) in refused {
            #expect(throws: ABIEncodingError.self, "\(type)") {
                try ABIEncoder.encodePacked(value, as: try ABIType(parsing: type))
            }
        }
        let error = #expect(throws: ABIEncodingError.self) {
            try ABIEncoder.encodePacked([.uint(1), .uint(300)], as: [ABIParameter(.bool), ABIParameter(.bool)])
        }
        #expect(error?.path == ["0"])
        let nested = #expect(throws: ABIEncodingError.self) {
            try ABIEncoder.encodePacked(.list([.uint(1), .uint(300)]), as: .array(of: .uint(bits: 8)))
        }
        #expect(nested?.path == ["1"])
        #expect(throws: ABIEncodingError.self) { try ABIEncoder.encodePacked(.uint(1), as: .uint(bits: 7)) }
        #expect(throws: ABIEncodingError.self) { try ABIEncoder.encodePacked([], as: [ABIParameter(.bool)]) }
    }
}

@Suite("Packed values of ethers", .needsSharedData)
struct PackedVectorTests {
    private indirect enum Value: Decodable {
        case text(String)
        case flag(Bool)
        case list([Value])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .list(try container.decode([Value].self))
            }
        }

        func value(of type: ABIType) throws -> ABIValue {
            switch (type, self) {
            case (.array(let element), .list(let values)), (.fixedArray(let element, _), .list(let values)):
                return .list(try values.map { try $0.value(of: element) })
            case (.bool, .flag(let flag)): return .bool(flag)
            case (.uint, .text(let text)): return .uint(try #require(U256(hex: text)))
            case (.int, .text(let text)):
                let magnitude = try #require(U256(hex: text.hasPrefix("-") ? String(text.dropFirst()) : text))
                return .int(try #require(I256(magnitude: magnitude, isNegative: text.hasPrefix("-"))))
            case (.address, .text(let text)): return .address(try Address(hex: text))
            case (.string, .text(let text)): return .string(Bytes(Array(text.utf8)))
            case (_, .text(let text)): return .bytes(Bytes(try Hex.decode(text)))
            default: throw DecodeError(.malformed, "no value of \(type)")
            }
        }
    }

    private struct Case: Decodable {
        var name: String
        var types: [String]
        var keccak256: String
        var values: [Value]
    }

    @Test("all have the hash that they should")
    func hashes() throws {
        let cases = try SharedData.json([Case].self, "ethers/solidity-hashes.json.gz")
        for vector in cases {
            let parameters = try vector.types.map { ABIParameter(try ABIType(parsing: $0)) }
            let values = try zip(vector.values, parameters).map { try $0.value(of: $1.type) }
            let packed = try ABIEncoder.encodePacked(values, as: parameters)
            #expect(Keccak256.hash(packed).description == vector.keccak256, "\(vector.name)")
        }
        print("packed values of ethers: \(cases.count)")
        #expect(cases.count == 2_016)
    }
}
