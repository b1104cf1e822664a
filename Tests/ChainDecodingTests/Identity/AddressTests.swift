import ChainDecoding
import Testing

@Suite("Addresses")
struct AddressTests {
    /// Printed in EIP-55: letters of one case, then of both.
    private static let eip55 = [
        "0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77", "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ]

    /// Printed in EIP-1191, for the chains 30 and 31.
    private static let eip1191: [(chain: UInt64, texts: [String])] = [
        (
            30,
            [
                "0x27b1FdB04752BBc536007A920D24ACB045561c26", "0x3599689E6292B81B2D85451025146515070129Bb",
                "0x42712D45473476B98452f434E72461577d686318", "0x52908400098527886E0F7030069857D2E4169ee7",
                "0x5aaEB6053f3e94c9b9a09f33669435E7ef1bEAeD", "0x6549F4939460DE12611948B3F82B88C3C8975323",
                "0x66F9664f97f2B50F62d13EA064982F936de76657", "0x8617E340b3D01Fa5f11f306f4090fd50E238070D",
                "0x88021160c5C792225E4E5452585947470010289d", "0xD1220A0Cf47c7B9BE7a2e6ba89F429762E7B9adB",
                "0xDBF03B407c01E7CD3cBea99509D93F8Dddc8C6FB", "0xDe709F2102306220921060314715629080e2FB77",
                "0xFb6916095cA1Df60bb79ce92cE3EA74c37c5d359",
            ]
        ),
        (
            31,
            [
                "0x27B1FdB04752BbC536007a920D24acB045561C26", "0x3599689e6292b81b2D85451025146515070129Bb",
                "0x42712D45473476B98452F434E72461577D686318", "0x52908400098527886E0F7030069857D2e4169EE7",
                "0x5aAeb6053F3e94c9b9A09F33669435E7EF1BEaEd", "0x6549f4939460dE12611948b3f82b88C3c8975323",
                "0x66f9664F97F2b50f62d13eA064982F936DE76657", "0x8617e340b3D01fa5F11f306F4090Fd50e238070d",
                "0x88021160c5C792225E4E5452585947470010289d", "0xd1220a0CF47c7B9Be7A2E6Ba89f429762E7b9adB",
                "0xdbF03B407C01E7cd3cbEa99509D93f8dDDc8C6fB", "0xDE709F2102306220921060314715629080e2Fb77",
                "0xFb6916095CA1dF60bb79CE92ce3Ea74C37c5D359",
            ]
        ),
    ]

    @Test("have the checksums of EIP-55 and EIP-1191")
    func checksums() throws {
        for text in Self.eip55 {
            let address = try Address(checksummed: text)
            #expect(address.checksummed() == text)
            #expect(address.description == text.lowercased())
            #expect(Address(text) == address)
        }
        for (chain, texts) in Self.eip1191 {
            for text in texts {
                #expect(try Address(checksummed: text, chain: chain).checksummed(chain: chain) == text)
                #expect(throws: DecodeError.self) { try Address(checksummed: text) }
            }
        }
    }

    @Test("typed in one case are not checked, and typed in both are")
    func lenient() throws {
        let text = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        let address = try Address(hex: text)
        let upper = "0x" + text.dropFirst(2).uppercased()
        #expect(Address(text.lowercased()) == address)
        #expect(Address(upper) == address)
        #expect(Address(text.dropFirst(2)) == address)
        for form in [text.lowercased(), upper] {
            #expect(throws: DecodeError.self) { try Address(checksummed: form) }
        }
        #expect(throws: DecodeError.self) { try Address(checksummed: text.dropFirst(2)) }
        var flipped = 0
        for place in 2..<42 where Array(text.utf8)[place] >= 0x41 {
            var wrong = Array(text.utf8)
            wrong[place] ^= 0x20
            let other = String(decoding: wrong, as: UTF8.self)
            #expect(Address(other) == nil, "\(other)")
            #expect(try Address(hex: other) == address)
            let error = #expect(throws: DecodeError.self) { try Address(checksummed: other) }
            #expect(error?.offset == place)
            flipped += 1
        }
        #expect(flipped == 18)
        for other in [
            "", "0x", text + "0", String(text.dropLast()), text.replacing("5", with: "g"), "0X" + text.dropFirst(2),
        ] {
            #expect(Address(other) == nil, "\(other)")
        }
    }

    @Test("come from bytes, words, and public keys")
    func sources() throws {
        let word = try #require(Hash32("0xffffffffffffffffffffffff5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"))
        let address = Address(lastBytesOf: word)
        #expect(address.description == "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
        #expect(address.bytes == Array(word.bytes[12...]))
        #expect(Address(address.bytes) == address)
        #expect(Address(word.bytes) == nil)
        #expect(Address.zero.description == "0x0000000000000000000000000000000000000000")

        // The generator of secp256k1, the public key of the private key 1.
        let key = try Hex.decode(
            "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"
        )
        let owner = try Address(publicKey: key.span)
        #expect(owner.checksummed() == "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf")
        #expect(try Address(publicKey: ([4] + key).span) == owner)
        for wrong in [[2] + key, Array(key.dropLast()), [], [2] + Array(key[..<32])] {
            #expect(throws: DecodeError.self) { try Address(publicKey: wrong.span) }
        }
    }

    @Test("are written and read as ICAP")
    func icap() throws {
        let address = try Address(hex: "0x00c5496aee77c1ba1f0854206a26dda82a81d6d8")
        let text = "XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS"
        #expect(address.icap == text)
        #expect(try Address(icap: text) == address)
        #expect(try Address(icap: text.lowercased()) == address)
        for place in 2..<text.count {
            var wrong = Array(text.utf8)
            wrong[place] = wrong[place] == 0x31 ? 0x32 : 0x31
            #expect(throws: DecodeError.self) { try Address(icap: String(decoding: wrong, as: UTF8.self)) }
        }
        let largest = try Address(hex: "0x" + String(repeating: "ff", count: 20))
        for other in [largest, .zero] {
            #expect(try Address(icap: other.icap) == other)
        }
        let errors: [(String, DecodeError.Code)] = [
            ("", .malformed), ("DE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS", .malformed), (text + "00", .malformed),
            ("XE81ETHXREGGAVOFYORK", .unsupported), ("XE00" + String(repeating: "Z", count: 31), .outOfRange),
            ("XE73 8O073KYGTWWZN0F2WZ0R8PX5ZPPZS", .malformed),
        ]
        for (text, code) in errors {
            let error = #expect(throws: DecodeError.self) { try Address(icap: text) }
            #expect(error?.code == code, "\(text)")
        }
    }

    private struct Account: Decodable {
        var name: String
        var address: String
        var icap: String
    }

    @Test("agree with the public accounts", .needsSharedData)
    func accounts() throws {
        let accounts = try SharedData.json([Account].self, "ethers/accounts.json.gz")
        for account in accounts {
            let address = try Address(checksummed: account.address)
            #expect(address.checksummed() == account.address, "\(account.name)")
            #expect(address.icap == account.icap, "\(account.name)")
            #expect(try Address(icap: account.icap) == address, "\(account.name)")
        }
        print("addresses: \(accounts.count) public accounts with checksum and ICAP")
        #expect(accounts.count == 259)
    }

    private struct Vectors: Decodable {
        var eip55: [String]
        var eip1191: [String: [String]]

        enum CodingKeys: String, CodingKey {
            case eip55 = "erc-55"
            case eip1191 = "erc-1191"
        }
    }

    @Test("agree with the checksums of the standards", .needsSharedData)
    func standards() throws {
        let vectors = try SharedData.json(Vectors.self, "eips/vectors.json")
        for text in vectors.eip55 {
            #expect(try Address(checksummed: text).checksummed() == text)
        }
        var count = 0
        for (name, texts) in vectors.eip1191 {
            // The table's column for chain 1 is EIP-55, since that chain has not adopted EIP-1191.
            let chain = name == "1" ? nil : UInt64(name)
            for text in texts {
                #expect(try Address(checksummed: text, chain: chain).checksummed(chain: chain) == text)
                count += 1
            }
        }
        print("addresses: \(vectors.eip55.count) of EIP-55, \(count) of EIP-1191")
        #expect(vectors.eip55.count == 8)
        #expect(count == 39)
    }
}
