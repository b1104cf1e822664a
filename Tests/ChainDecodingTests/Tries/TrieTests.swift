import ChainDecoding
import Testing

@Suite("Merkle-Patricia tries")
struct TrieTests {
    @Test("a trie without entries has the root that the yellow paper's definition gives")
    func empty() {
        let root = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"
        #expect(MerklePatriciaTrie.emptyRoot.description == root)
        #expect(MerklePatriciaTrie.root(of: [Bytes]()) == MerklePatriciaTrie.emptyRoot)
        #expect(MerklePatriciaTrie.root(of: [Bytes([1]): Bytes()]) == MerklePatriciaTrie.emptyRoot)
        #expect(MerklePatriciaTrie.root(of: [Bytes()]) == MerklePatriciaTrie.emptyRoot)
    }

    /// The example of Ethereum's description of the trie.
    @Test("keys that begin with others have the root of the description's example")
    func dogs() {
        let words = [("do", "verb"), ("dog", "puppy"), ("doge", "coin"), ("horse", "stallion")]
        let entries = words.map { (Bytes(Array($0.utf8)), Bytes(Array($1.utf8))) }
        let root = "0x5991bb8c6514148a29db676a14ac506cd2cd5775ace63c30a4fe457715e9ac84"
        #expect(MerklePatriciaTrie.root(of: Dictionary(uniqueKeysWithValues: entries)).description == root)
    }

    @Test("roots of random lists are those of the definition", arguments: [20_261_141])
    func lists(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let counts = [0, 1, 2, 3, 15, 16, 17, 18, 126, 127, 128, 129, 130, 254, 255, 256, 257, 258, 300, 1_000]
        for count in counts {
            let values = (0..<count).map { _ in Self.value(using: &generator) }
            let keyed = values.enumerated().map { (RLPModel.bytes(Self.minimal($0)).encoded, $1) }
            let model = TrieModel(Dictionary(uniqueKeysWithValues: keyed))
            let root = MerklePatriciaTrie.root(of: values.map { Bytes($0) })
            #expect(root == model.root, "\(count) values, seed \(seed)")
            let entries = Dictionary(uniqueKeysWithValues: keyed.map { (Bytes($0), Bytes($1)) })
            #expect(root == MerklePatriciaTrie.root(of: entries), "\(count) values, seed \(seed)")
            guard let index = values.indices.randomElement(using: &generator) else { continue }
            var changed = values
            changed[index][changed[index].count - 1] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            #expect(root != MerklePatriciaTrie.root(of: changed.map { Bytes($0) }), "seed \(seed)")
        }
    }

    @Test("roots of random tries are those of the definition", arguments: [20_261_142])
    func tries(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            let entries = Self.entries(using: &generator)
            let root = MerklePatriciaTrie.root(of: Self.bytes(entries))
            #expect(root == TrieModel(entries).root, "\(entries), seed \(seed)")
        }
    }

    @Test("however long keys are, and however many begin with one another, the stack does not overflow")
    func depth() {
        let long = [UInt8](repeating: 0, count: 1 << 14)
        let entries = [long + [0]: [1], long + [1]: [2], long: [3]] as [[UInt8]: [UInt8]]
        #expect(MerklePatriciaTrie.root(of: Self.bytes(entries)) == TrieModel(entries).root)
        let nested = Dictionary(
            uniqueKeysWithValues: (0..<100).map { ([UInt8](repeating: 0, count: $0), [7 as UInt8]) }
        )
        #expect(MerklePatriciaTrie.root(of: Self.bytes(nested)) == TrieModel(nested).root)
        let deep = Dictionary(uniqueKeysWithValues: (0..<500).map { (Bytes(Array(long[..<$0])), Bytes([7])) })
        #expect(MerklePatriciaTrie.root(of: deep) != MerklePatriciaTrie.emptyRoot)
    }

    /// Keys of few bytes and of few different ones, so that many begin alike or with one another.
    static func entries(using generator: inout SeededGenerator) -> [[UInt8]: [UInt8]] {
        var entries: [[UInt8]: [UInt8]] = [:]
        let alphabet: [UInt8] = [0x00, 0x01, 0x10, 0x11, 0xf0, 0xff]
        let longest = Int.random(in: 0...5, using: &generator)
        for _ in 0..<Int.random(in: 0...40, using: &generator) {
            let count = Int.random(in: 0...longest, using: &generator)
            let key = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            entries[key] = value(using: &generator)
        }
        return entries
    }

    static func bytes(_ entries: [[UInt8]: [UInt8]]) -> [Bytes: Bytes] {
        Dictionary(uniqueKeysWithValues: entries.map { (Bytes($0.key), Bytes($0.value)) })
    }

    /// One to a hundred bytes, seldom many.
    private static func value(using generator: inout SeededGenerator) -> [UInt8] {
        let most = [1, 4, 33, 100].randomElement(using: &generator) ?? 1
        return (0..<Int.random(in: 1...most, using: &generator)).map { _ in .random(in: 0...255, using: &generator) }
    }

    private static func minimal(_ number: Int) -> [UInt8] {
        U256(UInt64(number)).minimalBigEndianBytes
    }
}
