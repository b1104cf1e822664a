import ChainDecoding

extension SmartMoneyTracker {
    /// Counts a trade.
    mutating func take(_ trade: Trade, of trader: Entity, isVictim: Bool, in block: BlockRecord) {
        let buys = !rules.quotes.contains(trade.got)
        let sells = !rules.quotes.contains(trade.given)
        guard buys || sells else { return }
        let now = rules.epoch(of: block.number)
        guard var record = state.traders[trader] ?? (buys ? SmartMoneyState.Trader(lastEpoch: now) : nil) else {
            return
        }
        let isNew = state.traders[trader] == nil
        guard !isNew || state.traders.count < limits.maximumTraders else {
            state.omissions.refusedTraders &+= 1
            return
        }
        if isNew || record.lastEpoch != now { state.idle[now, default: []].append(trader) }
        record.lastEpoch = now
        record.epochs.removeAll { now - $0.number >= rules.horizonEpochs }
        let value = value(of: trade, in: block)
        if value == nil { state.omissions.unpricedTrades &+= 1 }
        if sells { sell(trade, for: value, by: &record, isVictim: isVictim) }
        if buys {
            if let value { buy(trade, for: value, by: &record) }
            enter(trade, of: trader, by: &record)
        }
        state.traders[trader] = record
    }

    /// What a trade is worth; `nil` when it has no price.
    private func value(of trade: Trade, in block: BlockRecord) -> U256? {
        func value(_ amount: U256, of asset: Asset) -> U256? {
            if asset == rules.reckoning { return amount }
            let price = prices?
                .price(
                    of: asset,
                    in: rules.reckoning,
                    at: block.number,
                    timestamp: block.timestamp
                )
            return price?.value(of: amount)
        }
        if rules.quotes.contains(trade.given) { return value(trade.givenAmount, of: trade.given) }
        if rules.quotes.contains(trade.got) { return value(trade.gotAmount, of: trade.got) }
        return value(trade.gotAmount, of: trade.got) ?? value(trade.givenAmount, of: trade.given)
    }

    private mutating func sell(
        _ trade: Trade,
        for value: U256?,
        by record: inout SmartMoneyState.Trader,
        isVictim: Bool
    ) {
        guard var asset = record.assets[trade.given] else { return }
        let result = asset.holding.sell(trade.givenAmount, proceeds: value ?? .zero)
        record.assets[trade.given] = asset
        // What was sold for something without a price, or as a victim, is gone, but says nothing of skill.
        guard value != nil, !isVictim, !result.coveredAmount.isZero else { return }
        guard let fifo = result.profit(by: .fifo), let average = result.profit(by: .averageCost) else {
            state.omissions.overflows &+= 1
            return
        }
        let profit = rules.method == .fifo ? fifo : average
        let counts = result.coveredProceeds >= rules.minimumProceeds
        record.update(record.lastEpoch) { epoch in
            epoch.sales += 1
            if counts, profit.signum() > 0 { epoch.wins += 1 }
            if counts, profit.signum() < 0 { epoch.losses += 1 }
            epoch.fifoProfit = epoch.fifoProfit.addingSaturating(fifo)
            epoch.averageCostProfit = epoch.averageCostProfit.addingSaturating(average)
        }
        record.assets[trade.given]?.lastSale = record.lastEpoch
        record.evidence.append(
            ClosedTrade(
                block: trade.block,
                index: trade.index,
                transaction: trade.transaction,
                asset: trade.given,
                result: result
            )
        )
        if record.evidence.count > limits.maximumEvidence { record.evidence.removeFirst() }
    }

    private mutating func buy(_ trade: Trade, for value: U256, by record: inout SmartMoneyState.Trader) {
        if record.assets[trade.got] == nil, record.assets.count >= limits.maximumAssets {
            let sold = record.assets.filter { $0.value.holding.amount.isZero }
            let oldest = sold.min { ($0.value.lastSale ?? 0, $0.key) < ($1.value.lastSale ?? 0, $1.key) }
            guard let oldest else {
                state.omissions.refusedAssets &+= 1
                return
            }
            record.assets[oldest.key] = nil
        }
        var asset = record.assets[trade.got] ?? .init(holding: Holding(maximumLots: limits.maximumLots))
        if !asset.holding.buy(trade.gotAmount, cost: value) { state.omissions.overflows &+= 1 }
        record.assets[trade.got] = asset
    }

    /// Counts somebody among the first buyers of the new pools of a trade.
    private mutating func enter(_ trade: Trade, of trader: Entity, by record: inout SmartMoneyState.Trader) {
        for pool in trade.pools {
            guard
                var entrants = state.pools[pool], entrants.entrants.count < limits.maximumEntrants,
                !entrants.entrants.contains(where: { $0.trader == trader })
            else { continue }
            entrants.entrants.append(
                PoolEntrants.Entrant(
                    trader: trader,
                    block: trade.block,
                    index: trade.index,
                    transaction: trade.transaction
                )
            )
            state.pools[pool] = entrants
            record.update(record.lastEpoch) { $0.firstEntries += 1 }
        }
    }
}

extension SmartMoneyState.Trader {
    /// Changes what is known of the last epoch.
    fileprivate mutating func update(_ number: UInt64, _ change: (inout SmartMoneyState.Epoch) -> Void) {
        if epochs.last?.number != number { epochs.append(SmartMoneyState.Epoch(number: number)) }
        change(&epochs[epochs.count - 1])
    }
}
