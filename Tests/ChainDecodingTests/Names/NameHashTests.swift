import ChainDecoding
import Testing

@Suite("Hashes and forms of names")
struct NameHashTests {
    @Test(
        "ERC-137: namehashes",
        arguments: [
            ("", "0x0000000000000000000000000000000000000000000000000000000000000000"),
            ("eth", "0x93cdeb708b7545dc668eb9280176169d1c33cfd8ed6f04690a0bcc88a93fc4ae"),
            ("foo.eth", "0xde9b09fd7c5f901e23a3f19fecc54828e9c848539801e86591bd9801b019f84f"),
        ]
    )
    func namehash(text: String, expected: String) throws {
        #expect(try ENSName(text).namehash == Hash32(hex: expected))
        #expect(try ENSName(normalizing: text).namehash == Hash32(hex: expected))
    }

    @Test("ERC-137: the hash of a name is that of its parent's and its label's")
    func labelhash() throws {
        let eth = try Hash32(hex: "0x4f5b812789fc606be1b3b16908db13fc7a9adf7ca72641f84d75b47069d3d7f0")
        #expect(ENSName.labelhash("eth") == eth)
        let name = try ENSName("foo.eth")
        let parent = try #require(name.parent)
        #expect(Keccak256.hash(parent.namehash.bytes + ENSName.labelhash("foo").bytes) == name.namehash)
    }

    @Test("a hash between brackets stands for its label")
    func encodedLabels() throws {
        let encoded = ENSName.encodedLabel(ENSName.labelhash("foo"))
        #expect(encoded == "[41b1a0649752af1b28b3dc29a1556eee781e4a4c3a1f7f53f90fa834de098c4d]")
        #expect(try ENSName("\(encoded).eth").namehash == ENSName("foo.eth").namehash)
        #expect(try ENSName("\(encoded.uppercased()).eth").namehash == ENSName("foo.eth").namehash)
        #expect(throws: ENSNameError.self) { try ENSName(normalizing: "\(encoded).eth") }
        for label in [
            encoded.dropFirst() + "]", "[" + encoded.dropFirst(3) + "]", "[\u{301}" + encoded.dropFirst(), "[", "[]",
        ] {
            #expect(ENSName.labelhash(label) == Keccak256.hash(Array(label.utf8)), "\(label)")
        }
    }

    @Test(
        "ENSIP-10: the form of DNS",
        arguments: [
            ("", [0]),
            ("eth", [3, 0x65, 0x74, 0x68, 0]),
            ("foo.eth", [3, 0x66, 0x6f, 0x6f, 3, 0x65, 0x74, 0x68, 0]),
            ("\u{1F4A9}", [4, 0xF0, 0x9F, 0x92, 0xA9, 0]),
        ] as [(String, [UInt8])]
    )
    func dns(text: String, bytes: [UInt8]) throws {
        let name = try ENSName(text)
        #expect(name.dnsEncoded == bytes)
        #expect(try ENSName(dnsEncoded: Bytes(bytes)) == name)
        for count in bytes.indices {
            #expect(throws: DecodeError.self) { try ENSName(dnsEncoded: Bytes(bytes[..<count])) }
        }
        #expect(throws: DecodeError.self) { try ENSName(dnsEncoded: Bytes(bytes + [0])) }
    }

    @Test("ENSIP-10: a label of 255 bytes stands itself, a longer one by its hash")
    func longLabels() throws {
        let longest = try ENSName(String(repeating: "a", count: 255) + ".eth")
        #expect(longest.dnsEncoded.count == 1 + 255 + 4 + 1)
        #expect(try ENSName(dnsEncoded: Bytes(longest.dnsEncoded)) == longest)
        let longer = try ENSName(String(repeating: "a", count: 256) + ".eth")
        #expect(longer.dnsEncoded.count == 1 + 66 + 4 + 1)
        let decoded = try ENSName(dnsEncoded: Bytes(longer.dnsEncoded))
        #expect(decoded.namehash == longer.namehash)
        #expect(decoded.labels.first == ENSName.encodedLabel(ENSName.labelhash(longer.labels[0]))[...])
    }

    @Test(
        "labels that no text can have are refused",
        arguments: [
            ([1, 0x2e, 0], .malformed, 1), ([1, 0xFF, 0], .malformed, 1), ([2, 0x61, 0], .truncated, 3),
            ([3, 0x61], .truncated, 0),
        ]
            as [([UInt8], DecodeError.Code, Int)]
    )
    func malformed(bytes: [UInt8], code: DecodeError.Code, offset: Int) {
        let error = #expect(throws: DecodeError.self) { try ENSName(dnsEncoded: Bytes(bytes)) }
        #expect(error?.code == code && error?.offset == offset, "\(String(describing: error))")
    }

    @Test(
        "ENSIP-19: reverse names",
        arguments: [
            (1, "addr"), (42_161, "8000a4b1"), (10, "8000000a"), (8_453, "80002105"), (1_101, "8000044d"),
            (324, "80000144"),
            (0, "default"),
        ] as [(UInt64, String)]
    )
    func reverse(chainID: UInt64, namespace: String) throws {
        let address = try Address(hex: "0x0f32b753afc8abad9ca6fe589f707755f4df2353")
        let name = ENSName(reverseOf: address, coinType: try #require(CoinType(chainID: chainID)))
        #expect(name.text == "0f32b753afc8abad9ca6fe589f707755f4df2353.\(namespace).reverse")
        #expect(name.isNormalized)
    }

    @Test("ENSIP-11: types of coins are chains, if their IDs are not too large")
    func coinTypes() {
        for chainID: UInt64 in [1, 10, 42_161, 0x7FFF_FFFF] {
            #expect(CoinType(chainID: chainID)?.chainID == chainID)
        }
        #expect(CoinType(chainID: 0x8000_0000) == nil && CoinType(chainID: .max) == nil)
        #expect(CoinType(rawValue: 0).chainID == nil && CoinType.defaultEVM.chainID == nil)
        #expect(CoinType(chainID: 0) == .defaultEVM && CoinType(chainID: 1) == .ether)
    }
}
