/// Tarjan's search with a stack of its own.
struct ComponentSearch {
    private struct Visit {
        var node: Int
        var nextEdge: Int
    }

    /// The targets of the edges, by the node that they come from.
    private var targets: [Int]
    /// Where the targets of each node begin, and after the last one where they end.
    private var starts: [Int]
    /// When each node was found first; -1 before.
    private var found: [Int]
    /// The earliest found node that can be reached.
    private var lowest: [Int]
    private var numbers: [Int]
    private var pending: [Int] = []
    private var visits: [Visit] = []
    private var foundCount = 0
    private var componentCount = 0

    /// Creates a search among the nodes from 0 on.
    init(nodeCount: Int, edges: some Collection<(from: Int, to: Int)>) {
        starts = [Int](repeating: 0, count: nodeCount + 1)
        for edge in edges { starts[edge.from + 1] += 1 }
        for node in 0..<nodeCount { starts[node + 1] += starts[node] }
        targets = [Int](repeating: 0, count: edges.count)
        var next = starts
        for edge in edges {
            targets[next[edge.from]] = edge.to
            next[edge.from] += 1
        }
        found = [Int](repeating: -1, count: nodeCount)
        lowest = found
        numbers = found
    }

    /// The component of each node.
    mutating func run() -> TokenFlowComponents {
        for node in found.indices where found[node] < 0 {
            enter(node)
            while let visit = visits.last { advance(visit) }
        }
        return TokenFlowComponents(numbers: numbers, count: componentCount)
    }

    private mutating func enter(_ node: Int) {
        found[node] = foundCount
        lowest[node] = foundCount
        foundCount += 1
        pending.append(node)
        visits.append(Visit(node: node, nextEdge: starts[node]))
    }

    private mutating func advance(_ visit: Visit) {
        let node = visit.node
        guard visit.nextEdge < starts[node + 1] else { return leave(node) }
        visits[visits.count - 1].nextEdge += 1
        let target = targets[visit.nextEdge]
        if found[target] < 0 {
            enter(target)
        } else if numbers[target] < 0 {
            lowest[node] = min(lowest[node], found[target])
        }
    }

    private mutating func leave(_ node: Int) {
        visits.removeLast()
        if let parent = visits.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
        guard lowest[node] == found[node] else { return }
        while let member = pending.popLast() {
            numbers[member] = componentCount
            if member == node { break }
        }
        componentCount += 1
    }
}
