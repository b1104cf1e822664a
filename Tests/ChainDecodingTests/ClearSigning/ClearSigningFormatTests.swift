import ChainDecoding
import Testing

/// Every format, with the examples that ERC-7730 prints.
@Suite("Clear signing: formats")
struct ClearSigningFormatTests {
    /// The text of one argument.
    private func text(
        _ type: String,
        _ value: ABIValue,
        _ field: String,
        metadata: String = "{}",
        source: (any ClearSigningSource)? = KnownSource()
    ) throws -> String {
        let descriptor = try ClearSigningDescriptor(
            json: """
                {"context": {"contract": {"deployments": [{"chainId": 1, "address": "\(KnownSource.usdt)"}]}},
                 "metadata": \(metadata),
                 "display": {"formats": {"f(\(type) x)": {"fields": [{"path": "x", "label": "X", \(field)}]}}}}
                """
        )
        let function = try ABIFunction(parsing: "f(\(type) x)")
        let call = ClearSigningCall(
            chainID: 1,
            to: KnownSource.usdt,
            from: KnownSource.bob,
            calldata: Bytes(try function.encodeCall([value]))
        )
        let lines = try #require(try ClearSigner([descriptor], source: source).text(of: call)).lines
        #expect(lines.allSatisfy { $0.label == "X" })
        return lines.map(\.value).joined(separator: "|")
    }

    private static func string(_ text: String) -> ABIValue { .string(Bytes(Array(text.utf8))) }

    @Test("raw")
    func raw() throws {
        let raw = "\"format\": \"raw\""
        #expect(try text("uint256", .uint(1_000), raw) == "1000")
        #expect(try text("int8", .int(-5), raw) == "-5")
        #expect(try text("string", Self.string("Ledger"), raw) == "Ledger")
        #expect(try text("bytes", .bytes(Bytes([0x12, 0x34, 0x56, 0x78, 0x9a])), raw) == "0x123456789a")
        #expect(
            try text("address", .address(KnownSource.bob), raw) == "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        )
        #expect(try text("bool", .bool(true), raw) == "true")
        #expect(try text("uint8[]", .list([.uint(1), .uint(2)]), raw) == "1|2")
        #expect(
            try text("uint8[2][]", .list([.list([.uint(1), .uint(2)]), .list([.uint(3), .uint(4)])]), raw) == "1|2|3|4"
        )
        // What would break the line or turn its direction is not shown as it is, and neither is what is no UTF-8.
        #expect(try text("string", Self.string("a\nTo: b\u{202e}"), raw) == #"a\nTo: b\u{202E}"#)
        #expect(try text("string", .string(Bytes([0xff])), raw) == "0xff")
    }

    @Test("amounts")
    func amounts() throws {
        let amount = "\"format\": \"amount\""
        #expect(try text("uint256", .uint(0x2c1_c986_f1c4_8000), amount) == "0.19866144 ETH")
        #expect(try text("uint256", .uint(7), amount, source: nil) == "7")
        func token(_ parameters: String) -> String { "\"format\": \"tokenAmount\", \"params\": {\(parameters)}" }
        let dai = "\"token\": \"\(KnownSource.dai)\""
        let one = ABIValue.uint(1_000_000_000_000_000_000)
        #expect(try text("uint256", one, token(dai)) == "1 DAI")
        #expect(try text("uint256", one, token(dai + ", \"chainId\": 137")) == "1 DAI.e")
        #expect(try text("int256", .int(-1_500_000_000_000_000_000), token(dai)) == "-1.5 DAI")
        #expect(try text("uint256", .uint(5), token("")) == "5 (unknown token)")
        #expect(try text("uint256", one, token(dai), source: nil) == "1000000000000000000 (unknown token)")
        let limit = dai + ", \"threshold\": \"0xFFFFFFFF\""
        #expect(try text("uint256", .uint(0xffff_ffff), token(limit)) == "Unlimited DAI")
        #expect(try text("uint256", .uint(0xffff_fffe), token(limit)) == "0.000000004294967294 DAI")
        #expect(try text("uint256", .uint(.max), token(limit + ", \"message\": \"Max\"")) == "Max DAI")
        let native = "\"token\": \"0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE\""
        for list in ["$.metadata.constants.eth", "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE"] {
            for form in ["\"\(list)\"", "[\"0x00\", \"\(list)\"]"] {
                let parameters = token(native + ", \"nativeCurrencyAddress\": \(form)")
                let metadata = "{\"constants\": {\"eth\": \"0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE\"}}"
                #expect(
                    try text("uint256", .uint(2_000_000_000_000_000), parameters, metadata: metadata) == "0.002 ETH"
                )
            }
        }
        // The descriptor's own word for its contract, where nothing better is known.
        let own = "{\"token\": {\"name\": \"Own\", \"ticker\": \"OWN\", \"decimals\": 2}}"
        let path = token("\"tokenPath\": \"@.to\"")
        #expect(try text("uint256", .uint(150), path, metadata: own, source: nil) == "1.5 OWN")
        #expect(try text("uint256", .uint(150), path, metadata: own) == "0.00015 USDT")
    }

    @Test("times")
    func times() throws {
        func date(_ seconds: U256) throws -> String {
            try text("uint256", .uint(seconds), "\"format\": \"date\", \"params\": {\"encoding\": \"timestamp\"}")
        }
        // ERC-7730 prints this one an hour later, as if in Central Europe.
        #expect(try date(1_709_191_632) == "2024-02-29T07:27:12Z")
        #expect(try date(0) == "1970-01-01T00:00:00Z")
        #expect(try date(951_782_400) == "2000-02-29T00:00:00Z")
        #expect(try date(4_107_542_399) == "2100-02-28T23:59:59Z")
        #expect(try date(4_107_542_400) == "2100-03-01T00:00:00Z")
        #expect(try date(253_402_300_799) == "9999-12-31T23:59:59Z")
        #expect(try date(253_402_300_800) == "253402300800")
        #expect(try date(.max) == U256.max.description)
        let height = "\"format\": \"date\", \"params\": {\"encoding\": \"blockheight\"}"
        #expect(try text("uint256", .uint(19_332_140), height) == "2024-02-29T09:00:35Z")
        #expect(try text("uint256", .uint(1), height) == "Block 1")
        let duration = "\"format\": \"duration\""
        #expect(try text("uint256", .uint(8_250), duration) == "02:17:30")
        #expect(try text("uint256", .uint(360_000), duration) == "100:00:00")
        #expect(try text("int256", .int(-1), duration) == "-1")
        #expect(try text("uint256", .uint(.max), duration).hasSuffix(":12:15"))
    }

    @Test("units")
    func units() throws {
        func unit(_ number: ABIValue, _ parameters: String) throws -> String {
            let type = if case .int = number { "int256" } else { "uint256" }
            return try text(type, number, "\"format\": \"unit\", \"params\": {\(parameters)}")
        }
        #expect(try unit(.uint(10), "\"base\": \"h\"") == "10h")
        #expect(try unit(.uint(15), "\"base\": \"d\", \"decimals\": 1") == "1.5d")
        #expect(try unit(.uint(36_000), "\"base\": \"s\", \"prefix\": true") == "36ks")
        #expect(try unit(.uint(3_000), "\"base\": \"%\", \"decimals\": 4") == "0.3%")
        #expect(try unit(.int(-250), "\"base\": \"%\", \"decimals\": 2") == "-2.5%")
        for (number, text) in [
            (0, "0m"), (1, "1m"), (999, "999m"), (1_000, "1km"), (1_234_567, "1.234567Mm"), (100_000, "100km"),
        ] as [(UInt64, String)] {
            #expect(try unit(.uint(U256(number)), "\"base\": \"m\", \"prefix\": true") == text)
        }
        let milli = "\"base\": \"g\", \"prefix\": true, \"decimals\": "
        #expect(try unit(.uint(5), milli + "1") == "500mg")
        #expect(try unit(.uint(5), milli + "3") == "5mg")
        #expect(try unit(.uint(25), milli + "7") == "2.5µg")
        #expect(try unit(.uint(1), milli + "40") == "0.0000000001qg")
        #expect(try unit(.uint(1), milli + "255").hasSuffix("1qg"))
        #expect(try unit(.uint(.max), milli + "0").hasSuffix("Qg"))
    }

    @Test("names")
    func names() throws {
        func address(_ address: Address, _ field: String) throws -> String {
            try text("address", .address(address), field)
        }
        let name = "\"format\": \"addressName\""
        #expect(try address(KnownSource.alice, name) == "alice.eth")
        #expect(try address(KnownSource.bob, name) == "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
        let contract = name + ", \"params\": {\"types\": [\"contract\"]}"
        #expect(try address(KnownSource.alice, contract) == "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045")
        let sender = name + ", \"params\": {\"senderAddress\": [\"0x\(String(repeating: "0", count: 40))\"]}"
        #expect(try address(.zero, sender) == "Sender")
        #expect(try address(KnownSource.dai, "\"format\": \"tokenTicker\"") == "DAI")
        #expect(
            try address(KnownSource.bob, "\"format\": \"tokenTicker\"") == "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        )
        let nft = "\"format\": \"nftName\", \"params\": {\"collection\": \"\(KnownSource.apes)\"}"
        #expect(try text("uint256", .uint(1_036), nft) == "Collection Name: BoredApeYachtClub, Token ID: 1036")
        #expect(try text("uint256", .uint(1_036), nft, source: nil) == "1036")
        #expect(try text("uint256", .uint(1), "\"format\": \"chainId\"") == "Ethereum Mainnet")
        #expect(try text("uint256", .uint(5), "\"format\": \"chainId\"") == "5")
        let modes = "{\"enums\": {\"modes\": {\"1\": \"stable\", \"2\": \"variable\"}}}"
        let mode = "\"format\": \"enum\", \"params\": {\"$ref\": \"$.metadata.enums.modes\"}"
        #expect(try text("uint256", .uint(2), mode, metadata: modes) == "variable")
        #expect(try text("uint256", .uint(3), mode, metadata: modes) == "3")
        #expect(throws: DecodeError.self) { try text("uint256", .uint(3), mode) }
    }

    @Test("interoperable addresses")
    func interoperable() throws {
        let format = "\"format\": \"interoperableAddressName\""
        func show(_ hex: String, source: (any ClearSigningSource)?) throws -> String {
            try text("bytes", .bytes(Bytes(try Hex.decode(hex))), format, source: source)
        }
        let address = "0x00010000010114d8da6bf26964af9d7eed9e03e53415d37aa96045"
        #expect(
            try show(address, source: nil) == "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045@eip155:1#4CA88C9C"
        )
        #expect(try show(address, source: KnownSource()) == "alice.eth")
        let bytes = try Hex.decode(address)
        for count in 0..<bytes.count {
            let part = Hex.encode(Array(bytes[..<count]))
            #expect(try show(part, source: nil) == part)
        }
    }

    @Test("what the source knows cannot break a line, turn it or hide in it")
    func hostileSource() throws {
        let source = HostileSource()
        let shown = #"A\nTo: \u{202E}b\u{3164}"#
        func text(_ type: String, _ value: ABIValue, _ format: String, _ parameters: String = "{}") throws -> String {
            let field = "\"format\": \"\(format)\", \"params\": \(parameters)"
            return try self.text(type, value, field, source: source)
        }
        #expect(try text("uint256", .uint(5), "amount") == "5 \(shown)")
        #expect(try text("uint256", .uint(5), "chainId") == shown)
        let token = "\"token\": \"\(KnownSource.dai)\""
        #expect(try text("uint256", .uint(5), "tokenAmount", "{\(token)}") == "5 \(shown)")
        #expect(try text("uint256", .uint(5), "tokenAmount", "{\(token), \"threshold\": 1}") == "Unlimited \(shown)")
        #expect(try text("address", .address(KnownSource.dai), "tokenTicker") == shown)
        #expect(try text("address", .address(KnownSource.dai), "addressName") == shown)
        let collection = "{\"collection\": \"\(KnownSource.apes)\"}"
        #expect(
            try text("uint256", .uint(7), "nftName", collection) == "Collection Name: \(shown), Token ID: 7"
        )
        let bytes = Bytes(try Hex.decode("0x00010000010114d8da6bf26964af9d7eed9e03e53415d37aa96045"))
        #expect(try text("bytes", .bytes(bytes), "interoperableAddressName") == shown)
        let callee = "{\"callee\": \"\(KnownSource.apes)\"}"
        #expect(try text("bytes", .bytes(Bytes()), "calldata", callee).hasPrefix("Call of \(shown) with hash 0x"))
        // What else it knows is passed on.
        let height = try text("uint256", .uint(1), "date", "{\"encoding\": \"blockheight\"}")
        #expect(height == "2009-02-13T23:31:30Z")
    }

    @Test("encrypted values")
    func encrypted() throws {
        let hidden = "\"format\": \"amount\", \"encryption\": {\"scheme\": \"fhevm\", \"fallbackLabel\": \"[Hidden]\"}"
        #expect(try text("bytes32", .bytes(Bytes([UInt8](repeating: 1, count: 32))), hidden) == "[Hidden]")
        #expect(try text("uint8", .uint(1), "\"encryption\": {\"scheme\": \"fhevm\"}") == "[Encrypted]")
    }
}
