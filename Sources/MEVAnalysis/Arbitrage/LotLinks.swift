import ChainDecoding

/// Which swaps belong together because one takes what another gives.
struct LotLinks {
    /// An amount that a swap gives or takes.
    struct Lot {
        var amount: U256
        var member: Int

        init(_ amount: U256, _ member: Int) {
            self.amount = amount
            self.member = member
        }
    }

    private var sets: DisjointSets

    init(count: Int) {
        sets = DisjointSets(count: count)
    }

    /// Links those that give and take the same amounts of a token, and all others of both sides as one split or merge.
    mutating func link(_ given: [Lot], _ taken: [Lot]) {
        let given = given.sorted { $0.amount < $1.amount }
        let taken = taken.sorted { $0.amount < $1.amount }
        var restGiven: [Lot] = []
        var restTaken: [Lot] = []
        var (giver, taker) = (0, 0)
        while giver < given.count, taker < taken.count {
            let (gave, took) = (given[giver], taken[taker])
            if Self.isSame(gave.amount, took.amount) {
                sets.unite(gave.member, took.member)
                giver += 1
                taker += 1
            } else if gave.amount < took.amount {
                restGiven.append(gave)
                giver += 1
            } else {
                restTaken.append(took)
                taker += 1
            }
        }
        restGiven += given[giver...]
        restTaken += taken[taker...]
        guard let first = restGiven.first, !restTaken.isEmpty else { return }
        for lot in restGiven + restTaken { sets.unite(first.member, lot.member) }
    }

    /// The members that belong together, each group and all groups in ascending order.
    mutating func groups() -> [[Int]] { sets.groups() }

    /// Whether two amounts are the same lot, of which at most dust was left.
    private static func isSame(_ left: U256, _ right: U256) -> Bool {
        let (less, more) = left < right ? (left, right) : (right, left)
        return (more &- less).isDust(of: more)
    }
}
