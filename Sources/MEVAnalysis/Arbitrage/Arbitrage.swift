public import ChainDecoding

/// A transaction whose swaps lead back to the tokens with which they begin, and leave its party more of them.
public struct Arbitrage: FindingDetail {
    /// `arbitrage`.
    public static let kind = "arbitrage"

    /// The cycles; of several that share no lot of tokens, each by itself.
    public var cycles: [TradeCycle]

    /// Creates a detail.
    public init(cycles: [TradeCycle]) {
        self.cycles = cycles
    }

    /// The pools, each once, in the order of the cycles.
    public var pools: [PoolID] {
        var seen: Set<PoolID> = []
        return cycles.flatMap(\.swaps).map(\.pool).filter { seen.insert($0).inserted }
    }

    /// How much more of each token the cycles leave, before anything is paid of it, in the order of the tokens.
    ///
    /// More than a token can have of units is told as 2²⁵⁶ − 1.
    public var gains: [TokenAmount] {
        var sums: [Address: U256] = [:]
        for cycle in cycles { sums[cycle.token] = (sums[cycle.token] ?? .zero).addingSaturating(cycle.gain) }
        return sums.sorted { $0.key < $1.key }.map { TokenAmount(token: $0.key, amount: $0.value) }
    }

    /// What went through which pools, and what came back.
    public func explanation(_ names: TokenNames) -> String { cycles.explanation(names) }

    /// Writes the cycles.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("cycles", cycles)
    }
}
