import ChainDecoding
import Testing

@Suite("Clear signing: descriptors")
struct ClearSigningDescriptorTests {
    @Test("an error names what is wrong")
    func errors() {
        func fields(_ field: String) -> String {
            ClearSigningTests.bound("{\"formats\": {\"f(uint256 a)\": {\"fields\": [\(field)]}}}")
        }
        let place = ["display", "formats", "f(uint256 a)", "fields", "0"]
        let wrong: [(String, [String])] = [
            ("{}", []), ("{\"display\": {}}", ["display"]),
            ("{\"display\": {\"formats\": []}}", ["display", "formats"]),
            (ClearSigningTests.bound("{\"formats\": {\"f(uint7 a)\": {}}}"), ["display", "formats", "f(uint7 a)"]),
            (
                ClearSigningTests.bound("{\"formats\": {\"f(bool a)\": {}, \"f(bool b)\": {}}}"),
                ["display", "formats", "f(bool b)"]
            ),
            (fields("{}"), place), (fields("{\"path\": \"a\", \"value\": 1}"), place),
            (fields("{\"path\": \"a\", \"format\": \"rainbow\"}"), place + ["format"]),
            (fields("{\"path\": \"a\", \"format\": \"unit\"}"), place + ["params"]),
            (fields("{\"path\": \"a\", \"format\": \"nftName\"}"), place + ["params"]),
            (fields("{\"path\": \"a\", \"format\": \"calldata\"}"), place + ["params"]),
            (
                fields("{\"path\": \"a\", \"format\": \"unit\", \"params\": {\"base\": \"%\", \"decimals\": 256}}"),
                place + ["params", "decimals"]
            ),
            (
                fields(
                    "{\"path\": \"a\", \"format\": \"tokenAmount\", \"params\": {\"token\": 0, \"tokenPath\": \"a\"}}"
                ),
                place + ["params"]
            ),
            (fields("{\"path\": \"a\", \"visible\": \"sometimes\"}"), place + ["visible"]),
            (fields("{\"path\": \"a\", \"visible\": {}}"), place + ["visible"]),
            (fields("{\"path\": \"a\", \"$ref\": \"$.display.definitions.none\"}"), place + ["$ref"]),
            (fields("{\"fields\": [{\"path\": 1}]}"), place + ["fields", "0", "path"]),
            (fields("{\"fields\": [], \"iteration\": \"random\"}"), place + ["iteration"]),
            (
                "{\"context\": {\"contract\": {\"deployments\": [{\"chainId\": 1}]}}, \"display\": {\"formats\": {}}}",
                ["context", "contract", "deployments", "0"]
            ),
            (
                "{\"context\": {\"contract\": {}, \"eip712\": {}}, \"display\": {\"formats\": {}}}", ["context"]
            ),
            (
                "{\"metadata\": {\"token\": {\"ticker\": \"A\"}}, \"display\": {\"formats\": {}}}",
                ["metadata", "token"]
            ),
        ]
        for (json, path) in wrong {
            let error = #expect(throws: DecodeError.self, "\(json)") { try ClearSigningDescriptor(json: json) }
            #expect(error?.path == path, "\(json)")
        }
        let members = (0..<100).map { "\"m\($0)\": 0" }.joined(separator: ",")
        let wide = ClearSigningTests.bound(
            """
            {"definitions": {"wide": {\(members)}},
             "formats": {"f(bool a)": {"fields": [{"path": "a", "$ref": "$.display.definitions.wide"}]}}}
            """
        )
        let error = #expect(throws: DecodeError.self) { try ClearSigningDescriptor(json: wide) }
        #expect(error?.code == .limitExceeded)
        let deep = String(repeating: "{\"fields\": [", count: 100_000)
        #expect(throws: DecodeError.self) { try ClearSigningDescriptor(json: fields(deep)) }
    }

    @Test("values within values within values are too much at some point")
    func work() throws {
        // Each group looks at the whole array anew, for each element that the outer one has.
        let group = "{\"path\": \"#.a.[]\", \"fields\": ["
        let json = ClearSigningTests.bound(
            """
            {"formats": {"f(uint256[] a)": {"fields": [
              \(String(repeating: group, count: 6)){"path": "#.a"}\(String(repeating: "]}", count: 6))]}}}
            """
        )
        let descriptor = try ClearSigningDescriptor(json: json)
        let call = try ClearSigningTests.call("f(uint256[])", [.list([ABIValue](repeating: .uint(1), count: 1_000))])
        let error = #expect(throws: DecodeError.self) { try ClearSigner([descriptor]).text(of: call) }
        #expect(error?.code == .limitExceeded)
    }

    @Test("an array of a thousand amounts has a thousand tokens")
    func manyParameters() throws {
        let json = ClearSigningTests.bound(
            """
            {"formats": {"f(uint256[] a,address[] t)": {"fields": [
              {"path": "a", "format": "tokenAmount", "params": {"tokenPath": "t.[]"}}]}}}
            """
        )
        let tokens = [ABIValue](repeating: .address(KnownSource.dai), count: 999) + [.address(KnownSource.usdc)]
        let call = try ClearSigningTests.call(
            "f(uint256[],address[])",
            [.list([ABIValue](repeating: .uint(1_000_000), count: 1_000)), .list(tokens)]
        )
        let signer = ClearSigner([try ClearSigningDescriptor(json: json)], source: KnownSource())
        let lines = try signer.text(of: call)?.lines
        #expect(lines?.count == 1_000 && lines?.last?.value == "1 USDC")
    }

    @Test("long lists of names and rules are too much at some point")
    func longLists() throws {
        let values = (0..<1_000).map { "\"x\($0)\"" }.joined(separator: ",")
        let names = (0..<1_000).map { "\"x\($0)\": \"\"" }.joined(separator: ",")
        let call = try ClearSigningTests.call("f(uint256[])", [.list([ABIValue](repeating: .uint(1), count: 1_000))])
        for field in [
            "\"visible\": {\"ifNotIn\": [\(values)]}",
            "\"format\": \"enum\", \"params\": {\"$ref\": \"$.metadata.enums.e\"}",
        ] {
            let json = ClearSigningTests.bound(
                "{\"formats\": {\"f(uint256[] a)\": {\"fields\": [{\"path\": \"a\", \(field)}]}}}",
                rest: ", \"metadata\": {\"enums\": {\"e\": {\(names)}}}"
            )
            let signer = ClearSigner([try ClearSigningDescriptor(json: json)])
            let error = #expect(throws: DecodeError.self) { try signer.text(of: call) }
            #expect(error?.code == .limitExceeded)
        }
    }

    @Test("mutated descriptors and calldata end with a text or an error")
    func hostile() throws {
        let seed: UInt64 = 7_730
        print("mutations of descriptors and calldata: seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("{}[]\",:0x19-$#@.nul tas\\uF[]3256 never".utf8)
        let document = Array(ClearSigningTests.transfer.utf8)
        let call = try ClearSigningTests.call("transfer(address,uint256)", [.address(.zero), .uint(1)])
        for _ in 0..<3_000 {
            var json = document
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 0..<json.count, using: &generator)
                json[index] = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            }
            guard let descriptor = try? ClearSigningDescriptor(json: json.span) else { continue }
            _ = try? ClearSigner([descriptor], source: KnownSource()).text(of: call)
        }
        var truncations = Truncations()
        truncations.check(document) { try ClearSigningDescriptor(json: $0.span) }
        print("descriptor: \(truncations)")
    }
}

/// The examples beside ERC-7730.
@Suite("Clear signing: examples", .needsSharedData)
struct ClearSigningExampleTests {
    private static let folder = "eips/erc-7730"

    private static func descriptor(_ name: String) throws -> ClearSigningDescriptor {
        try descriptor(json: Array(try SharedData.bytes("\(folder)/\(name)")))
    }

    private static func descriptor(json: [UInt8]) throws(DecodeError) -> ClearSigningDescriptor {
        try ClearSigningDescriptor(json: json.span) { included in
            (try? SharedData.bytes("\(folder)/\(included.split(separator: "/").last ?? "")")).map { Array($0) }
        }
    }

    @Test("all are read, and no truncation of any is")
    func all() throws {
        let files = try SharedData.files(Self.folder, suffixes: [".json"])
        var truncations = Truncations()
        for file in files {
            truncations.check(Truncations.document(try SharedData.bytes(file)), file) { try Self.descriptor(json: $0) }
        }
        print("examples of ERC-7730: \(files.count); \(truncations)")
        #expect(files.count == 10 && truncations.count == 21_765)
    }

    @Test("an approval by way of an included descriptor")
    func include() throws {
        let signer = ClearSigner([try Self.descriptor("example-include.json")], source: nil)
        let call = try ClearSigningTests.call(
            "approve(address,uint256)",
            [.address(KnownSource.bob), .uint(2_500_000)]
        )
        #expect(
            try signer.text(of: call)?.description == """
                Approve 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed to spend 2.5 EXA
                Spender: 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
                Amount: 2.5 EXA
                """
        )
    }

    @Test("a batch of calls, none of which is known")
    func batch() throws {
        let signer = ClearSigner([try Self.descriptor("example-array-iteration.json")], source: KnownSource())
        let call = try ClearSigningTests.call(
            "batchExecute(address[],bytes[],uint256[])",
            [
                .list([.address(KnownSource.alice), .address(KnownSource.bob)]),
                .list([.bytes(Bytes([1, 2, 3, 4])), .bytes(Bytes())]), .list([.uint(1), .uint(2)]),
            ],
            to: KnownSource.address("0x123456789abcdef0112233445566778899aabbcc")
        )
        let text = try #require(try signer.text(of: call))
        #expect(text.intent == "Execute batch calls to targets" && text.sentence == nil)
        #expect(text.lines.map(\.label) == ["Transaction 0", "Nested Calls", "Transaction 1", "Nested Calls"])
        #expect(text.lines[1].value.hasPrefix("Call of alice.eth with hash 0x"))
        #expect(text.lines[3].value.hasPrefix("Call of 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed with hash 0xc5d2"))
    }

    @Test("visibility rules")
    func visibility() throws {
        let signer = ClearSigner([try Self.descriptor("example-visibility-rules.json")], source: KnownSource())
        func text(legacy: U256, fee: U256) throws -> ClearSigningText? {
            try signer.text(
                of: try ClearSigningTests.call(
                    "transfer(address,uint256,address,address,uint256,uint256)",
                    [
                        .address(KnownSource.alice), .uint(7), .address(.zero), .address(.zero), .uint(legacy),
                        .uint(fee),
                    ],
                    to: KnownSource.address("0x00112233445566778899aabbccddeeff00112233")
                )
            )
        }
        #expect(try text(legacy: 0, fee: 0)?.lines.map(\.label) == ["To", "Amount", "Referrer"])
        #expect(try text(legacy: 0, fee: 1)?.lines.last?.value == "0.000000000000000001 ETH")
        #expect(throws: DecodeError.self) { try text(legacy: 1, fee: 0) }
    }
}
