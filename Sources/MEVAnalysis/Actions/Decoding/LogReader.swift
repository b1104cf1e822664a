import ChainDecoding

/// Reads what the logs of a transaction tell.
struct LogReader {
    let chain: ChainContracts
    var observations = Observations()
    /// What a pair said last of its reserves.
    private var reserves: (pair: Address, state: PoolState)?

    init(chain: ChainContracts, capacity: Int) {
        self.chain = chain
        observations.transfers.reserveCapacity(capacity)
    }

    mutating func read(_ record: LogRecord) {
        guard let topic0 = record.log.topics.topic0 else { return act(record) }
        let fields = EventFields(log: record.log)
        switch topic0 {
        case TokenTopics.transfer: readTransfer(fields, record)
        case TokenTopics.approval: break
        case TokenTopics.sync, TokenTopics.solidlySync: readReserves(fields, record)
        case TokenTopics.transferSingle where record.log.topics.count == 4 && record.log.data.count >= 64:
            move(
                record,
                .erc1155,
                id: fields.number(0),
                amount: fields.number(1),
                from: fields.topicAddress(2),
                to: fields.topicAddress(3)
            )
        case TokenTopics.transferBatch where record.log.topics.count == 4: readBatch(fields, record)
        case TokenTopics.punkTransfer where record.log.topics.count == 3 && record.log.data.count >= 32:
            move(
                record,
                .erc721,
                id: fields.number(0),
                amount: .one,
                from: fields.topicAddress(1),
                to: fields.topicAddress(2)
            )
        case TokenTopics.deposit where isWrapping(record): readWrapping(fields, record)
        case TokenTopics.withdrawal where isWrapping(record): readUnwrapping(fields, record)
        case TokenTopics.internalBalance where chain.vaults.contains(record.log.address):
            readInternalBalance(fields, record)
        default: readClaim(fields, record)
        }
    }

    private mutating func act(_ record: LogRecord) {
        observations.actors.insert(record.log.address)
    }

    private mutating func readClaim(_ fields: EventFields, _ record: LogRecord) {
        act(record)
        guard var content = EventTable.shared.decoder(for: record.log)?.read(fields) else { return }
        if case .swap(var swap) = content, swap.stateAfter == nil, let reserves, reserves.pair == record.log.address {
            swap.stateAfter = reserves.state
            content = .swap(swap)
        }
        observations.claims.append(
            Claim(
                content: content,
                contract: record.log.address,
                position: observations.transfers.count,
                logIndex: record.index,
                call: record.call
            )
        )
    }

    /// Reads what a vault owes an account more or less: no token moves, but it belongs to somebody else.
    private mutating func readInternalBalance(_ fields: EventFields, _ record: LogRecord) {
        guard record.log.topics.count == 3, record.log.data.count >= 32 else { return }
        let (account, change) = (fields.topicAddress(1), fields.signed(0))
        move(
            record,
            .erc20,
            token: fields.topicAddress(2),
            amount: change.magnitude,
            from: change.isNegative ? account : fields.contract,
            to: change.isNegative ? fields.contract : account
        )
    }

    private mutating func readReserves(_ fields: EventFields, _ record: LogRecord) {
        guard record.log.topics.count == 1, let reserve0 = UInt128(exactly: fields.number(0)),
            let reserve1 = UInt128(exactly: fields.number(1))
        else { return }
        reserves = (record.log.address, .reserves(reserve0, reserve1))
    }

    private mutating func readTransfer(_ fields: EventFields, _ record: LogRecord) {
        switch (record.log.topics.count, record.log.data.count) {
        case (3, 32...):
            move(
                record,
                .erc20,
                amount: fields.number(0),
                from: fields.topicAddress(1),
                to: fields.topicAddress(2)
            )
        case (4, _):
            move(
                record,
                .erc721,
                id: fields.topicNumber(3),
                amount: .one,
                from: fields.topicAddress(1),
                to: fields.topicAddress(2)
            )
        default: break
        }
    }

    private mutating func readBatch(_ fields: EventFields, _ record: LogRecord) {
        let (ids, amounts) = (fields.array(0), fields.array(1))
        guard ids.count == amounts.count else { return }
        for index in 0..<ids.count {
            move(
                record,
                .erc1155,
                id: ids.number(index),
                amount: amounts.number(index),
                from: fields.topicAddress(2),
                to: fields.topicAddress(3)
            )
        }
    }

    private func isWrapping(_ record: LogRecord) -> Bool {
        record.log.address == chain.wrappedNativeToken && record.log.topics.count == 2 && record.log.data.count >= 32
    }

    private mutating func readWrapping(_ fields: EventFields, _ record: LogRecord) {
        move(
            record,
            .erc20,
            kind: .wrap,
            amount: fields.number(0),
            from: fields.contract,
            to: fields.topicAddress(1)
        )
    }

    private mutating func readUnwrapping(_ fields: EventFields, _ record: LogRecord) {
        move(
            record,
            .erc20,
            kind: .unwrap,
            amount: fields.number(0),
            from: fields.topicAddress(1),
            to: fields.contract
        )
    }

    private mutating func move(
        _ record: LogRecord,
        _ assetKind: AssetKind,
        kind: AssetTransfer.Kind? = nil,
        token: Address? = nil,
        id: U256 = .zero,
        amount: U256,
        from: Address,
        to: Address
    ) {
        observations.transfers.append(
            AssetTransfer(
                kind: kind ?? (from == .zero ? .mint : to == .zero ? .burn : .transfer),
                assetKind: assetKind,
                token: token ?? record.log.address,
                tokenID: id,
                amount: amount,
                from: from,
                to: to,
                origin: ActionOrigin(order: 0, logIndex: record.index, call: record.call)
            )
        )
    }
}
