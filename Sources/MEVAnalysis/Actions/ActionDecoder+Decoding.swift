import ChainDecoding

extension ActionDecoder {
    /// What the transactions of a block did, and what was tried and taken back.
    public func actions(of block: BlockRecord) -> BlockActions {
        var actions = BlockActions()
        actions.streams.reserveCapacity(block.transactions.count)
        for (place, transaction) in block.transactions.enumerated() {
            actions.streams.append(self.actions(of: transaction, at: place))
            let attempts = attempts(of: transaction, at: place)
            if !attempts.isEmpty { actions.attempts.append(attempts) }
        }
        return actions
    }

    /// What a transaction did; nothing for one that failed.
    ///
    /// - Parameters:
    ///   - transaction: The transaction.
    ///   - place: Its place among those of its block, which the stream will have.
    /// - Returns: The actions.
    public func actions(of transaction: TransactionRecord, at place: Int) -> ActionStream {
        guard transaction.succeeded, transaction.calls?.first?.succeeded ?? true else {
            return ActionStream(transaction: place)
        }
        return resolve(observations(of: transaction), of: transaction, at: place)
    }

    /// What a transaction tried and a failure took back: what moved inside of calls that failed, and what these and
    /// those inside of them were to do.
    ///
    /// A pool that refuses its own swap, since it was not paid as much as it gave, counts as well.
    ///
    /// - Parameters:
    ///   - transaction: The transaction; one without calls has tried nothing that is known.
    ///   - place: Its place among those of its block, which the stream will have.
    /// - Returns: The actions as they would have been.
    public func attempts(of transaction: TransactionRecord, at place: Int) -> ActionStream {
        guard let calls = transaction.calls, calls.contains(where: { !$0.succeeded }) else {
            return ActionStream(transaction: place)
        }
        var reader = CallReader(chain: chain, selection: .undone)
        reader.read(calls)
        return resolve(reader.observations, of: transaction, at: place)
    }

    private func resolve(
        _ observations: Observations,
        of transaction: TransactionRecord,
        at place: Int
    ) -> ActionStream {
        var observations = observations
        observations.number()
        var resolver = ClaimResolver(observations, of: transaction, at: place, by: self)
        return resolver.resolve()
    }

    private func observations(of transaction: TransactionRecord) -> Observations {
        guard let logs = transaction.logs else {
            var reader = CallReader(chain: chain, selection: .standing)
            reader.read(transaction.calls ?? [])
            return reader.observations
        }
        var reader = LogReader(chain: chain, capacity: logs.count)
        if transaction.calls == nil { reader.readValue(of: transaction) }
        for log in logs { reader.read(log) }
        guard let calls = transaction.calls else { return reader.observations }
        var callReader = CallReader(chain: chain, selection: .standing)
        callReader.read(calls)
        return reader.observations.addingNative(from: callReader.observations)
    }
}

extension LogReader {
    /// Reads the native token that goes with the transaction itself.
    fileprivate mutating func readValue(of transaction: TransactionRecord) {
        guard let value = transaction.value, !value.isZero, let from = transaction.sender,
            let to = transaction.recipient
        else { return }
        observations.transfers.append(
            AssetTransfer(
                assetKind: .native,
                token: .nativeToken,
                amount: value,
                from: from,
                to: to,
                origin: ActionOrigin(order: 0)
            )
        )
    }
}

extension Observations {
    /// How many transfers of logs are looked at for the one that a call tells of.
    private static let reach = 64

    /// What logs tell, with the transfers of the native token that only calls tell, each behind the transfer of a token
    /// that both tell of and that came before it.
    func addingNative(from calls: Observations) -> Observations {
        var merged = Observations()
        merged.transfers.reserveCapacity(transfers.count + calls.transfers.count)
        merged.actors = actors.union(calls.actors)
        var next = 0
        /// The new place of each transfer, to move claims along.
        var places: [Int] = []
        func take(through index: Int) {
            while next <= index {
                places.append(merged.transfers.count)
                merged.transfers.append(transfers[next])
                next += 1
            }
        }
        for transfer in calls.transfers {
            if transfer.assetKind == .native {
                merged.transfers.append(transfer)
            } else if let index = transfers.indices[next...].prefix(Self.reach)
                .first(where: { transfers[$0].tellsTheSame(as: transfer) })
            {
                take(through: index)
                merged.transfers[merged.transfers.count - 1].origin.call = transfer.origin.call
            }
        }
        take(through: transfers.count - 1)
        places.append(merged.transfers.count)
        merged.claims = claims.map { claim in
            var claim = claim
            claim.position = places[claim.position]
            return claim
        }
        return merged
    }
}

extension AssetTransfer {
    fileprivate func tellsTheSame(as other: AssetTransfer) -> Bool {
        token == other.token && from == other.from && to == other.to
            && (amount == other.amount || tokenID == other.amount)
    }
}
