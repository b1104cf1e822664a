/// What is measured by itself.
enum FindingClass: String, CaseIterable, Comparable {
    case arbitrage
    case sandwich
    case liquidation
    case victimLoss = "victim's loss"
    case jitLiquidity = "JIT position"
    case settlement

    static func < (left: FindingClass, right: FindingClass) -> Bool { left.place < right.place }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What blocks are known by.
enum Source: String, CaseIterable {
    case traces
    case logs
}
