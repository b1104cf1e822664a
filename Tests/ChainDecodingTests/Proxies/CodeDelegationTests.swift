import ChainDecoding
import Testing

@Suite("Delegation in code")
struct CodeDelegationTests {
    private static let target = "bebebebebebebebebebebebebebebebebebebebe"
    private static let receive = "7f9e4ac34f21c619cefc926c8bd93b54bf5a39c7ab2127a895af1cc0691d7e3dff"

    @Test(
        "clones are known",
        arguments: [
            "363d3d373d3d3d363d73\(target)5af43d82803e903d91602b57fd5bf3",
            "365f5f375f5f365f73\(target)5af43d5f5f3e5f3d91602a57fd5bf3",
            "3d3d3d3d363d3d37363d73\(target)5af43d3d93803e602a57fd5bf3",
            "5f5f365f5f37365f73\(target)5af43d5f5f3e6029573d5ffd5b3d5ff3",
            "366000600037611000600036600073\(target)5af4602c57600080fd5b6110006000f3",
            "366000600037611000600036600073\(target)5af41558576110006000f3",
            "36602c57343d52\(receive)593da1005b3d3d3d3d363d3d37363d73\(target)5af43d3d93803e605757fd5bf3",
            "36603057343d52307f830d2d700a97af574b186c80d40429385d24241565b08a7c559ba283a964d9b160203da23d3df35b"
                + "3d3d3d3d363d3d37363d73\(target)5af43d3d93803e605b57fd5bf3",
        ]
    )
    func clones(code: String) throws {
        let delegation = try #require(CodeDelegation(Fake.bytes(code)))
        #expect(
            delegation.kind == .eip1167 && delegation.target == Address(Self.target) && delegation.arguments.isEmpty
        )
        #expect(CodeDelegation(Fake.bytes(String(code.dropLast(2)))) == nil)
        #expect(CodeDelegation(Fake.bytes("00" + code)) == nil)
    }

    @Test("addresses with leading zeros may be shorter")
    func vanity() throws {
        for zeros in 0..<20 {
            let address = String(repeating: "be", count: 20 - zeros)
            let push = String(0x73 - zeros, radix: 16)
            for (head, tail, place) in [
                ("363d3d373d3d3d363d", "5af43d82803e903d9160", 0x2b),
                ("365f5f375f5f365f", "5af43d5f5f3e5f3d9160", 0x2a),
            ] {
                let jump = String(place - zeros, radix: 16)
                let code = head + push + address + tail + (jump.count == 1 ? "0" : "") + jump + "57fd5bf3"
                let expected = Address(String(repeating: "00", count: zeros) + address)
                #expect(CodeDelegation(Fake.bytes(code))?.target == expected, "\(code)")
                // A jump to anywhere else makes it other code.
                #expect(CodeDelegation(Fake.bytes(head + push + address + tail + "2f57fd5bf3")) == nil)
            }
        }
    }

    @Test(
        "clones with arguments are known",
        arguments: [
            ("363d3d373d3d3d363d73\(target)5af43d82803e903d91602b57fd5bf3", "01"),
            ("363d3d373d3d3d363d73\(target)5af43d3d93803e602a57fd5bf3", ""),
            ("363d3d373d3d3d363d73\(target)5af43d3d93803e602a57fd5bf3", "0102"),
            ("363d3d373d3d3d3d60368038038091363936013d73\(target)5af43d3d93803e603457fd5bf3", "0a0b"),
            ("3d3d3d3d363d3d37610002603736393661 0002 013d73\(target)5af43d3d93803e603557fd5bf3", "0102"),
            ("363d3d37610002603836393d3d3d3661 0002 013d73\(target)5af43d82803e903d91603657fd5bf3", "0102"),
            ("3d3d3d3d363d3d37605160353639366051013d73\(target)5af43d3d93803e603357fd5bf3", "0102"),
            (
                "36602c57343d52\(receive)593da1005b363d3d373d3d3d3d61 0002 806062363936013d73"
                    + "\(target)5af43d3d93803e606057fd5bf3", "01"
            ),
            (
                "36602f57343d52\(receive)60203da13d3df35b3d3d3d3d363d3d3761 0002 606736393661 0002 013d73"
                    + "\(target)5af43d3d93803e606557fd5bf3", "01"
            ),
        ]
    )
    func arguments(code: String, arguments: String) throws {
        let delegation = try #require(CodeDelegation(Fake.bytes(code + arguments)))
        #expect(delegation.kind == .cloneWithImmutableArguments && delegation.target == Address(Self.target))
        #expect(delegation.arguments == Fake.bytes(arguments))
        let bytes = Fake.bytes(code)
        for count in 0..<bytes.count { #expect(bytes.slice(0..<count).flatMap { CodeDelegation($0) } == nil) }
    }

    @Test("accounts that have given leave are known")
    func delegatedAccounts() throws {
        let delegation = try #require(CodeDelegation(Fake.bytes("ef0100" + Self.target)))
        #expect(delegation.kind == .eip7702 && delegation.target == Address(Self.target))
        for other in ["ef0100" + Self.target + "00", "ef0101" + Self.target, "ef0100", ""] {
            #expect(CodeDelegation(Fake.bytes(other)) == nil)
        }
    }

    @Test("random code is of no form and does no harm")
    func random() {
        var generator = SeededGenerator(seed: 51)
        let pool: [UInt8] = [0x36, 0x3d, 0x37, 0x73, 0x5f, 0x61, 0x60, 0xef, 0x01, 0x00]
        for _ in 0..<5_000 {
            let code = (0..<Int.random(in: 0...60, using: &generator))
                .map { _ in pool.randomElement(using: &generator) ?? 0 }
            if let delegation = CodeDelegation(Bytes(code)) { #expect(delegation.kind == .eip7702, "seed 51: \(code)") }
        }
    }

    @Test("the places in storage are those that the standards print")
    func slots() {
        #expect(
            [
                ProxySlot.implementation, ProxySlot.admin, ProxySlot.beacon, ProxySlot.proxiable,
                ProxySlot.zeppelinOSImplementation,
                ProxySlot.zeppelinOSAdmin, ProxySlot.diamondStorage,
            ]
            .map(\.description) == [
                "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc",
                "0xb53127684a568b3173ae13b9f8a6016e243e63b6e8ee1178d6a717850b5d6103",
                "0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50",
                "0xc5f16f0fcc639fa48a6947836d9850f504798523bf8c9a3a87d5876cf622bcf7",
                "0x7050c9e0f4ca769c69bd3a8ef740bc37934f8e2c036e5a723fd8ee048ed3f8c3",
                "0x10d6a54a4754c8869d6886b5f5d7fbfa5b4522237ea5c60d11bc4e7a1ff9390b",
                "0xc8fcad8db84d3cc18b4c41d551ea0ee66dd599cde068d998e57d5e09332c131c",
            ]
        )
    }

    private struct Vectors: Decodable {
        struct Code: Decodable {
            var prefix: String
            var suffix: String?
            var length: Int?
        }

        var slots: [String: String]
        var codes: [Code]

        enum CodingKeys: String, CodingKey {
            case slots = "proxy-slots"
            case codes = "proxy-bytecode"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            slots = try container.decode([String: String].self, forKey: .slots)
            // One of them is told in words only: a clone followed by data.
            let all = try container.decode([String: Either].self, forKey: .codes)
            codes = all.values.compactMap { if case .code(let code) = $0 { code } else { nil } }
        }

        private enum Either: Decodable {
            case code(Code)
            case words

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                self = (try? container.decode(Code.self)).map(Either.code) ?? .words
            }
        }
    }

    @Test("the vectors of the EIPs agree", .needsSharedData)
    func vectors() throws {
        let vectors = try SharedData.json(Vectors.self, "eips/vectors.json")
        let slots = [
            ProxySlot.implementation, ProxySlot.admin, ProxySlot.beacon, ProxySlot.proxiable,
            ProxySlot.zeppelinOSImplementation,
            ProxySlot.zeppelinOSAdmin, ProxySlot.diamondStorage,
        ]
        #expect(Set(slots.map(\.description)) == Set(vectors.slots.values))
        for code in vectors.codes {
            // The `PUSH` at the end of the prefix says how long the address is; EIP-7702 has none.
            let push = Int(code.prefix.suffix(2), radix: 16) ?? 0
            let count = push >= 0x60 ? push - 0x5f : 20
            let bytes = Fake.bytes(
                code.prefix + String(repeating: "be", count: count) + (code.suffix?.dropFirst(2) ?? "")
            )
            if let length = code.length { #expect(bytes.count == length) }
            let expected = Address(String(repeating: "00", count: 20 - count) + String(repeating: "be", count: count))
            #expect(CodeDelegation(bytes)?.target == expected, "\(code.prefix)")
        }
        print("proxies: \(vectors.slots.count) slots, \(vectors.codes.count) forms of code and one in words")
        #expect(vectors.slots.count == 7 && vectors.codes.count == 3)
    }
}
