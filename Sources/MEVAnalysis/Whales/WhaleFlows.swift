import ChainDecoding

/// What each entity moved of each asset in one block.
struct WhaleFlows {
    /// What is known of an asset before the block.
    struct Market {
        var price: Price?
        var criteria: [WhaleCriterion] = []
    }

    private(set) var flows: [WhaleState.Key: WhaleState.Flow] = [:]
    var entities: EntityResolver
    private var markets: [Asset: Market] = [:]
    private var overflowing: Set<WhaleState.Key> = []
    private let holders: Set<Address>

    /// Collects what was moved; the tracker is not kept, so that its state stays its own.
    init(of block: AnalyzedBlock, by tracker: WhaleTracker) {
        entities = EntityResolver(
            tracker.labels,
            block: block.record.number,
            minimumConfidence: tracker.minimumLabelConfidence
        )
        var holders = tracker.chain.exchanges
        for stream in block.actions.streams { stream.insertExchanges(into: &holders) }
        self.holders = holders
        collect(block, by: tracker)
    }

    /// What is known of an asset before the block, of those that were watched.
    func market(of asset: Asset) -> Market { markets[asset] ?? Market() }

    private mutating func collect(_ block: AnalyzedBlock, by tracker: WhaleTracker) {
        for (transaction, stream) in zip(block.record.transactions, block.actions.streams) {
            for transfer in stream.transfers where transfer.isFungible && !transfer.amount.isZero {
                let wrapper = tracker.chain.wrappedNativeToken
                let touchesWrapper = transfer.from == wrapper || transfer.to == wrapper
                if transfer.isWrapping || transfer.assetKind == .native && touchesWrapper { continue }
                let asset = transfer.asset(unwrapping: wrapper)
                guard isWatched(asset, in: block.record, by: tracker) else { continue }
                let (from, to) = (entities.resolve(transfer.from), entities.resolve(transfer.to))
                guard from.entity != to.entity else { continue }
                for isIncoming in [false, true] {
                    let (own, other) = isIncoming ? (to, from) : (from, to)
                    let account = isIncoming ? transfer.to : transfer.from
                    if holders.contains(account) { continue }
                    if let category = own.category, tracker.excludedCategories.contains(category) { continue }
                    let evidence = WhaleTransfer(
                        block: block.record.number,
                        index: transaction.index,
                        transaction: transaction.hash,
                        account: account,
                        counterparty: isIncoming ? transfer.from : transfer.to,
                        counterpartyCategory: other.category,
                        isIncoming: isIncoming,
                        amount: transfer.amount,
                        origin: transfer.origin
                    )
                    let key = WhaleState.Key(entity: own.entity, asset: asset)
                    add(evidence, to: key, limit: tracker.limits.maximumEvidence)
                }
            }
        }
        for key in overflowing { flows.removeValue(forKey: key) }
    }

    private mutating func isWatched(_ asset: Asset, in block: BlockRecord, by tracker: WhaleTracker) -> Bool {
        if let market = markets[asset] { return !market.criteria.isEmpty }
        let thresholds = tracker.thresholds
        let price = thresholds.value.flatMap { value in
            value.quote == asset
                ? Price(1, for: 1)
                : tracker.prices?.price(of: asset, in: value.quote, at: block.number, timestamp: block.timestamp)
        }
        let depth = tracker.state.depths[asset]?.amount
        let market = Market(price: price, criteria: thresholds.criteria(for: asset, price: price, depth: depth))
        markets[asset] = market
        return !market.criteria.isEmpty
    }

    private mutating func add(_ transfer: WhaleTransfer, to key: WhaleState.Key, limit: Int) {
        var flow = flows.removeValue(forKey: key) ?? WhaleState.Flow(block: transfer.block)
        defer { flows[key] = flow }
        guard let sum = (transfer.isIncoming ? flow.got : flow.gave).adding(transfer.amount) else {
            overflowing.insert(key)
            return
        }
        if transfer.isIncoming { flow.got = sum } else { flow.gave = sum }
        flow.transferCount += 1
        flow.keep(transfer, limit: limit)
    }
}

extension WhaleState.Flow {
    /// Keeps a transfer if it is among the largest, in the order of execution; of equal ones the earlier.
    fileprivate mutating func keep(_ transfer: WhaleTransfer, limit: Int) {
        transfers.append(transfer)
        guard transfers.count > limit else { return }
        var least = 0
        for place in transfers.indices where transfers[place].amount <= transfers[least].amount { least = place }
        transfers.remove(at: least)
    }
}
