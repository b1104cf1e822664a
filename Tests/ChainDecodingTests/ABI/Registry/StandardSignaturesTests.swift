import Testing

@testable import ChainDecoding

@Suite("Bundled signatures")
struct StandardSignaturesTests {
    @Test("all parts are read, and no signature is lost")
    func parts() throws {
        let abis = try StandardSignatures.parts.map { try ContractABI(parsing: $0) }
        var truncations = Truncations(atMost: 32)
        for (index, part) in StandardSignatures.parts.enumerated() { truncations.check(abi: part, "part \(index)") }
        print("bundled signatures: \(truncations)")
        let standard = SignatureRegistry.standard
        print(
            "bundled: \(standard.events.count) events, \(standard.functions.count) functions,",
            "\(standard.errors.count) errors"
        )
        // What is there twice would be counted once.
        #expect(standard.events.count == abis.reduce(0) { $0 + $1.events.count })
        #expect(standard.functions.count == abis.reduce(0) { $0 + $1.functions.count })
        #expect(standard.errors.count == abis.reduce(0) { $0 + $1.errors.count })
    }

    @Test(
        "what the standards print is known",
        arguments: [
            // ERC-20, 1155, 1967 and 4337.
            ("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", 3, "Transfer"),
            ("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", 4, "Transfer"),
            ("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", 1, "Transfer"),
            ("0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62", 4, "TransferSingle"),
            ("0xbc7cd75a20ee27fd9adebab32041f755214dbc6bffa90cc0225b39da2e5c2d3b", 2, "Upgraded"),
            ("0x49628fd1471006c1482da88028e9ce4dbb080b815c9b0344d39e5a8e6ec1419f", 4, "UserOperationEvent"),
        ]
    )
    func events(topic0: String, topicCount: Int, name: String) throws {
        var topics: LogTopics = [try Hash32(hex: topic0)]
        while topics.count < topicCount { topics.append(.zero) }
        #expect(SignatureRegistry.standard.events.candidates(for: topics).map(\.name) == [name])
    }

    @Test("what is registered later comes before what is bundled, and leaves the bundle as it is")
    func extends() throws {
        var registry = SignatureRegistry.standard
        let json = #"[{"type": "event", "name": "Ping", "inputs": [{"type": "uint8", "name": "n", "indexed": false}]}]"#
        try registry.register(ContractABI(json: json))
        try registry.register(
            ContractABI(
                parsing: """
                    function transfer(address dst, uint256 wad) returns (bool)
                    function transfer(uint8[] x)
                    error Poor(uint256)
                    """
            ),
            at: Address(0, 0, 1)
        )
        let standard = SignatureRegistry.standard
        let none = ABIEvent(name: "None", inputs: [ABIParameter(.uint(bits: 7))])
        let ping = try ABIEvent(parsing: "Ping(uint64 n)")
        #expect(throws: DecodeError.self) { try registry.register(ContractABI(events: [ping, none])) }
        #expect(registry.events.count == standard.events.count + 1)
        #expect(registry.functions.count == standard.functions.count + 2)
        #expect(registry.errors.count == standard.errors.count + 1)
        let call = Bytes(try ABIFunction(parsing: "transfer(address,uint256)").encodeCall([.address(.zero), .uint(1)]))
        #expect(try registry.functions.decode(call, to: Address(0, 0, 1))["wad"] == .uint(1))
        #expect(try registry.functions.decode(call)["value"] == .uint(1))
    }
}
