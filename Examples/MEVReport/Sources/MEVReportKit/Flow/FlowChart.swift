import ChainDecoding
import MEVAnalysis

/// What moved between whom in the transactions of a finding, in order.
struct FlowChart {
    /// An account, or the accounts of the finding's party together.
    struct Party {
        enum Kind { case actor, pool, other, victim, beneficiary, rest }

        var kind: Kind
        var name: String
        var address: String
    }

    /// The transfers of a transaction.
    struct Band {
        var role: FindingTransaction.Role
        var place: Int
        var arrows: [Arrow] = []
        /// How many transfers there is no room for.
        var omitted = 0
    }

    /// A transfer.
    struct Arrow {
        var from: Int
        var to: Int
        var amount: String
    }

    private(set) var parties: [Party] = []
    private(set) var bands: [Band] = []

    /// How many transactions of others have no band.
    private(set) var omittedTransactions = 0

    /// How many transfers a picture has, and how many one transaction has at least.
    private static let arrowLimit = 64
    private static let bandMinimum = 6
    /// How many accounts stand by themselves, and how many of these are neither pools nor of the finding.
    private static let partyLimit = 9
    private static let bystanderLimit = 2
    /// How many transactions of others have a band.
    private static let othersLimit = 8

    init(_ sheet: Sheet, in block: AnalyzedBlock, wording: Wording) {
        let cast = Cast(sheet, in: block)
        let parts = shown(of: sheet.finding.transactions)
        let share = max(Self.bandMinimum, Self.arrowLimit / max(parts.count, 1))
        let moves = parts.map { part in
            let transfers = cast.transfers(of: part, in: block)
            return (part: part, transfers: transfers.prefix(share), omitted: max(0, transfers.count - share))
        }
        var order: [Cast.Member: Int] = [:]
        for transfer in moves.flatMap(\.transfers) {
            for member in [cast.member(transfer.from), cast.member(transfer.to)] where order[member] == nil {
                order[member] = order.count
            }
        }
        let columns = Self.columns(order.sorted { $0.value < $1.value }.map(\.key), cast)
        let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        parties = columns.map { cast.party($0, wording: wording) }
        let rest = order.count - columns.count
        if rest > 0 {
            parties.append(Party(kind: .rest, name: "others", address: Wording.count(rest, "account")))
        }
        bands = moves.map { move in
            var band = Band(role: move.part.role, place: move.part.index, omitted: move.omitted)
            for transfer in move.transfers {
                let from = places[cast.member(transfer.from)] ?? columns.count
                let to = places[cast.member(transfer.to)] ?? columns.count
                guard from != to else {
                    band.omitted += 1
                    continue
                }
                let amount = wording.amount(transfer.amount, of: transfer.asset)
                band.arrows.append(Arrow(from: from, to: to, amount: amount))
            }
            return band
        }
    }

    /// The transactions that have a band: all of the party, and the first ones of others.
    private mutating func shown(of transactions: [FindingTransaction]) -> [FindingTransaction] {
        var count = 0
        let shown = transactions.filter { part in
            guard !part.role.isOfParty else { return true }
            count += 1
            return count <= Self.othersLimit
        }
        omittedTransactions = transactions.count - shown.count
        return shown
    }

    /// Who stands by himself, from left to right.
    private static func columns(_ members: [Cast.Member], _ cast: Cast) -> [Cast.Member] {
        /// The members of some kinds, each kind in the order in which they come.
        func those(_ kinds: [Party.Kind]) -> [Cast.Member] {
            kinds.flatMap { kind in members.filter { cast.kind(of: $0) == kind } }
        }
        let known = those([.actor, .pool, .victim, .beneficiary]).prefix(partyLimit)
        let bystanders = those([.other])
        let room = min(partyLimit - known.count, bystanderLimit)
        let standing = Set(known + bystanders.prefix(bystanders.count > room + 1 ? room : room + 1))
        return those([.actor, .pool, .other, .victim, .beneficiary]).filter(standing.contains)
    }
}
