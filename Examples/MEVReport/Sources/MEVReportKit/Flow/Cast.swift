import ChainDecoding
import MEVAnalysis

/// Who is who in the transfers of a finding.
struct Cast {
    /// An account, all those of the finding's party, or all victims where there are several.
    enum Member: Hashable {
        case actor
        case victims
        case account(Address)
    }

    private let actor: String
    private let party: Set<Address>
    private let beneficiary: Address?
    private var victims: Set<Address> = []
    private var pools: [Address: Venue] = [:]
    private let wrapper = ChainContracts.ethereum.wrappedNativeToken

    init(_ sheet: Sheet, in block: AnalyzedBlock) {
        actor = sheet.actor
        party = Set(sheet.finding.party)
        beneficiary = block.record.beneficiary
        if let sandwich = sheet.finding.as(Sandwich.self)?.detail {
            victims = Set(sandwich.legs.flatMap(\.victims).compactMap(\.account))
            for leg in sandwich.legs { pools[leg.pool.contract] = leg.venue }
        }
        if let batch = sheet.finding.as(LiquidationBatch.self)?.detail {
            victims = Set(batch.liquidations.compactMap(\.borrower))
            for one in batch.liquidations { pools[one.market.contract] = one.venue }
        }
        for part in sheet.finding.transactions where part.role.isOfParty {
            let stream = Self.stream(of: part, in: block)
            for swap in stream?.swaps ?? [] { pools[swap.pool.contract] = pools[swap.pool.contract] ?? swap.venue }
            for change in stream?.liquidityChanges ?? [] { pools[change.pool.contract] = change.venue }
        }
    }

    /// The member that an account is.
    func member(_ account: Address) -> Member {
        if party.contains(account) { return .actor }
        return victims.count > 1 && victims.contains(account) ? .victims : .account(account)
    }

    /// What a member is.
    func kind(of member: Member) -> FlowChart.Party.Kind {
        guard case .account(let address) = member else { return member == .actor ? .actor : .victim }
        if victims.contains(address) { return .victim }
        if pools[address] != nil { return .pool }
        return address == beneficiary ? .beneficiary : .other
    }

    /// How a member is shown.
    func party(_ member: Member, wording: Wording) -> FlowChart.Party {
        let kind = kind(of: member)
        guard case .account(let address) = member else {
            guard member == .actor else {
                return FlowChart.Party(
                    kind: kind,
                    name: actor == "liquidator" ? "debtors" : "victims",
                    address: Wording.count(victims.count, "account")
                )
            }
            let accounts = party.sorted().prefix(1).map { wording.short($0) }
            let more = party.count > 1 ? " + \(party.count - 1)" : ""
            return FlowChart.Party(kind: kind, name: actor, address: accounts.joined() + more)
        }
        let name =
            switch kind {
            case .actor: actor
            case .victim: actor == "liquidator" ? "debtor" : "victim"
            case .beneficiary: "beneficiary"
            case .pool: pools[address].map { $0 == .unknown ? "exchange" : $0.name } ?? "pool"
            case .other: address == .zero ? "mint or burn" : "other account"
            case .rest: "others"
            }
        return FlowChart.Party(kind: kind, name: name, address: wording.short(address))
    }

    /// What moved in a transaction between members; of the transactions of others what moved to and from members alone.
    ///
    /// Wrapping and unwrapping the native token move nothing.
    func transfers(of part: FindingTransaction, in block: AnalyzedBlock) -> [AssetTransfer] {
        guard let stream = Self.stream(of: part, in: block) else { return [] }
        let moved = stream.transfers.filter { transfer in
            transfer.kind != .wrap && transfer.kind != .unwrap && !transfer.amount.isZero
                && transfer.from != wrapper && transfer.to != wrapper
                && member(transfer.from) != member(transfer.to)
        }
        guard !part.role.isOfParty else { return moved }
        let known = moved.filter { kind(of: member($0.from)) != .other || kind(of: member($0.to)) != .other }
        return known.isEmpty ? moved : known
    }

    /// What a transaction did, or tried if nothing of it stands.
    private static func stream(of part: FindingTransaction, in block: AnalyzedBlock) -> ActionStream? {
        guard let place = block.record.transactions.firstIndex(where: { $0.hash == part.hash }) else { return nil }
        let stream = block.actions.streams[place]
        guard stream.transfers.isEmpty else { return stream }
        return block.actions.attempts.first { $0.transaction == place } ?? stream
    }
}
