import ChainDecoding
import MEVAnalysis

/// What moved between whom in the transactions of a finding, in order.
struct FlowChart {
    /// An account, or the accounts of the finding's party together.
    struct Party {
        enum Kind { case actor, pool, other, victim, beneficiary }

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

    /// How many transfers a picture has, and how many one transaction has at least.
    private static let arrowLimit = 64
    private static let bandMinimum = 6
    /// How many accounts stand by themselves; what moves between others is left out.
    private static let partyLimit = 10

    init(_ sheet: Sheet, in block: AnalyzedBlock, wording: Wording) {
        let finding = sheet.finding
        let cast = Cast(sheet, in: block)
        let share = max(Self.bandMinimum, Self.arrowLimit / max(finding.transactions.count, 1))
        var moves: [(role: FindingTransaction.Role, place: Int, transfers: [AssetTransfer], omitted: Int)] = []
        var order: [Cast.Member: Int] = [:]
        for part in finding.transactions {
            let transfers = cast.transfers(of: part, in: block)
            let shown = Array(transfers.prefix(share))
            for member in shown.flatMap({ [cast.member($0.from), cast.member($0.to)] }) where order[member] == nil {
                order[member] = order.count
            }
            moves.append((part.role, part.index, shown, transfers.count - shown.count))
        }
        let known = order.sorted { $0.value < $1.value }.map(\.key)
        /// The members of some kinds, each kind in the order in which they come.
        func members(_ kinds: [Party.Kind]) -> [Cast.Member] {
            kinds.flatMap { kind in known.filter { cast.kind(of: $0) == kind } }
        }
        let standing = Set(members([.actor, .victim, .pool, .beneficiary, .other]).prefix(Self.partyLimit))
        let columns = members([.actor, .pool, .other, .victim, .beneficiary]).filter(standing.contains)
        let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        parties = columns.map { cast.party($0, wording: wording) }
        bands = moves.map { move in
            var band = Band(role: move.role, place: move.place, omitted: move.omitted)
            for transfer in move.transfers {
                guard let from = places[cast.member(transfer.from)], let to = places[cast.member(transfer.to)] else {
                    band.omitted += 1
                    continue
                }
                let amount = wording.amount(transfer.amount, of: transfer.asset)
                band.arrows.append(Arrow(from: from, to: to, amount: amount))
            }
            return band
        }
    }
}
