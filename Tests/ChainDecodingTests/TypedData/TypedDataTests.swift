import ChainDecoding
import Testing

@Suite("Typed data")
struct TypedDataTests {
    /// The example that EIP-712 prints.
    static let mail = """
        {
          "types": {
            "EIP712Domain": [
              {"name": "name", "type": "string"}, {"name": "version", "type": "string"},
              {"name": "chainId", "type": "uint256"}, {"name": "verifyingContract", "type": "address"}
            ],
            "Person": [{"name": "name", "type": "string"}, {"name": "wallet", "type": "address"}],
            "Mail": [
              {"name": "from", "type": "Person"}, {"name": "to", "type": "Person"},
              {"name": "contents", "type": "string"}
            ]
          },
          "primaryType": "Mail",
          "domain": {
            "name": "Ether Mail", "version": "1", "chainId": 1,
            "verifyingContract": "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"
          },
          "message": {
            "from": {"name": "Cow", "wallet": "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},
            "to": {"name": "Bob", "wallet": "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"},
            "contents": "Hello, Bob!"
          }
        }
        """

    /// Typed data with one member of a type.
    private static func single(_ type: String, _ value: String, structs: String = "") -> String {
        """
        {"types": {"Value": [{"name": "value", "type": "\(type)"}]\(structs)}, "primaryType": "Value",
         "domain": {"name": "Test"}, "message": {"value": \(value)}}
        """
    }

    @Test("the example of EIP-712 has its hashes")
    func example() throws {
        let data = try TypedData(json: Self.mail)
        #expect(
            data.types.encodedType(of: "Mail")
                == "Mail(Person from,Person to,string contents)Person(string name,address wallet)"
        )
        #expect(
            data.types.typeHash(of: "Mail")?.description
                == "0xa0cedeb2dc280ba39b857546d74f5549c3a1d7bdc2dd96bf881f76108e23dac2"
        )
        #expect(
            Hex.encode(try data.types.encode(data.message, as: "Mail"))
                == "0xa0cedeb2dc280ba39b857546d74f5549c3a1d7bdc2dd96bf881f76108e23dac2"
                + "fc71e5fa27ff56c350aa531bc129ebdf613b772b6604664f5d8dbe21b85eb0c8"
                + "cd54f074a4af31b4411ff6a60c9719dbd559c221c8ac3492d9d872b041d703d1"
                + "b5aadf3154a261abdd9086fc627b61efca26ae5702701d05cd2305f7c52a2fc8"
        )
        #expect(
            data.messageHash.description == "0xc52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e"
        )
        #expect(
            data.domainSeparator.description == "0xf2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f"
        )
        #expect(
            data.signingHash.description == "0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2"
        )
        #expect(data.domainValue("chainId") == .uint(1))
        #expect(data.domainValue("salt") == nil)
    }

    @Test("a struct that contains itself ends where it is absent or null, as in MetaMask's version 4")
    func recursive() throws {
        let json = """
            {"types": {
               "EIP712Domain": [
                 {"name": "name", "type": "string"}, {"name": "version", "type": "string"},
                 {"name": "chainId", "type": "uint256"}, {"name": "verifyingContract", "type": "address"}
               ],
               "Person": [{"name": "name", "type": "string"}, {"name": "mother", "type": "Person"},
                          {"name": "father", "type": "Person"}]},
             "primaryType": "Person",
             "domain": {"name": "Family Tree", "version": "1", "chainId": 1,
                        "verifyingContract": "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},
             "message": {"name": "Jon", "mother": {"name": "Lyanna", "father": {"name": "Rickard", "mother": null}},
                         "father": {"name": "Rhaegar", "father": {"name": "Aeris II"}}}}
            """
        let data = try TypedData(json: json)
        #expect(data.types.encodedType(of: "Person") == "Person(string name,Person mother,Person father)")
        #expect(
            data.messageHash.description == "0xfdc7b6d35bbd81f7fa78708604f57569a10edff2ca329c8011373f0667821a45"
        )
        #expect(
            data.domainSeparator.description == "0xfacb2c1888f63a780c84c216bd9a81b516fc501a19bae1fc81d82df590bbdc60"
        )
    }

    @Test("a struct that does not contain itself must be there")
    func absent() throws {
        for member in ["", "\"to\": null,", "\"from\": {},"] {
            let json = Self.mail.replacing("\"from\": {\"name\": \"Cow\"", with: "\(member) \"x\": {\"name\": \"Cow\"")
            #expect(throws: DecodeError.self) { try TypedData(json: json) }
        }
    }

    @Test("the domain's type follows from its members where it is not given")
    func domain() throws {
        let start = try #require(Self.mail.firstRange(of: "\"EIP712Domain\""))
        let end = try #require(Self.mail.firstRange(of: "\"Person\""))
        let json = String(Self.mail[..<start.lowerBound] + Self.mail[end.lowerBound...])
        #expect(try TypedData(json: json) == TypedData(json: Self.mail))
        let unknown = json.replacing("\"version\": \"1\"", with: "\"colour\": \"1\"")
        let error = #expect(throws: DecodeError.self) { try TypedData(json: unknown) }
        #expect(error?.path == ["domain"])
    }

    @Test("where the domain is the message, it alone is signed")
    func domainOnly() throws {
        let json = Self.mail.replacing("\"primaryType\": \"Mail\"", with: "\"primaryType\": \"EIP712Domain\"")
            .replacing(
                "\"message\": {",
                with: "\"message\": {\"name\": \"\", \"version\": \"\", \"chainId\": 0,"
                    + "\"verifyingContract\": \"0x0000000000000000000000000000000000000000\","
            )
        let data = try TypedData(json: json)
        #expect(data.signedMessage == .structured(domainSeparator: data.domainSeparator, message: nil))
    }

    @Test("numbers may be written as numbers, in decimal and in hexadecimal")
    func numbers() throws {
        func value(_ type: String, _ json: String) throws -> ABIValue {
            guard case .list(let values) = try TypedData(json: Self.single(type, json)).message else {
                return .list([])
            }
            return try #require(values.first)
        }
        for text in ["255", "\"255\"", "\"0xff\"", "\"0x00FF\"", "\"0255\""] {
            #expect(try value("uint8", text) == .uint(255))
        }
        for text in ["-128", "\"-128\""] { #expect(try value("int8", text) == .int(-128)) }
        #expect(try value("int16", "\"0x80\"") == .int(128))
        #expect(
            try value("uint256", "115792089237316195423570985008687907853269984665640564039457584007913129639935")
                == .uint(.max)
        )
        for (type, text) in [
            ("uint8", "256"), ("uint8", "-1"), ("int8", "128"), ("uint8", "1.0"), ("uint8", "1e1"), ("uint8", "true"),
            ("uint8", "\"\""), ("uint8", "\"0x\""), ("uint8", "\" 1\""), ("bool", "\"true\""), ("bool", "1"),
            ("address", "\"0x00\""), ("bytes4", "\"0x000000\""), ("bytes", "\"00\""), ("bytes", "\"0x0\""),
            ("string", "1"), ("bytes", "null"), ("uint8[2]", "[1]"), ("uint8[]", "1"), ("int8", "\"0xff\""),
        ] {
            let error = #expect(throws: DecodeError.self, "\(type) \(text)") { try value(type, text) }
            #expect(error?.path.first == "message", "\(type) \(text)")
        }
    }

    @Test("types are held to EIP-712")
    func types() throws {
        for type in [
            "uint", "int", "uint7", "function", "fixed128x18", "(uint8)", "tuple", "Person", "uint8[0]", "uint8 []",
            "Person[]", "bytes33", "", "[]", "Value ", "address payable", "uint8[01]",
        ] {
            let error = #expect(throws: DecodeError.self, "\(type)") { try TypedData(json: Self.single(type, "1")) }
            #expect(error?.path.first == "types", "\(type)")
        }
        for structs in [
            ", \"uint8\": []", ", \"a b\": []", ", \"1a\": []", ", \"\": []", ", \"bytes\": []", ", \"a[]\": []",
            ", \"A\": [{\"name\": \"x\", \"type\": \"bool\"}, {\"name\": \"x\", \"type\": \"bool\"}]",
            ", \"A\": [{\"name\": \"x y\", \"type\": \"bool\"}]", ", \"A\": [{\"name\": \"x\"}]", ", \"A\": {}",
        ] {
            #expect(throws: DecodeError.self, "\(structs)") {
                try TypedData(json: Self.single("bool", "true", structs: structs))
            }
        }
        let named = Self.single("Exchange:Send[1][]", "[[{}]]", structs: ", \"Exchange:Send\": []")
        let data = try TypedData(json: named)
        #expect(data.types.encodedType(of: "Value") == "Value(Exchange:Send[1][] value)Exchange:Send()")
        #expect(data.types.encodedType(of: "None") == nil)
        #expect(throws: ABIEncodingError.self) { try data.types.hash(.list([]), as: "None") }
        #expect(throws: DecodeError.self) {
            try TypedDataTypes(["A": [ABIParameter(.tuple([ABIParameter(.bool)]), name: "x")]])
        }
    }

    @Test("an error names the member")
    func path() {
        let json = Self.mail.replacing("0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB", with: "0xbb")
        let error = #expect(throws: DecodeError.self) { try TypedData(json: json) }
        #expect(error?.path == ["message", "to", "wallet"])
        let range = #expect(throws: DecodeError.self) { try TypedData(json: Self.single("uint8[]", "[1, 256]")) }
        #expect(range?.path == ["message", "value", "1"])
        let twice = #expect(throws: DecodeError.self) {
            try TypedData(json: Self.mail.replacing("\"to\": {", with: "\"from\": {"))
        }
        #expect(twice?.offset != nil)
    }

    @Test("limits bound depth and the work of types that all refer to each other")
    func limits() throws {
        let deep = String(repeating: "{\"value\":", count: 40) + "null" + String(repeating: "}", count: 40)
        let nested = Self.single("Value", deep)
        _ = try TypedData(json: nested)
        #expect(throws: DecodeError.self) { try TypedData(json: nested, limits: TypedDataLimits(depth: 20)) }
        let hostile = String(repeating: "{\"value\":", count: 100_000)
        #expect(throws: DecodeError.self) { try TypedData(json: Self.single("Value", hostile)) }
        #expect(throws: DecodeError.self) {
            try TypedData(json: Self.single("Value", hostile), limits: TypedDataLimits(depth: .max))
        }
        let count = 2_000
        let ring = (0..<count)
            .map { index in
                ", \"S\(index)\": [{\"name\": \"a\", \"type\": \"S\((index + 1) % count)\"}]"
            }
        let root = (0..<count).map { "{\"name\": \"m\($0)\", \"type\": \"S\($0)\"}" }.joined(separator: ",")
        let values = (0..<count).map { "\"m\($0)\": {}" }.joined(separator: ",")
        let json = Self.single("Root", "{\(values)}", structs: ring.joined() + ", \"Root\": [\(root)]")
        #expect(throws: DecodeError.self) { try TypedData(json: json) }
    }

    @Test("absent structs are no more than the document has bytes")
    func absentStructs() throws {
        func document(memberCount: Int, valueCount: Int) -> String {
            let members = (0..<memberCount).map { "{\"name\": \"m\($0)\", \"type\": \"A\"}" }.joined(separator: ",")
            let values = Array(repeating: "{}", count: valueCount).joined(separator: ",")
            return Self.single("A[]", "[\(values)]", structs: ", \"A\": [\(members)]")
        }
        _ = try TypedData(json: document(memberCount: 10, valueCount: 10))
        let error = #expect(throws: DecodeError.self) {
            try TypedData(json: document(memberCount: 300, valueCount: 300))
        }
        #expect(error?.code == .limitExceeded)
    }

    @Test("truncated documents are refused, and mutated ones end with a value or an error")
    func hostile() throws {
        let bytes = Array(Self.mail.utf8)
        var truncations = Truncations()
        truncations.check(bytes) { try TypedData(json: $0.span) }
        print("typed data: \(truncations)")
        let seed: UInt64 = 712
        print("mutations of typed data: seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("{}[]\",:0x19-eE.nul tas\\uF[]3256 Person".utf8)
        for _ in 0..<5_000 {
            var mutated = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 0..<mutated.count, using: &generator)
                mutated[index] = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            }
            guard let data = try? TypedData(json: mutated.span) else { continue }
            #expect(try data.types.hash(data.message, as: data.primaryType) == data.messageHash)
        }
    }
}
