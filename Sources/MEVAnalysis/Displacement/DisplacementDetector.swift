import ChainDecoding

/// Finds transactions whose calldata was copied, sent before them, and gained what they then could not.
///
/// A victim's transaction fails, or nothing moves to or from who sent it. The copy is an earlier one in the block, of
/// another sender, that gains something and gives nothing. Of several copies the last one counts. A contract that both
/// call is nobody's: two senders of one bot are no two parties. Of whom only logs are known, a transaction that
/// succeeded may have gained the native token, so that it is no victim.
///
/// Two users who are after the same may send the same calldata by themselves. So it is a candidate, unless arrivals
/// show that the victim's transaction was sent first; where they show that the other one was, it is none.
///
/// Calldata is compared by the set of its runs of four bytes, first by a sketch of 64 of them. The limits of
/// ``DisplacementRules`` bound the time by a constant beside what is linear in the actions.
public struct DisplacementDetector: Detector {
    /// What the chain has of its own.
    public var chain: ChainContracts
    /// What makes a copy.
    public var rules: DisplacementRules
    /// Who saw when transactions came to the mempool.
    public var arrivals: (any ArrivalSource)?

    /// Creates a detector.
    public init(
        chain: ChainContracts = .ethereum,
        rules: DisplacementRules = DisplacementRules(),
        arrivals: (any ArrivalSource)? = nil
    ) {
        self.chain = chain
        self.rules = rules
        self.arrivals = arrivals
    }

    /// The displacements of a block, one for each victim.
    public func findings(in block: AnalyzedBlock) -> [Finding<Displacement>] {
        let victims = Array(victims(in: block).prefix(max(rules.victimLimit, 0)))
        guard let lastVictim = victims.last else { return [] }
        let copies = copies(in: block, before: lastVictim)
        guard !copies.isEmpty else { return [] }
        return victims.compactMap { finding($0, among: copies, block) }
    }

    /// A transaction that gained something, and its calldata.
    private struct Copy {
        var place: Int
        var shingles: CalldataShingles
    }

    /// The transactions that failed or came to nothing.
    private func victims(in block: AnalyzedBlock) -> some Sequence<Int> {
        block.record.transactions.indices.lazy.filter { place in
            let transaction = block.record.transactions[place]
            guard isLongEnough(transaction), let sender = transaction.sender else { return false }
            if transaction.hasFailed { return true }
            let stream = block.actions.streams[place]
            let party = stream.party(of: transaction, with: [sender], on: chain)
            return transaction.calls != nil && !stream.transfers.contains { $0.moves(party) }
        }
    }

    private func isLongEnough(_ transaction: TransactionRecord) -> Bool {
        transaction.input.count >= max(rules.leastRuns, 1) + CalldataShingles.width - 1
    }

    private func copies(in block: AnalyzedBlock, before victim: Int) -> [Copy] {
        block.record.transactions.indices.prefix(victim).lazy
            .filter { place in
                let transaction = block.record.transactions[place]
                return isLongEnough(transaction) && !transaction.hasFailed && transaction.sender != nil
                    && !gains(of: transaction, at: place, block).isEmpty
            }
            .prefix(max(rules.copyLimit, 0))
            .map { Copy(place: $0, shingles: shingles(of: block.record.transactions[$0])) }
    }

    private func shingles(of transaction: TransactionRecord) -> CalldataShingles {
        let masked = [transaction.sender, transaction.recipient].compactMap(\.self)
        return CalldataShingles(transaction.input, masking: masked, byteLimit: rules.byteLimit)
    }

    /// Who gained by a transaction: the sender alone, or with the contract that it calls.
    private func gains(
        of transaction: TransactionRecord,
        at place: Int,
        _ block: AnalyzedBlock,
        without other: Address? = nil
    ) -> Set<Address> {
        guard let sender = transaction.sender else { return [] }
        let stream = block.actions.streams[place]
        var parties: [Set<Address>] = [[sender]]
        if let recipient = transaction.recipient, recipient != other {
            parties.append(stream.party(of: transaction, with: [], on: chain))
        }
        return parties.last { party in
            var flow = PartyTurnover(of: party, wrapper: chain.wrappedNativeToken)
            for transfer in stream.transfers where transaction.calls != nil || !transfer.isWrapping {
                flow.count(transfer)
            }
            let gained = flow.turnovers.values.contains { $0.gain != nil }
            let gave = flow.turnovers.values.contains { turnover in
                turnover.loss.map { !$0.part.isDust(of: turnover.gave) } ?? false
            }
            return gained && !gave && flow.overflowingAssets.isEmpty
        } ?? []
    }

    private func finding(_ victim: Int, among copies: [Copy], _ block: AnalyzedBlock) -> Finding<Displacement>? {
        let transaction = block.record.transactions[victim]
        let shingles = shingles(of: transaction)
        guard shingles.runs.count >= rules.leastRuns else { return nil }
        let sketch = shingles.sketch
        for copy in copies.reversed() where copy.place < victim {
            let copier = block.record.transactions[copy.place]
            // A sketch of 64 of at least 99 % common runs has nearly always nine in ten of them.
            guard copier.sender != transaction.sender,
                copy.shingles.thousandths(of: sketch) >= rules.leastCopiedThousandths - 100
            else { continue }
            let copied = copy.shingles.thousandths(of: shingles.runs)
            let share = shingles.thousandths(of: copy.shingles.runs)
            let party = gains(of: copier, at: copy.place, block, without: transaction.recipient)
            guard copied >= rules.leastCopiedThousandths, share >= rules.leastShareThousandths, !party.isEmpty,
                let order = order(of: copier.hash, before: transaction.hash)
            else { continue }
            let detail = Displacement(
                order: order,
                copiedThousandths: copied,
                shareThousandths: share,
                victimFailed: transaction.hasFailed
            )
            return finding(detail, copy.place, victim, party, block)
        }
        return nil
    }

    private func finding(
        _ detail: Displacement,
        _ copy: Int,
        _ victim: Int,
        _ party: Set<Address>,
        _ block: AnalyzedBlock
    ) -> Finding<Displacement> {
        let origins = block.actions.streams[copy].transfers
            .filter { $0.moves(party) }.map(\.origin)
        return Finding(
            detail,
            in: block.record,
            rule: "displacement.calldata",
            confidence: detail.order == .overtaken ? .likely : .candidate,
            transactions: [block.part(copy, .front, origins), block.part(victim, .victim, [])],
            party: party.sorted(),
            profit: Profit(of: party, in: [copy], of: block, wrapper: chain.wrappedNativeToken)
        )
    }

    /// How it is known that a copy was sent later; `nil` when it was not.
    private func order(of copy: Hash32, before victim: Hash32) -> Displacement.Order? {
        switch (arrivals?.arrival(of: victim), arrivals?.arrival(of: copy)) {
        case (let seen?, let copied?): seen < copied ? .overtaken : nil
        case (_?, nil): .unseen
        // Nobody copies what only its sender and a builder know.
        case (nil, _?): nil
        case (nil, nil): .block
        }
    }
}

extension AssetTransfer {
    /// Whether something goes from a party to others, or from others to the party.
    fileprivate func moves(_ party: Set<Address>) -> Bool {
        !amount.isZero && party.contains(from) != party.contains(to)
    }
}

extension TransactionRecord {
    /// Whether it was taken back as a whole.
    fileprivate var hasFailed: Bool { !succeeded || calls?.first?.succeeded == false }
}
