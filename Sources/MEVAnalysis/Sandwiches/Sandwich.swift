public import ChainDecoding

/// An attacker moved prices before others swapped, and back afterwards.
public struct Sandwich: FindingDetail {
    /// `sandwich`.
    public static let kind = "sandwich"

    /// What happened in each pool, in the order of the first swaps.
    public var legs: [SandwichLeg]
    /// The liquidity that the attacker added and took around the victims, if any.
    public var positions: [JITPosition]

    /// Creates a sandwich.
    public init(legs: [SandwichLeg], positions: [JITPosition] = []) {
        self.legs = legs
        self.positions = positions
    }

    /// How many swaps and deposits of others were hit.
    public var victimCount: Int { legs.reduce(0) { $0 + $1.victims.count } }

    /// What the victims' swaps lost at least, summed up by token.
    public var losses: [TokenAmount] {
        var sums: [Address: U256] = [:]
        for loss in legs.lazy.flatMap(\.victims).compactMap(\.loss) where !loss.atLeast.isZero {
            sums[loss.token] = (sums[loss.token] ?? .zero).addingSaturating(loss.atLeast)
        }
        return sums.sorted { $0.key < $1.key }.map { TokenAmount(token: $0.key, amount: $0.value) }
    }

    /// What the attacker swapped in each pool, whom that hit, and what they lost.
    public func explanation(_ names: TokenNames) -> String {
        let summary = """
            The attacker swapped before and after \(victimCount.counting("action")) of others in \
            \(legs.count.counting("pool")).
            """
        let liquidity = positions.isEmpty ? "" : " For the time between it added liquidity. "
        return summary + " " + Prose.sentences(legs.map { $0.explanation(names) }, "pool") + liquidity
            + positions.explanation(names)
    }

    /// Writes what happened in each pool, and the positions.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("legs", legs)
        json.writeField("positions", positions)
    }
}
