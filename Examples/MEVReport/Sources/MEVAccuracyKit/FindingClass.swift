/// What is measured by itself.
enum FindingClass: String, CaseIterable, Comparable {
    case arbitrage
    case nftArbitrage = "NFT arbitrage"
    case sandwich
    case victimLoss = "victim's loss"
    case jitLiquidity = "JIT position"
    case liquidation
    case fill = "0x fill"
    case settlement

    static func < (left: FindingClass, right: FindingClass) -> Bool { left.place < right.place }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What is known of the blocks, and who has recorded them.
enum Source: String, CaseIterable {
    /// Whole blocks of calls, most of them of mev-inspect-py.
    case traces
    /// Whole blocks of logs.
    case logs
    /// Recordings by which mev-inspect-rs tests itself: calls of a block, and of transactions by themselves.
    case inspectRS = "calls, rs"
    /// Cases by which mev-inspect-js tests itself: some swaps, changes of liquidity and liquidations.
    case inspectJS = "events, js"
}
