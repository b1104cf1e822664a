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

    private let block: AnalyzedBlock
    private let chain: ChainContracts
    private let exchanges: Set<Address>
    private var accounts = Interning<Address>(capacity: 64)
    private var sets = DisjointSets()

    init(_ block: AnalyzedBlock, on chain: ChainContracts) {
        self.block = block
        self.chain = chain
        var exchanges = chain.exchanges
        for stream in block.actions.streams { stream.insertExchanges(into: &exchanges) }
        self.exchanges = exchanges
        for place in block.record.transactions.indices { read(place) }
        swaps = swaps.map { $0.map { $0.map { sets.root(of: $0) } } }
        liquidityChanges = liquidityChanges.map { $0.map { $0.map { sets.root(of: $0) } } }
    }

    /// The accounts of an actor that take part in some transactions, each as its sender, as who is called, or as one
    /// that trades.
    func members(of actor: Int, in places: some Sequence<Int>) -> Set<Address> {
        var sets = sets
        var members: Set<Address> = []
        for place in places {
            let transaction = block.record.transactions[place]
            let stream = block.actions.streams[place]
            let chains = SwapChains(stream.swaps)
            var candidates = [transaction.sender, transaction.recipient].compactMap(\.self)
            for swap in stream.swaps { candidates += [chains.payer(of: swap), chains.recipient(of: swap)] }
            for change in stream.liquidityChanges { candidates += [change.owner, change.account].compactMap(\.self) }
            for account in candidates {
                if let index = accounts.existingIndex(of: account), sets.root(of: index) == actor {
                    members.insert(account)
                }
            }
        }
        return members
    }

    private mutating func read(_ place: Int) {
        let stream = block.actions.streams[place]
        guard !stream.swaps.isEmpty || !stream.liquidityChanges.isEmpty else {
            swaps.append([])
            liquidityChanges.append([])
            return
        }
        let holdings = Holdings(stream.transfers)
        let chains = SwapChains(stream.swaps)
        swaps.append(
            stream.swaps.map { swap in
                actor(
                    place,
                    payer: chains.payer(of: swap),
                    others: [chains.recipient(of: swap)],
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

    private func isAccount(_ address: Address) -> Bool { !exchanges.contains(address) }

    private mutating func number(_ account: Address) -> Int {
        let number = accounts.index(of: account)
        return number < sets.count ? number : sets.add()
    }
}
