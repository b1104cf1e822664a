import ChainDecoding
import Testing

@Suite("SHA-256")
struct SHA256Tests {
    /// The examples of FIPS 180-4 as NIST publishes them, and the empty message.
    @Test(
        "gives the known answers",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                    + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ]
    )
    func knownAnswers(text: String, hash: String) {
        #expect(SHA256.hash(Array(text.utf8)).description == "0x" + hash)
        #expect(SHA256.hash(Bytes(Array(text.utf8))).description == "0x" + hash)
    }

    @Test("gives the known answer for a million letters")
    func million() {
        let hash = SHA256.hash([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect(hash.description == "0xcdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("ethers: hashes", .needsSharedData)
    func ethers() throws {
        let cases = try SharedData.json([Case].self, "ethers/hashes.json.gz")
        for vector in cases {
            #expect(SHA256.hash(try Hex.decode(vector.data)).description == vector.sha256, "\(vector.name)")
        }
        print("SHA-256 hashes of ethers: \(cases.count)")
        #expect(cases.count == 257)
    }

    private struct Case: Decodable {
        var name: String
        var data: String
        var sha256: String
    }
}
