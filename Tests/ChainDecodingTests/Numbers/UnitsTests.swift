import ChainDecoding
import Testing

@Suite("Amounts with units")
struct UnitsTests {
    @Test("are printed exactly")
    func printing() throws {
        let amount = try #require(U256("1500000000000000000"))
        #expect(amount.text(decimals: 18) == "1.5")
        #expect(amount.text(in: .ether) == "1.5")
        #expect(amount.text(in: .gwei) == "1500000000.0")
        #expect(amount.text(in: .wei) == "1500000000000000000")
        #expect((0 as U256).text(decimals: 18) == "0.0")
        #expect((1 as U256).text(decimals: 18) == "0.000000000000000001")
        #expect((100 as U256).text(decimals: 2) == "1.0")
        #expect((1 as U256).text(decimals: 255) == "0." + String(repeating: "0", count: 254) + "1")
        #expect((10 as U256).text(decimals: 255) == "0." + String(repeating: "0", count: 253) + "1")
        #expect(U256.max.text(decimals: 77).hasPrefix("1.15792"))
        #expect(U256.max.text(decimals: 78).hasPrefix("0.115792"))
        #expect((-15 as I256).text(decimals: 1) == "-1.5")
        #expect((-1 as I256).text(in: .gwei) == "-0.000000001")
    }

    @Test("are read exactly")
    func reading() throws {
        #expect(try U256(text: "1.5", in: .ether) == 1_500_000_000_000_000_000)
        #expect(try U256(text: "30", in: .gwei) == 30_000_000_000)
        #expect(try U256(text: ".1", decimals: 1) == 1)
        #expect(try U256(text: "1.", decimals: 1) == 10)
        #expect(try U256(text: "001.10000", decimals: 1) == 11)
        #expect(try U256(text: "7.000", decimals: 0) == 7)
        #expect(try U256(text: "0", decimals: 255) == 0)
        #expect(try U256(text: "0." + String(repeating: "0", count: 254) + "1", decimals: 255) == 1)
        #expect(try I256(text: "-1.5", in: .ether) == -1_500_000_000_000_000_000)
        #expect(try I256(text: "-0.0", decimals: 1) == 0)
    }

    @Test(
        "are refused with the reason",
        arguments: [
            ("", 18, .malformed, nil), (".", 18, .malformed, nil), ("1.2.3", 18, .malformed, 3),
            ("-1", 18, .malformed, 0), ("+1", 18, .malformed, 0), ("1e3", 18, .malformed, 1),
            ("1,5", 18, .malformed, 1),
            ("1.05", 1, .outOfRange, 3), ("0.1", 0, .outOfRange, 2), ("1", 78, .outOfRange, nil),
            ("1", 255, .outOfRange, nil), ("2", 77, .outOfRange, nil),
            (String(repeating: "9", count: 100), 0, .outOfRange, nil),
        ] as [(String, UInt8, DecodeError.Code, Int?)]
    )
    func refused(text: String, decimals: UInt8, code: DecodeError.Code, offset: Int?) throws {
        let error = try #require(throws: DecodeError.self) { try U256(text: text, decimals: decimals) }
        #expect(error.code == code)
        #expect(error.offset == offset)
    }

    @Test("with a sign are refused with the place in the whole text")
    func refusedSigned() throws {
        let error = try #require(throws: DecodeError.self) { try I256(text: "--1", decimals: 0) }
        #expect(error == DecodeError(.malformed, error.message, at: 1))
        let large = try #require(throws: DecodeError.self) { try I256(text: U256.max.description, decimals: 0) }
        #expect(large.code == .outOfRange)
        #expect(throws: DecodeError.self) { try I256(text: "-", decimals: 0) }
    }

    @Test("printed are read back", arguments: [0x5eed_0051 as UInt64])
    func roundTrip(seed: UInt64) throws {
        var samples = NumberSamples(seed: seed)
        for _ in 0..<sampleCount {
            let value = samples.signed()
            let decimals = UInt8.random(in: 0...255, using: &samples.generator)
            try require(
                try I256(text: value.text(decimals: decimals), decimals: decimals) == value,
                "\(value) \(decimals)"
            )
        }
    }

    private struct Vector: Decodable {
        var name: String
        var wei: String
        var fields: [String: String]

        init(from decoder: any Decoder) throws {
            fields = try [String: String](from: decoder)
            name = fields["name"] ?? ""
            wei = fields["wei"] ?? ""
        }
    }

    @Test("agree with ethers", .needsSharedData)
    func ethers() throws {
        let units: [(String, UInt8)] = [
            ("kwei", 3), ("mwei", 6), ("satoshi", 8), ("gwei", 9), ("szabo", 12), ("finney", 15), ("ether", 18),
        ]
        let vectors = try SharedData.json([Vector].self, "ethers/units.json.gz")
        var checks = 0
        for vector in vectors {
            let wei = try #require(I256(vector.wei))
            for (unit, decimals) in units {
                if let text = vector.fields[unit] {
                    #expect(try I256(text: text, decimals: decimals) == wei, "\(vector.name) \(unit)")
                    checks += 1
                }
                if let text = vector.fields["\(unit)_format"] {
                    #expect(wei.text(decimals: decimals) == text, "\(vector.name) \(unit)")
                    checks += 1
                }
            }
        }
        print("ethers units: \(vectors.count) vectors, \(checks) checks")
        #expect(vectors.count == 20)
        #expect(checks >= 40)
    }
}
