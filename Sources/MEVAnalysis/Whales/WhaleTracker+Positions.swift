import ChainDecoding

extension WhaleTracker {
    /// Drops what is no longer in the window when a block comes.
    mutating func expire(before number: UInt64) {
        guard number >= limits.windowBlocks else { return }
        let last = number - limits.windowBlocks
        let follows = journal.head.map { $0.number &+ 1 == number } ?? false
        let blocks = follows ? [last] : state.expiries.values.keys.filter { $0 <= last }
        for block in blocks {
            guard let keys = state.expiries[block] else { continue }
            state.expiries[block] = nil
            for key in keys {
                guard var position = state.positions[key] else { continue }
                for flow in position.flows where flow.block <= last {
                    position.got &-= flow.got
                    position.gave &-= flow.gave
                }
                position.flows.removeAll { $0.block <= last }
                // What was reported has shrunk, and is news when it grows again.
                let level = position.currentLevel ?? 0
                let isSameWay = level.signum() == position.level.signum()
                position.level = isSameWay ? min(abs(level), abs(position.level)) * level.signum() : 0
                state.positions[key] = position.flows.isEmpty ? nil : position
            }
        }
    }

    /// Takes what an entity moved in a block into its position, and reports it if it reaches more than before.
    mutating func take(
        _ flow: WhaleState.Flow,
        of key: WhaleState.Key,
        criteria: [WhaleCriterion]
    ) -> (key: WhaleState.Key, position: WhaleState.Position, criteria: [WhaleCriterion])? {
        guard let least = criteria.map(\.amount).min(), let change = I256(difference: flow.got, flow.gave) else {
            state.refusedFlows &+= 1
            return nil
        }
        let floor = least.divided(by: U256(limits.maximumParts))
        guard !change.isZero, change.magnitude >= floor else { return nil }
        var position = state.positions[key] ?? WhaleState.Position()
        let isKept = !position.flows.isEmpty || state.positions.count < limits.maximumPositions
        if !isKept { state.refusedFlows &+= 1 }
        guard
            let got = position.got.adding(flow.got), let gave = position.gave.adding(flow.gave),
            let net = I256(difference: got, gave)
        else {
            state.refusedFlows &+= 1
            return nil
        }
        position.got = got
        position.gave = gave
        position.flows.append(flow)
        position.least = least
        let level = position.currentLevel ?? 0
        let isMore = level.signum() == position.level.signum() ? abs(level) > abs(position.level) : level != 0
        let isSameWay = net.isNegative == change.isNegative
        // What grows as the other side leaves the window is not news, and stays to be reported.
        if !isMore || isSameWay { position.level = level }
        if isKept {
            state.positions[key] = position
            state.expiries[flow.block, default: []].append(key)
        }
        return isMore && isSameWay ? (key, position, criteria.filter { $0.amount <= net.magnitude }) : nil
    }

    /// Counts a movement in the ranking, if it has a price.
    mutating func rank(_ flow: WhaleState.Flow, of key: WhaleState.Key, price: Price?) {
        guard
            let price, let change = I256(difference: flow.got, flow.gave), !change.isZero,
            let value = price.value(of: change.magnitude), !value.isZero
        else { return }
        state.ranking.add(value, to: key.entity)
    }

    func finding(
        of found: (key: WhaleState.Key, position: WhaleState.Position, criteria: [WhaleCriterion]),
        in block: BlockRecord,
        by entities: inout EntityResolver
    ) -> Finding<WhaleMovement> {
        let (key, position) = (found.key, found.position)
        let isIncoming = position.got > position.gave
        let amount = isIncoming ? position.got &- position.gave : position.gave &- position.got
        let transfers = position.flows.flatMap(\.transfers)
        let least = found.criteria.map(\.amount).min() ?? .max
        let accounts = Set(transfers.map(\.account)).sorted()
        let resolutions = accounts.map { entities.resolve($0) }
        let movement = WhaleMovement(
            entity: key.entity,
            category: resolutions.lazy.compactMap(\.category).first,
            asset: key.asset,
            direction: isIncoming ? .accumulation : .distribution,
            amount: amount,
            received: position.got,
            sent: position.gave,
            transferCount: position.flows.reduce(0) { $0 + $1.transferCount },
            firstBlock: position.flows.first?.block ?? block.number,
            lastBlock: block.number,
            criteria: found.criteria,
            isSplit: !transfers.contains { $0.isIncoming == isIncoming && $0.amount >= least },
            transfers: transfers
        )
        return Finding(
            movement,
            in: block,
            rule: movement.isSplit ? "whale.split-movement" : "whale.movement",
            confidence: resolutions.map(\.confidence).min() ?? .certain,
            transactions: Self.transactions(of: transfers),
            party: accounts,
            discriminator: key.discriminator + [isIncoming ? 1 : 0]
        )
    }

    private static func transactions(of transfers: [WhaleTransfer]) -> [FindingTransaction] {
        var transactions: [FindingTransaction] = []
        for transfer in transfers {
            if transactions.last?.hash != transfer.transaction {
                transactions.append(
                    FindingTransaction(
                        role: .subject,
                        blockNumber: transfer.block,
                        index: transfer.index,
                        hash: transfer.transaction
                    )
                )
            }
            if let log = transfer.origin.logIndex { transactions[transactions.count - 1].logs.append(log) }
            if let call = transfer.origin.call { transactions[transactions.count - 1].calls.append(call) }
        }
        return transactions
    }
}

extension WhaleState.Key {
    /// Numbers that tell movements in the same transactions apart.
    fileprivate var discriminator: [Int] {
        let hash = Keccak256.hash("\(entity) \(asset.token) \(asset.id)")
        return [Int(truncatingIfNeeded: hash.word0), Int(truncatingIfNeeded: hash.word1)]
    }
}
