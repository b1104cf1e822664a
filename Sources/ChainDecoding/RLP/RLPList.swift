/// The items of a list, in their order.
///
/// It is a sequence that also counts and finds by index. It has no subscript, which would trap where the sender of the
/// input wants it to.
public struct RLPList: Sendable, Sequence {
    private let tree: RLPTree
    private let parent: Int

    init(_ tree: RLPTree, parent: Int) {
        self.tree = tree
        self.parent = parent
    }

    /// How many items the list has.
    public var count: Int { Int(tree.nodes[parent].childCount) }

    /// Whether the list has no items.
    public var isEmpty: Bool { count == 0 }

    /// How many items the list has.
    public var underestimatedCount: Int { count }

    /// The item at an index, counted from 0, or `nil` beyond the end.
    ///
    /// - Complexity: O(1).
    public func item(at index: Int) -> RLPItem? {
        guard index >= 0, index < count else { return nil }
        return RLPItem(tree, index: Int(tree.nodes[parent].firstChild) + index)
    }

    /// Creates an iterator over the items.
    public func makeIterator() -> Iterator {
        let node = tree.nodes[parent]
        let first = Int(node.firstChild)
        return Iterator(tree, first..<first + Int(node.childCount))
    }

    /// An iterator over the items of a list.
    public struct Iterator: Sendable, IteratorProtocol {
        private let tree: RLPTree
        private var rest: Range<Int>

        init(_ tree: RLPTree, _ rest: Range<Int>) {
            self.tree = tree
            self.rest = rest
        }

        /// The next item, or `nil` after the last.
        public mutating func next() -> RLPItem? {
            rest.popFirst().map { RLPItem(tree, index: $0) }
        }
    }
}

extension RLPList: Hashable {
    /// Whether two lists hold the same items in the same order.
    public static func == (left: Self, right: Self) -> Bool {
        RLPItem(left.tree, index: left.parent) == RLPItem(right.tree, index: right.parent)
    }

    /// Hashes the encoding of the list.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(RLPItem(tree, index: parent))
    }
}
