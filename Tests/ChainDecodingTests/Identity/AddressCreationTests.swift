import ChainDecoding
import Testing

@Suite("Addresses of created contracts")
struct AddressCreationTests {
    @Test("follow from sender and nonce, for every length of the nonce")
    func create() throws {
        let sender = try Address(hex: "0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0")
        let expected: [(nonce: UInt64, address: String)] = [
            (0, "0xcd234a471b72ba2f1ccf0a70fcaba648a5eecd8d"),
            (1, "0x343c43a37d37dff08ae8c4a11544c718abb4fcf8"),
            (0x7f, "0x06d9a77f5e4b311bae8d559db9cdb4df94104aa0"),
            (0x80, "0x08e190dcb7b73f5fcdabb43e102215c83659a76d"),
            (0xff, "0x3ef7c1a519e4b4431e317d7839340e3139b03c65"),
            (0x100, "0x3837c1ae70354f670550c746580199ac6a73cb0a"),
            (0xffff, "0x65260eecff4edebabe134f76f1f39a91defde56c"),
            (0x1_0000, "0xf666a819b370d38f44f2573464da3fba8479b917"),
            (0x1_0000_0000, "0xf4bf328880432064068338f915c49f817dc4ce18"),
            (.max, "0x9bc924993b60399df164c3763a964301d3db95ca"),
        ]
        for (nonce, address) in expected {
            #expect(Address(createdBy: sender, nonce: nonce).description == address, "nonce \(nonce)")
        }
    }

    /// Printed in EIP-1014.
    private static let eip1014: [(sender: String, salt: String, code: String, address: String)] = [
        (
            "0x0000000000000000000000000000000000000000", "00", "00",
            "0x4D1A2e2bB4F88F0250f26Ffff098B0b30B26BF38"
        ),
        (
            "0xdeadbeef00000000000000000000000000000000", "00", "00",
            "0xB928f69Bb1D91Cd65274e3c79d8986362984fDA3"
        ),
        (
            "0xdeadbeef00000000000000000000000000000000", "feed000000000000000000000000000000000000", "00",
            "0xD04116cDd17beBE565EB2422F2497E06cC1C9833"
        ),
        (
            "0x0000000000000000000000000000000000000000", "00", "deadbeef",
            "0x70f2b2914A2a4b783FaEFb75f459A580616Fcb5e"
        ),
        (
            "0x00000000000000000000000000000000deadbeef", "cafebabe", "deadbeef",
            "0x60f3f640a8508fC6a86d45DF051962668E1e8AC7"
        ),
        (
            "0x00000000000000000000000000000000deadbeef", "cafebabe", String(repeating: "deadbeef", count: 11),
            "0x1d8bfDC5D46DC4f61D6b6115972536eBE6A8854C"
        ),
        (
            "0x0000000000000000000000000000000000000000", "00", "",
            "0xE33C0C7F7df4809055C3ebA6c09CFe4BaF1BD9e0"
        ),
    ]

    @Test("follow from sender, salt and code, as EIP-1014 prints")
    func create2() throws {
        for (sender, salt, code, expected) in Self.eip1014 {
            let address = Address(
                createdBy: try Address(hex: sender),
                salt: try Hash32(hex: String(repeating: "0", count: 64 - salt.count) + salt, prefix: .forbidden),
                initCodeHash: Keccak256.hash(try Hex.decode(code))
            )
            #expect(address.checksummed() == expected)
        }
    }

    private struct Creations: Decodable {
        struct Creation: Decodable {
            var name: String
            var nonce: UInt64?
            var salt: String?
            var initCode: String?
            var initCodeHash: String?
            var address: String
        }
        var sender: String
        var creates: [Creation]
    }

    @Test("agree with the public vectors of CREATE", .needsSharedData)
    func createVectors() throws {
        var count = 0
        for group in try SharedData.json([Creations].self, "ethers/create.json.gz") {
            let sender = try Address(checksummed: group.sender)
            for creation in group.creates {
                let address = Address(createdBy: sender, nonce: try #require(creation.nonce))
                #expect(address.checksummed() == creation.address, "\(creation.name)")
                count += 1
            }
        }
        print("CREATE: \(count) public vectors")
        #expect(count == 160)
    }

    @Test("agree with the public vectors of CREATE2", .needsSharedData)
    func create2Vectors() throws {
        var count = 0
        for group in try SharedData.json([Creations].self, "ethers/create2.json.gz") {
            let sender = try Address(checksummed: group.sender)
            for creation in group.creates {
                let hash = Keccak256.hash(try Hex.decode(try #require(creation.initCode)))
                #expect(hash.description == creation.initCodeHash, "\(creation.name)")
                let salt = try Hash32(hex: try #require(creation.salt))
                let address = Address(createdBy: sender, salt: salt, initCodeHash: hash)
                #expect(address.checksummed() == creation.address, "\(creation.name)")
                count += 1
            }
        }
        print("CREATE2: \(count) public vectors")
        #expect(count == 128)
    }

    private struct Standards: Decodable {
        struct Creation: Decodable {
            var address: String
            var salt: String
            var initCode: String
            var result: String
        }
        var creations: [Creation]

        enum CodingKeys: String, CodingKey {
            case creations = "eip-1014"
        }
    }

    @Test("agree with the table of EIP-1014", .needsSharedData)
    func standards() throws {
        let creations = try SharedData.json(Standards.self, "eips/vectors.json").creations
        for creation in creations {
            let address = Address(
                createdBy: try Address(hex: creation.address),
                salt: try Hash32(hex: creation.salt),
                initCodeHash: Keccak256.hash(try Hex.decode(creation.initCode))
            )
            #expect(address.checksummed() == creation.result)
        }
        print("EIP-1014: \(creations.count) addresses")
        #expect(creations.count == 7)
    }
}
