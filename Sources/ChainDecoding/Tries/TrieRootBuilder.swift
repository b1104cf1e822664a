/// Computes the root of a Merkle-Patricia trie from its entries in the order of their keys (yellow paper, appendix D).
///
/// Only the branches on the way to the last key are kept. Each is written as soon as no later key can lie below it,
/// which is known from how many nibbles neighbouring keys have in common: no recursion, and no tree.
struct TrieRootBuilder {
    /// A branch of which not all children are known.
    private struct Branch {
        /// How many nibbles precede the one that chooses the child.
        let depth: Int
        /// The children so far, encoded.
        var children: [UInt8] = []
        /// How many children that is.
        var count = 0
        /// The value of the key that ends here.
        var value = Bytes()

        init(depth: Int) {
            self.depth = depth
            children.reserveCapacity(16 * 33)
        }

        /// Appends a child; those that are passed over are empty.
        mutating func append(_ child: [UInt8], at nibble: Int) {
            fill(to: nibble)
            TrieRootBuilder.appendReference(to: child, to: &children)
            count += 1
        }

        mutating func fill(to nibble: Int) {
            while count < nibble {
                children.append(RLPKind.bytes.rawValue)
                count += 1
            }
        }

        var encoded: [UInt8] {
            var branch = self
            branch.fill(to: 16)
            return RLP.encode { encoder in
                encoder.appendList { list in
                    list.append(encoded: Bytes(branch.children))
                    list.append(value)
                }
            }
        }
    }

    /// The branches above the last key, the highest first.
    private var branches: [Branch] = []
    /// The last entry, which can be placed when the next key is known.
    private var last: (key: NibblePath, value: Bytes)?

    /// Adds an entry, the key of which follows all keys before.
    mutating func append(key: Bytes, value: Bytes) {
        let key = NibblePath(key)
        if let last { place(last.key, last.value, sharing: last.key.commonPrefixCount(with: key)) }
        last = (key, value)
    }

    /// The root of the trie of all entries.
    mutating func finish() -> Hash32 {
        guard let last else { return MerklePatriciaTrie.emptyRoot }
        return Keccak256.hash(place(last.key, last.value, sharing: -1))
    }

    /// Places an entry, and closes the branches below which no later key can lie.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - value: The value.
    ///   - shared: How many nibbles the next key has in common with this one; -1 when there is none.
    /// - Returns: The node that was closed last: after the last entry, the root.
    @discardableResult
    private mutating func place(_ key: NibblePath, _ value: Bytes, sharing shared: Int) -> [UInt8] {
        open(shared)
        var node: [UInt8] = []
        if depth == key.count {
            branches[branches.count - 1].value = value
        } else {
            node = Self.node(key.dropFirst(depth + 1), isLeaf: true) { $0.append(value) }
            append(node, at: key)
        }
        while depth > shared, let branch = branches.popLast() {
            node = branch.encoded
            open(shared)
            let path = key.slice(depth + 1..<branch.depth)
            if !path.isEmpty {
                node = Self.node(path, isLeaf: false) { [node] encoder in
                    var reference: [UInt8] = []
                    Self.appendReference(to: node, to: &reference)
                    encoder.append(encoded: Bytes(reference))
                }
            }
            append(node, at: key)
        }
        return node
    }

    /// The depth of the lowest branch, or -1.
    private var depth: Int { branches.last?.depth ?? -1 }

    /// Opens a branch unless there is one as deep.
    private mutating func open(_ depth: Int) {
        if depth > self.depth { branches.append(Branch(depth: depth)) }
    }

    /// Appends a node to the lowest branch, if there is one.
    private mutating func append(_ node: [UInt8], at key: NibblePath) {
        guard !branches.isEmpty else { return }
        branches[branches.count - 1].append(node, at: key[depth])
    }

    /// A leaf or an extension.
    private static func node(_ path: NibblePath, isLeaf: Bool, content: (inout RLPEncoder) -> Void) -> [UInt8] {
        RLP.encode { encoder in
            encoder.appendList { list in
                list.append(Bytes(path.hexPrefixed(isLeaf: isLeaf)))
                content(&list)
            }
        }
    }

    /// Appends what stands for a node in the one above: its hash, or the node itself when that is shorter.
    private static func appendReference(to node: [UInt8], to bytes: inout [UInt8]) {
        if node.count < Hash32.byteCount {
            bytes.append(contentsOf: node)
        } else {
            bytes.append(RLPKind.bytes.rawValue + UInt8(Hash32.byteCount))
            Keccak256.hash(node).append(to: &bytes)
        }
    }
}
