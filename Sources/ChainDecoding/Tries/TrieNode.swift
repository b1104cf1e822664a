/// A node of a Merkle-Patricia trie (yellow paper, appendix D).
enum TrieNode {
    /// What stands for a node in the one above it.
    enum Reference {
        /// There is none.
        case empty
        /// Its hash.
        case hash(Hash32)
        /// The node itself, which is shorter than a hash.
        case node(Bytes)
    }

    /// The rest of a key, and its value.
    case leaf(NibblePath, Bytes)
    /// What the keys below have in common, and the branch that follows.
    case `extension`(NibblePath, Reference)
    /// A child for each nibble, and the value of the key that ends here, which is empty when there is none.
    case branch([Reference], Bytes)

    /// Decodes a node.
    ///
    /// - Throws: ``DecodeError``.
    init(decoding bytes: Bytes) throws(DecodeError) {
        var reader = RLPReader(bytes)
        self = try reader.readList { (list) throws(DecodeError) in
            let first = try list.readEncoded()
            let second = try list.readEncoded()
            return try list.isAtEnd
                ? Self.pair(first, second)
                : Self.branch(first, second, rest: &list)
        }
        try reader.finish()
    }

    private static func pair(_ path: Bytes, _ content: Bytes) throws(DecodeError) -> TrieNode {
        var reader = RLPReader(path)
        let compact = try reader.readBytes()
        let path = try NibblePath(hexPrefixed: compact)
        guard !NibblePath.isLeaf(hexPrefixed: compact) else {
            var reader = RLPReader(content)
            let value = try reader.readBytes()
            guard !value.isEmpty else { throw DecodeError(.malformed, "a leaf without a value") }
            return .leaf(path, value)
        }
        let child = try Reference(encoded: content)
        if path.isEmpty { throw DecodeError(.malformed, "an extension without a path") }
        if case .empty = child { throw DecodeError(.malformed, "an extension without a child") }
        return .extension(path, child)
    }

    private static func branch(
        _ first: Bytes,
        _ second: Bytes,
        rest list: inout RLPReader
    ) throws(DecodeError) -> TrieNode {
        var children = [try Reference(encoded: first), try Reference(encoded: second)]
        while children.count < 16 { children.append(try Reference(encoded: try list.readEncoded())) }
        return .branch(children, try list.readBytes())
    }
}

extension TrieNode.Reference {
    /// Decodes what stands for a node from its item in the one above.
    fileprivate init(encoded item: Bytes) throws(DecodeError) {
        var reader = RLPReader(item)
        if reader.nextIsList {
            guard item.count < Hash32.byteCount else {
                throw DecodeError(.nonCanonical, "a node of \(item.count) bytes in place of its hash")
            }
            self = .node(item)
        } else {
            let bytes = try reader.readBytes()
            if let hash = Hash32(bytes) {
                self = .hash(hash)
            } else if bytes.isEmpty {
                self = .empty
            } else {
                throw DecodeError(.malformed, "\(bytes.count) bytes are no reference to a node")
            }
        }
    }
}
