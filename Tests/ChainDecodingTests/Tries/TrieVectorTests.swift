import Foundation
import Testing

@testable import ChainDecoding

@Suite("Public test vectors of tries", .needsSharedData)
struct TrieVectorTests {
    private func tests(_ name: String) throws -> [String: [String: Any]] {
        let data = try SharedData.bytes("ethereum-tests/TrieTests/\(name).json")
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
    }

    /// The bytes of a text: those of its digits if it begins with `0x`.
    private func bytes(_ text: String) throws -> Bytes {
        Bytes(text.hasPrefix("0x") ? try Hex.decode(text) : Array(text.utf8))
    }

    /// The entries that are left after all changes, the last of which counts.
    private func entries(_ changes: Any?) throws -> [Bytes: Bytes] {
        var entries: [Bytes: Bytes] = [:]
        for (key, value) in (changes as? [String: String]) ?? [:] {
            entries[try bytes(key)] = try bytes(value)
        }
        for change in (changes as? [[Any]]) ?? [] {
            let key = try #require(change.first as? String)
            entries[try bytes(key)] = try (change.last as? String).map(bytes)
        }
        return entries
    }

    @Test(
        "ethereum/tests, roots",
        arguments: [
            ("trieanyorder", false, 7), ("trieanyorder_secureTrie", true, 7), ("trietest", false, 5),
            ("trietest_secureTrie", true, 3), ("hex_encoded_securetrie_test", true, 3),
        ]
    )
    func roots(_ name: String, _ isSecured: Bool, _ count: Int) throws {
        let tests = try tests(name)
        for (test, content) in tests {
            let entries = try entries(content["in"])
            let root = isSecured ? MerklePatriciaTrie.securedRoot(of: entries) : MerklePatriciaTrie.root(of: entries)
            #expect(root.description == content["root"] as? String, "\(test)")
        }
        #expect(tests.count == count)
        print("tries of ethereum/tests, \(name): \(tests.count) roots")
    }

    /// The 26th test asks for the keys before and after others, which tries here do not tell: they are not kept.
    @Test("ethereum/tests, neighbours")
    func neighbours() throws {
        #expect(Array(try tests("trietestnextprev").keys) == ["basic"])
    }

    private struct HexPrefixCase: Decodable {
        var seq: [UInt8]
        var term: Bool
        var out: String
    }

    @Test("ethereum/tests, compact paths")
    func hexPrefix() throws {
        let cases = try SharedData.json(
            [String: HexPrefixCase].self,
            "ethereum-tests/BasicTests/hexencodetest.json"
        )
        var truncations = Truncations()
        for (name, test) in cases {
            let padded = (test.seq.count.isMultiple(of: 2) ? [] : [0]) + test.seq
            let bytes = stride(from: 0, to: padded.count, by: 2).map { padded[$0] << 4 | padded[$0 + 1] }
            let path = NibblePath(Bytes(bytes)).dropFirst(padded.count - test.seq.count)
            let compact = path.hexPrefixed(isLeaf: test.term)
            #expect(Hex.encode(compact.span, prefix: false) == test.out, "\(name)")
            let decoded = try NibblePath(hexPrefixed: Bytes(compact))
            #expect((0..<decoded.count).map { UInt8(decoded[$0]) } == test.seq, "\(name)")
            #expect(NibblePath.isLeaf(hexPrefixed: Bytes(compact)) == test.term, "\(name)")
            // Its length is not in a path, so that the beginning of one is one; only the first byte must be there.
            truncations.check(compact, name, isValid: { $0 > 0 }, by: { try NibblePath(hexPrefixed: Bytes($0)) })
        }
        #expect(cases.count == 12 && truncations.count == 42 && truncations.validCount == 30)
        print("tries of ethereum/tests: \(cases.count) compact paths; \(truncations)")
    }
}
