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

    /// What happened, in a sentence.
    public var explanation: String {
        let liquidity = positions.isEmpty ? "" : ", with liquidity for the time between"
        return
            "The attacker swapped before and after \(victimCount.counting("action")) of others in "
            + "\(legs.count.counting("pool"))\(liquidity)."
    }
}
