import ChainDecoding

/// Finds the cycles among the swaps of a transaction.
///
/// Tokens are nodes and swaps are edges; only swaps inside of a strongly connected component can lead back. A component
/// is cut at the token that gains most for its volume, and falls into the cycles that belong together by what one swap
/// gives and another takes. All passes take O(*n* log *n*); there is no search of paths.
struct CycleSearch {
    /// A swap, by the numbers of its tokens.
    struct Edge {
        var swap: Int
        var from: Int
        var to: Int
    }

    /// A token that gained, and how much of it was got and given.
    struct Gain {
        var token: Int
        var turnover: Turnover
        var share: Turnover.Share
    }

    let swaps: [Swap]
    private let edges: [Edge]
    private let tokens: [Address]

    init(_ swaps: [Swap], wrapper: Address) {
        self.swaps = swaps
        var tokens = Interning<Address>(capacity: 8)
        var edges: [Edge] = []
        for (index, swap) in swaps.enumerated() where swap.isTrade {
            let from = tokens.index(of: swap.tokenIn.unwrapped(from: wrapper))
            let to = tokens.index(of: swap.tokenOut.unwrapped(from: wrapper))
            if from != to { edges.append(Edge(swap: index, from: from, to: to)) }
        }
        self.edges = edges
        self.tokens = tokens.values
    }

    /// The cycles; none when all swaps together take much more of a token than they give.
    func cycles() -> [TradeCycle] {
        guard edges.count > 1 else { return [] }
        var search = ComponentSearch(nodeCount: tokens.count, edges: edges.lazy.map { ($0.from, $0.to) })
        let components = search.run()
        guard components.count < tokens.count else { return [] }
        var groups = [[Edge]](repeating: [], count: components.count)
        for edge in edges where components.numbers[edge.from] == components.numbers[edge.to] {
            groups[components.numbers[edge.from]].append(edge)
        }
        var cycles: [TradeCycle] = []
        var least: Turnover.Share?
        for group in groups where group.count > 1 {
            guard let gain = gain(of: group) else { continue }
            least = min(least ?? gain.share, gain.share)
            cycles += parts(of: group, cutAt: gain)
        }
        guard let least, gain(of: edges, forLossesBelow: least) != nil else { return [] }
        return cycles
    }

    /// The token that gains most for its volume, when no token loses as much for its own, and pools differ.
    private func gain(of edges: [Edge], forLossesBelow bound: Turnover.Share? = nil) -> Gain? {
        guard let first = edges.first, edges.contains(where: { pool(of: $0) != pool(of: first) }) else { return nil }
        var turnovers: [Int: Turnover] = [:]
        for edge in edges {
            guard turnovers[edge.from, default: Turnover()].add(gave: swaps[edge.swap].amountIn),
                turnovers[edge.to, default: Turnover()].add(got: swaps[edge.swap].amountOut)
            else { return nil }
        }
        var best: Gain?
        for (token, turnover) in turnovers {
            guard let share = turnover.gain else { continue }
            if let best, share < best.share || (share == best.share && best.token < token) { continue }
            best = Gain(token: token, turnover: turnover, share: share)
        }
        guard let best else { return nil }
        let bound = bound ?? best.share
        guard turnovers.values.allSatisfy({ turnover in turnover.loss.map { $0 < bound } ?? true }) else { return nil }
        return best
    }

    private func pool(of edge: Edge) -> PoolID { swaps[edge.swap].pool }

    /// The cycles of a component: those into which it falls, when each of them gains by itself, or else the whole.
    private func parts(of group: [Edge], cutAt gain: Gain) -> [TradeCycle] {
        var links = LotLinks(count: group.count)
        var given: [Int: [LotLinks.Lot]] = [:]
        var taken: [Int: [LotLinks.Lot]] = [:]
        for (member, edge) in group.enumerated() {
            if edge.to != gain.token {
                given[edge.to, default: []].append(LotLinks.Lot(swaps[edge.swap].amountOut, member))
            }
            if edge.from != gain.token {
                taken[edge.from, default: []].append(LotLinks.Lot(swaps[edge.swap].amountIn, member))
            }
        }
        for token in given.keys.sorted() { links.link(given[token] ?? [], taken[token] ?? []) }
        let parts = links.groups().map { $0.map { group[$0] } }
        var cycles: [TradeCycle] = []
        for part in parts {
            guard let own = self.gain(of: part), own.token == gain.token else { return [cycle(of: group, gain)] }
            cycles.append(cycle(of: part, own))
        }
        return cycles
    }

    private func cycle(of edges: [Edge], _ gain: Gain) -> TradeCycle {
        TradeCycle(
            swaps: ordered(edges, from: gain.token).map { swaps[$0.swap] },
            token: tokens[gain.token],
            amountIn: gain.turnover.gave,
            amountOut: gain.turnover.got
        )
    }

    /// The swaps along their tokens: each time the first one that takes what the last one gave.
    private func ordered(_ edges: [Edge], from start: Int) -> [Edge] {
        var waiting: [Int: [Int]] = [:]
        for (index, edge) in edges.enumerated().reversed() { waiting[edge.from, default: []].append(index) }
        var isTaken = [Bool](repeating: false, count: edges.count)
        var path: [Edge] = []
        var token = start
        var first = 0
        while path.count < edges.count {
            var next = waiting[token]?.popLast()
            while let index = next, isTaken[index] { next = waiting[token]?.popLast() }
            if next == nil {
                while isTaken[first] { first += 1 }
                next = first
            }
            guard let next else { break }
            isTaken[next] = true
            path.append(edges[next])
            token = edges[next].to
        }
        return path
    }
}

extension Swap {
    /// Whether somebody traded by it: a token that sells what it has kept as a tax does so for itself.
    fileprivate var isTrade: Bool { payer != tokenIn && !amountIn.isZero && !amountOut.isZero }
}
