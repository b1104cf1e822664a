/// The emoji sequences of ENSIP-15 as a graph whose equal ends are shared.
struct EmojiSequences: Sendable {
    /// U+FE0F, which asks for the emoji and not the text style; in the input it may be left out.
    static let style: UInt32 = 0xFE0F

    private struct Node {
        var edges: Range<Int>
        var isEnd: Bool
    }

    private let nodes: [Node]
    /// The character of each edge, in ascending order within a node, and where it leads.
    private let edges: [(character: UInt32, target: Int)]

    init(_ reader: inout PackedReader) {
        let alphabet = reader.ascending()
        var edges: [(character: UInt32, target: Int)] = []
        var number = 0
        nodes = reader.list { reader in
            let header = reader.number()
            let start = edges.count
            var symbol = 0
            for _ in 0..<(header >> 1) {
                symbol += reader.number()
                let target = number - reader.number()
                edges.append((alphabet.indices.contains(symbol) ? alphabet[symbol] : 0, max(target, 0)))
            }
            number += 1
            return Node(edges: start..<edges.count, isEnd: header & 1 == 1)
        }
        self.edges = edges
    }

    /// The longest sequence that begins at a place.
    ///
    /// - Returns: The sequence with all its styles, and where it ends in the input; `nil` if none begins there.
    func longestMatch(in text: [UInt32], at start: Int) -> (sequence: [UInt32], end: Int)? {
        guard var node = nodes.indices.last else { return nil }
        var path: [UInt32] = []
        var match: (sequence: [UInt32], end: Int)?
        // No sequence is longer than a dozen characters, so the graph ends this soon.
        for place in start..<text.count {
            if let next = target(of: node, text[place]) {
                node = next
            } else if let styled = target(of: node, Self.style), let next = target(of: styled, text[place]) {
                path.append(Self.style)
                node = next
            } else {
                break
            }
            path.append(text[place])
            if nodes[node].isEnd {
                match = (path, place + 1)
            } else if let styled = target(of: node, Self.style), nodes[styled].isEnd {
                match = (path + [Self.style], place + 1)
            }
        }
        return match
    }

    /// Where an edge leads.
    private func target(of node: Int, _ character: UInt32) -> Int? {
        edges.search(character, in: nodes[node].edges) { $0.character }?.target
    }
}
