/// An item of RLP, which is either bytes or a list of items (yellow paper, appendix B).
///
/// An item is a place in a tree that was decoded as a whole and shares the storage of its input; it stays valid alone.
/// As every item has one encoding, two are equal when their encodings are.
public struct RLPItem: Sendable {
    /// What an item holds.
    @frozen
    public enum Content: Sendable, Hashable {
        /// The payload of an item that is no list.
        case bytes(Bytes)
        /// The items of a list.
        case list(RLPList)
    }

    private let tree: RLPTree
    private let index: Int

    init(_ tree: RLPTree, index: Int) {
        self.tree = tree
        self.index = index
    }

    /// What the item holds, without copying.
    public var content: Content {
        let node = tree.nodes[index]
        let start = Int(node.start)
        let prefix = tree.bytes.byte(at: start) ?? 0
        guard prefix < RLPKind.list.rawValue else { return .list(RLPList(tree, parent: index)) }
        return .bytes(tree.bytes.slice(start + RLPHeader.size(prefix: prefix)..<Int(node.end)) ?? Bytes())
    }

    /// Whether the item is a list.
    public var isList: Bool {
        list != nil
    }

    /// The payload of an item that is no list, or `nil`.
    public var bytes: Bytes? {
        if case .bytes(let bytes) = content { bytes } else { nil }
    }

    /// The items of a list, or `nil`.
    public var list: RLPList? {
        if case .list(let list) = content { list } else { nil }
    }

    /// The item as it was in the input, which is its only encoding.
    public var encoded: Bytes {
        let node = tree.nodes[index]
        return tree.bytes.slice(Int(node.start)..<Int(node.end)) ?? Bytes()
    }
}

extension RLPItem: Hashable {
    /// Whether two items have the same encoding, and hence the same content.
    public static func == (left: Self, right: Self) -> Bool {
        left.encoded == right.encoded
    }

    /// Hashes the encoding.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(encoded)
    }
}
