import ChainDecoding
import Testing

@Suite("Token metadata")
struct TokenMetadataTests {
    private static let token = Fake.address(1)

    private static func contract(_ answers: [String: Bytes], interfaces: [UInt32] = []) -> Fake.Contract {
        let plain = Fake.answers(answers)
        return Fake.Contract(code: Bytes([1])) { calldata in
            guard calldata.slice(0..<4).flatMap({ Selector($0) }) == Selector(0x01ff_c9a7), !interfaces.isEmpty else {
                return plain(calldata)
            }
            let asked = calldata.slice(4..<8).flatMap { Selector($0) }?.value
            return .returned(Fake.answer(interfaces.contains { $0 == asked } ? 1 : 0))
        }
    }

    private static let amounts: [String: Bytes] = [
        "name()": Fake.answer(Array("Dai Stablecoin".utf8)), "symbol()": Fake.answer(Array("DAI".utf8)),
        "decimals()": Fake.answer(18), "totalSupply()": Fake.answer(1_000), "balanceOf(address)": Fake.answer(0),
    ]

    private static func amounts(_ more: [String: Bytes]) -> [String: Bytes] {
        amounts.merging(more) { _, new in new }
    }

    /// Asks with and without Multicall3, which has to make no difference.
    private func read(_ contract: Fake.Contract) async throws -> TokenMetadata {
        var contracts = [Self.token: contract]
        let single = InMemoryStateReader(contracts)
        let one = await TokenMetadataReader().read([Self.token], from: single)
        contracts[Multicall.deployment] = Fake.multicall(contracts)
        let many = InMemoryStateReader(contracts)
        let other = await TokenMetadataReader().read([Self.token], from: many)
        #expect(one == other)
        #expect(await single.readCount == 13)
        #expect(await many.readCount == 1)
        return try #require(one.first)
    }

    @Test("standards are told by what tokens answer")
    func standards() async throws {
        let dai = try await read(Self.contract(Self.amounts(["DOMAIN_SEPARATOR()": Fake.answer(7)])))
        #expect(
            dai
                == TokenMetadata(
                    token: Self.token,
                    standard: .erc20,
                    name: "Dai Stablecoin",
                    symbol: "DAI",
                    decimals: 18,
                    totalSupply: 1_000,
                    hasPermit: true
                )
        )
        let vault = try await read(Self.contract(Self.amounts(["asset()": Fake.answer(Fake.address(9))])))
        #expect(vault.standard == .erc4626 && vault.asset == Fake.address(9) && !vault.hasPermit)
        let operators = try await read(Self.contract(Self.amounts(["granularity()": Fake.answer(1)])))
        #expect(operators.standard == .erc777)
        let single = try await read(Self.contract(Self.amounts, interfaces: [0x01ff_c9a7, 0x80ac_58cd]))
        #expect(single.standard == .erc721)
        let many = try await read(Self.contract([:], interfaces: [0x01ff_c9a7, 0xd9b6_7a26]))
        #expect(many == TokenMetadata(token: Self.token, standard: .erc1155))
        // Who supports everything knows nothing of ERC-165.
        let liar = try await read(Self.contract(Self.amounts, interfaces: [0x01ff_c9a7, 0x80ac_58cd, 0xffff_ffff]))
        #expect(liar.standard == .erc20)
        let early = try await read(Self.contract(Self.amounts(["decimals()": Bytes()])))
        #expect(early.standard == nil && early.symbol == "DAI")
        let nothing = try await read(Self.contract([:]))
        #expect(nothing == TokenMetadata(token: Self.token))
    }

    @Test("names are read whatever contracts make of them")
    func texts() async throws {
        func name(_ answer: Bytes) async throws -> String? {
            try await read(Self.contract(["name()": answer])).name
        }
        func word(_ text: String) -> Bytes {
            Bytes(Array(text.utf8) + [UInt8](repeating: 0, count: 32 - text.utf8.count))
        }
        #expect(try await name(word("MKR")) == "MKR")
        #expect(try await name(word("")) == nil)
        #expect(try await name(word(String(repeating: "x", count: 32))) == String(repeating: "x", count: 32))
        #expect(try await name(Fake.answer(Array("größe €".utf8))) == "größe €")
        #expect(try await name(Fake.answer([0x41, 0xff, 0x42])) == "A\u{fffd}B")
        #expect(try await name(Fake.answer(Array("PAD\0\0".utf8))) == "PAD")
        #expect(try await name(Fake.answer([])) == nil)
        #expect(try await name(Bytes()) == nil)
        #expect(try await name(Bytes([1, 2, 3])) == nil)
        #expect(try await name(Bytes([UInt8](repeating: 0xff, count: 64))) == nil)
        #expect(try await name(Bytes([UInt8](repeating: 0, count: 64))) == nil)
        let huge = try await name(Fake.answer([UInt8](repeating: 0x41, count: 100_000)))
        #expect(huge == String(repeating: "A", count: 256))
        // A cut goes through no character.
        let cut = try await name(Fake.answer(Array((String(repeating: "A", count: 255) + "€").utf8)))
        #expect(cut == String(repeating: "A", count: 255))
        let whole = try await name(Fake.answer(Array((String(repeating: "A", count: 253) + "€B").utf8)))
        #expect(whole == String(repeating: "A", count: 253) + "€")
    }

    @Test("decimals beyond what any token has are left out")
    func decimals() async throws {
        #expect(try await read(Self.contract(["decimals()": Fake.answer(255)])).decimals == 255)
        #expect(try await read(Self.contract(["decimals()": Fake.answer(256)])).decimals == nil)
        #expect(try await read(Self.contract(["decimals()": Bytes([6])])).decimals == nil)
    }

    @Test("calls are made in chunks, and one by one where Multicall3 is absent or answers nonsense")
    func multicall() async {
        var contracts: [Address: Fake.Contract] = [:]
        let calls = (UInt8(1)...50)
            .map { byte in
                contracts[Fake.address(byte)] = Fake.Contract(code: Bytes([1])) { calldata in
                    byte % 5 == 0 ? .reverted(calldata) : .returned(Bytes([byte]))
                }
                return Multicall.Call(target: Fake.address(byte), calldata: Bytes([byte, byte]))
            }
        let expected = (UInt8(1)...50)
            .map { $0 % 5 == 0 ? CallOutcome.reverted(Bytes([$0, $0])) : .returned(Bytes([$0])) }
        let working = Fake.multicall(contracts)
        let cases: [(Fake.Contract?, Int)] = [
            (working, 4), (nil, 51), (Fake.Contract(code: Bytes([1])), 54),
            (Fake.Contract(code: Bytes([1])) { _ in .returned(Bytes([1])) }, 54),
            (
                Fake.Contract(code: Bytes([1])) { _ in
                    .returned(
                        Fake.bytes(String(repeating: "00", count: 31) + "20" + String(repeating: "00", count: 32))
                    )
                }, 54
            ),
        ]
        for (contract, readCount) in cases {
            contracts[Multicall.deployment] = contract
            let reader = InMemoryStateReader(contracts)
            let outcomes = await Multicall(chunkSize: 13).run(calls, from: reader)
            #expect(outcomes == expected)
            #expect(await reader.readCount == readCount)
        }
        let none = await Multicall(chunkSize: 0).run([], from: InMemoryStateReader([:]))
        #expect(none.isEmpty)
    }
}
