import ChainDecoding

/// Who is behind the swaps and changes of liquidity of a block: accounts that belong together have one number.
///
/// A swap belongs to who pays for it, and to who sent the transaction unless somebody else pays. A contract counts when
/// it trades itself, as bots and vaults do, and not when it passes tokens on, as public routers do. Accounts that trade
/// together in a transaction belong together: two senders of one bot, a bot and its vault.
struct Actors {
    /// The actor of each swap, by the transaction's place and the swap's in its stream; `nil` where nobody is known.
    private(set) var swaps: [[Int?]] = []
    /// The actor of each change of liquidity, likewise.
    private(set) var liquidityChanges: [[Int?]] = []
    /// Who pays for each swap, past the pools that hand tokens on, likewise.
    private(set) var payers: [[Address]] = []

    /// An actor in a transaction.
    private struct Part: Hashable {
        var actor: Int
        var place: Int
    }

    private let block: AnalyzedBlock
    private let chain: ChainContracts
    private let exchanges: Set<Address>
    private var accounts = Interning<Address>(capacity: 64)
    private var sets = DisjointSets()
    private var members: [Part: [Address]] = [:]

    init(_ block: AnalyzedBlock, on chain: ChainContracts) {
        self.block = block
        self.chain = chain
        var exchanges = chain.exchanges
        for stream in block.actions.streams { stream.insertExchanges(into: &exchanges) }
        self.exchanges = exchanges
        let participants = block.record.transactions.indices.map { read($0) }
        swaps = swaps.map { $0.map { $0.map { sets.root(of: $0) } } }
        liquidityChanges = liquidityChanges.map { $0.map { $0.map { sets.root(of: $0) } } }
        for (place, addresses) in participants.enumerated() {
            for address in addresses {
                guard let account = accounts.existingIndex(of: address) else { continue }
                members[Part(actor: sets.root(of: account), place: place), default: []].append(address)
            }
        }
    }

    /// The accounts of an actor that take part in some transactions, each as its sender, as who is called, or as one
    /// that trades.
    func members(of actor: Int, in places: some Sequence<Int>) -> Set<Address> {
        Set(places.flatMap { members[Part(actor: actor, place: $0)] ?? [] })
    }

    /// Whether an account deals with anybody, as a pool, a vault or a lender does.
    func isExchange(_ account: Address) -> Bool { exchanges.contains(account) }

    /// Finds who is behind the actions of a transaction.
    ///
    /// - Returns: The accounts that take part in it.
    private mutating func read(_ place: Int) -> Set<Address> {
        let stream = block.actions.streams[place]
        guard !stream.swaps.isEmpty || !stream.liquidityChanges.isEmpty else {
            swaps.append([])
            liquidityChanges.append([])
            payers.append([])
            return []
        }
        let holdings = Holdings(stream.transfers)
        let chains = SwapChains(stream.swaps)
        let payers = stream.swaps.map { chains.payer(of: $0) }
        let recipients = stream.swaps.map { chains.recipient(of: $0) }
        self.payers.append(payers)
        swaps.append(
            stream.swaps.enumerated()
                .map { index, swap in
                    actor(
                        place,
                        payer: payers[index],
                        others: [recipients[index]],
                        tokens: [swap.tokenIn, swap.tokenOut]
                    ) { holdings.hasTraded($0, swap) }
                }
        )
        liquidityChanges.append(
            stream.liquidityChanges.map { change in
                actor(
                    place,
                    payer: change.account ?? change.owner,
                    others: [change.owner, change.account].compactMap(\.self),
                    tokens: change.amounts.compactMap(\.token)
                ) { holdings.hasTraded($0, change) }
            }
        )
        let transaction = block.record.transactions[place]
        var participants = Set(payers + recipients)
        participants.formUnion([transaction.sender, transaction.recipient].compactMap(\.self))
        participants.formUnion(stream.liquidityChanges.flatMap { [$0.owner, $0.account].compactMap(\.self) })
        return participants
    }

    /// The number of who is behind an action, whose accounts it unites.
    private mutating func actor(
        _ place: Int,
        payer: Address?,
        others: [Address],
        tokens: [Address],
        hasTraded: (Address) -> Bool
    ) -> Int? {
        // A token that sells its own stock in the course of a transfer does so for itself.
        if let payer, tokens.contains(payer) { return number(payer) }
        let transaction = block.record.transactions[place]
        var owners: [Address] = []
        let isOwn = payer == nil || payer == transaction.sender || payer == transaction.recipient
        if let payer, !isOwn, isAccount(payer), hasTraded(payer) {
            owners = [payer]
        } else {
            let isForOthers = chain.isSettlement(block.actions.streams[place], of: transaction)
            if !isForOthers, let sender = transaction.sender { owners = [sender] }
            if let recipient = transaction.recipient, isAccount(recipient), hasTraded(recipient) {
                owners.append(recipient)
            }
            if let payer, isAccount(payer), hasTraded(payer) { owners.append(payer) }
        }
        owners += others.filter { isAccount($0) && !tokens.contains($0) && hasTraded($0) }
        guard let first = owners.first else { return nil }
        let result = number(first)
        for owner in owners.dropFirst() { sets.unite(result, number(owner)) }
        return result
    }

    private func isAccount(_ address: Address) -> Bool { !isExchange(address) }

    private mutating func number(_ account: Address) -> Int {
        let number = accounts.index(of: account)
        return number < sets.count ? number : sets.add()
    }
}
