/// A decoded input: its bytes, and where its items are.
///
/// The items are in one array, level by level, so that the children of a list lie side by side and are reached by
/// index. Decoding uses the array as its own queue. Nothing refers to a child by reference: however deep the tree,
/// neither decoding it nor destroying, comparing or hashing it recurses, as it would with an indirect enumeration.
final class RLPTree: Sendable {
    /// An item; 16 bytes, hence the limit of 2^32 − 1 bytes of input.
    struct Node {
        var start: UInt32
        var end: UInt32
        var firstChild: UInt32 = 0
        var childCount: UInt32 = 0

        init(_ start: Int, _ end: Int) {
            self.start = UInt32(truncatingIfNeeded: start)
            self.end = UInt32(truncatingIfNeeded: end)
        }
    }

    let bytes: Bytes
    let nodes: [Node]

    init(_ bytes: Bytes, limits: RLPLimits) throws(DecodeError) {
        let byteCount = min(limits.byteCount, Int(UInt32.max))
        guard bytes.count <= byteCount else {
            throw DecodeError(.limitExceeded, "more than \(byteCount) bytes", at: max(0, byteCount))
        }
        self.bytes = bytes
        nodes = try Self.nodes(bytes.storage.span, limits: limits)
    }

    private static func nodes(_ bytes: Span<UInt8>, limits: RLPLimits) throws(DecodeError) -> [Node] {
        let root = try RLPHeader(bytes, at: 0, limit: bytes.count, isInList: false)
        guard root.end == bytes.count else {
            throw DecodeError(.trailingBytes, "bytes follow the item", at: root.end)
        }
        guard limits.itemCount > 0 else { throw tooManyItems(limits, at: 0) }
        var nodes = [Node(0, root.end)]
        var index = 0
        var depth = 0
        var levelEnd = 1
        while index < nodes.count {
            if index == levelEnd {
                depth += 1
                levelEnd = nodes.count
            }
            let start = Int(nodes[index].start)
            let prefix = bytes[start]
            if prefix >= 0xc0 {
                guard depth < limits.depth else {
                    throw DecodeError(.limitExceeded, "more than \(limits.depth) lists in each other", at: start)
                }
                let first = nodes.count
                let end = Int(nodes[index].end)
                var position = start + RLPHeader.size(prefix: prefix)
                while position < end {
                    let item = try RLPHeader(bytes, at: position, limit: end, isInList: true)
                    guard nodes.count < limits.itemCount else { throw tooManyItems(limits, at: position) }
                    nodes.append(Node(position, item.end))
                    position = item.end
                }
                nodes[index].firstChild = UInt32(truncatingIfNeeded: first)
                nodes[index].childCount = UInt32(truncatingIfNeeded: nodes.count - first)
            }
            index += 1
        }
        return nodes
    }

    private static func tooManyItems(_ limits: RLPLimits, at offset: Int) -> DecodeError {
        DecodeError(.limitExceeded, "more than \(limits.itemCount) items", at: offset)
    }
}
