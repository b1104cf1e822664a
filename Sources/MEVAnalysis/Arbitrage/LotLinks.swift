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

    /// By what part of the greater one two amounts may differ and still be the same lot, as bots leave dust.
    private static let tolerance: U256 = 1_000

    private var parents: [Int]

    init(count: Int) {
        parents = Array(0..<count)
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
                join(gave.member, took.member)
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
        for lot in restGiven + restTaken { join(first.member, lot.member) }
    }

    /// The members that belong together, each group and all groups in ascending order.
    mutating func groups() -> [[Int]] {
        var places: [Int: Int] = [:]
        var groups: [[Int]] = []
        for member in parents.indices {
            let root = root(of: member)
            if let place = places[root] {
                groups[place].append(member)
            } else {
                places[root] = groups.count
                groups.append([member])
            }
        }
        return groups
    }

    private static func isSame(_ left: U256, _ right: U256) -> Bool {
        let (less, more) = left < right ? (left, right) : (right, left)
        return (more &- less) <= more.divided(by: tolerance)
    }

    private mutating func join(_ left: Int, _ right: Int) {
        let (one, other) = (root(of: left), root(of: right))
        parents[max(one, other)] = min(one, other)
    }

    private mutating func root(of member: Int) -> Int {
        var member = member
        while parents[member] != member {
            parents[member] = parents[parents[member]]
            member = parents[member]
        }
        return member
    }
}
