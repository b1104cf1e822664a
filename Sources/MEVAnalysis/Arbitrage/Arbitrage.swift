import ChainDecoding

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

    /// What happened.
    public var explanation: String { cycles.map(\.explanation).joined(separator: " ") }
}

extension TradeCycle {
    /// What happened, in a sentence.
    var explanation: String {
        "\(amountIn) units of \(token) went through \(swaps.count) swaps and came back as \(amountOut): \(gain) more."
    }
}
