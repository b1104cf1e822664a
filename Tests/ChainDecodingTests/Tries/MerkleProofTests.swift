import ChainDecoding
import Testing

@Suite("Merkle proofs")
struct MerkleProofTests {
    @Test("proofs of what random tries hold, and of what they do not, are accepted", arguments: [20_261_143])
    func proofs(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var (held, absent) = (0, 0)
        for _ in 0..<200 {
            let entries = TrieTests.entries(using: &generator)
            let trie = TrieModel(entries)
            let root = entries.isEmpty ? MerklePatriciaTrie.emptyRoot : trie.root
            for key in entries.keys + [[], [0x00], [0x01, 0x01, 0x01], [0xff, 0xf0, 0x0f], [0x22]] {
                let proof = MerkleProof(nodes: trie.proof(of: key))
                let value = try proof.value(of: Bytes(key), root: root)
                #expect(value == entries[key].map { Bytes($0) }, "\(key), seed \(seed)")
                if value == nil { absent += 1 } else { held += 1 }
            }
        }
        #expect(held > 1_000 && absent > 500, "\(held) and \(absent), seed \(seed)")
    }

    @Test("proofs that are changed in any way throw", arguments: [20_261_144])
    func altered(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var truncations = Truncations(atMost: 24, seed: seed)
        for _ in 0..<60 {
            let entries = TrieTests.entries(using: &generator)
            let trie = TrieModel(entries)
            guard let key = entries.keys.randomElement(using: &generator) else { continue }
            let nodes = trie.proof(of: key)
            let root = trie.root
            func mustThrow(_ nodes: [Bytes], _ code: DecodeError.Code? = nil) {
                let error = #expect(throws: DecodeError.self, "\(nodes), seed \(seed)") {
                    try MerkleProof(nodes: nodes).value(of: Bytes(key), root: root)
                }
                if let code { #expect(error?.code == code) }
            }
            truncations.check(MerkleProof(nodes: nodes), "\(key)") { try $0.value(of: Bytes(key), root: root) }
            mustThrow(nodes.dropLast(), .truncated)
            mustThrow(nodes + [nodes[0]], .trailingBytes)
            mustThrow([Bytes([0x80])] + nodes)
            if nodes.count > 1 { mustThrow(nodes.reversed()) }
            for index in nodes.indices {
                var changed = nodes
                var bytes = nodes[index].array
                bytes[Int.random(in: bytes.indices, using: &generator)] ^= .random(in: 1...255, using: &generator)
                changed[index] = Bytes(bytes)
                mustThrow(changed)
            }
        }
        print("proofs of random tries: \(truncations)")
    }

    /// Whoever chooses the root as well can make any node the first.
    @Test("nodes of any form end in a value, in nothing, or in an error", arguments: [20_261_145])
    func hostile(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let key = Bytes((0..<32).map { _ in .random(in: 0...255, using: &generator) })
        let nodes = [
            "c0", "c180", "c22080", "c24001", "c2011f", "c20001", "c200c0", "c21180", "c3808080", "f800", "b90001",
            "d2" + String(repeating: "80", count: 18), "d1" + String(repeating: "80", count: 16) + "c0",
            "d1" + String(repeating: "01", count: 17),
        ]
        for text in nodes {
            let node = Bytes(try Hex.decode(text))
            #expect(throws: DecodeError.self, "\(text)") {
                try MerkleProof(nodes: [node]).value(of: key, root: Keccak256.hash(node))
            }
        }
        for _ in 0..<2_000 {
            let node = Bytes(RLPModel(using: &generator).encoded)
            _ = try? MerkleProof(nodes: [node, node]).value(of: key, root: Keccak256.hash(node))
        }
    }

    @Test("extensions without a path, which could go on for ever, throw")
    func endless() throws {
        // An extension of no nibbles with a branch below.
        let branch = RLPModel.list([RLPModel](repeating: .bytes([]), count: 17))
        for path in [[0x00], [0x10]] as [[UInt8]] {
            let node = Bytes(RLPModel.list([.bytes(path), branch]).encoded)
            let proof = MerkleProof(nodes: [node])
            let found = Result { try proof.value(of: Bytes([0x12]), root: Keccak256.hash(node)) }
            if path == [0x00] {
                #expect(throws: DecodeError.self) { try found.get() }
            } else {
                #expect(try found.get() == nil)
            }
        }
    }

    @Test("an account is what it was, and no truncation of it is one")
    func account() throws {
        let accounts = [
            AccountState(),
            AccountState(nonce: .max, balance: .max, storageRoot: .zero, codeHash: Hash32(1, 2, 3, 4)),
        ]
        let hash = "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
        #expect(AccountState.emptyCodeHash.description == hash)
        var truncations = Truncations()
        for account in accounts {
            let encoded = account.encoded
            #expect(try AccountState(decoding: Bytes(encoded)) == account)
            truncations.check(encoded) { try AccountState(decoding: Bytes($0)) }
        }
        print("accounts: \(truncations)")
        #expect(truncations.count == 180)
    }

    @Test("accounts and words of storage are found by the hashes of their places")
    func state() throws {
        let slots = [Hash32.zero: U256(7), Hash32(0, 0, 0, 1): .max]
        let storage = TrieModel(
            Dictionary(
                uniqueKeysWithValues: slots.map { slot, word in
                    (Keccak256.hash(slot.bytes).bytes, RLP.encode { $0.append(word: word) })
                }
            )
        )
        for (slot, word) in slots {
            let proof = MerkleProof(nodes: storage.proof(of: Keccak256.hash(slot.bytes).bytes))
            #expect(try proof.storageValue(at: slot, storageRoot: storage.root) == word)
        }
        let nowhere = Hash32(9, 9, 9, 9)
        let absence = MerkleProof(nodes: storage.proof(of: Keccak256.hash(nowhere.bytes).bytes))
        #expect(try absence.storageValue(at: nowhere, storageRoot: storage.root) == .zero)
        let account = AccountState(nonce: 3, balance: 5, storageRoot: storage.root)
        let address = Address(1, 2, 3)
        let state = TrieModel([Keccak256.hash(address.bytes).bytes: account.encoded])
        let proof = MerkleProof(nodes: state.proof(of: Keccak256.hash(address.bytes).bytes))
        #expect(try proof.account(at: address, stateRoot: state.root) == account)
        #expect(try proof.account(at: .zero, stateRoot: state.root) == nil)
        #expect(try MerkleProof(nodes: []).account(at: address, stateRoot: MerklePatriciaTrie.emptyRoot) == nil)
        #expect(throws: DecodeError.self) { try MerkleProof(nodes: []).account(at: address, stateRoot: state.root) }
    }
}
