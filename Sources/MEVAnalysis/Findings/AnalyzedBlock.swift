/// A block beside what its transactions did, which is what detectors look at.
public struct AnalyzedBlock: Sendable, Hashable {
    /// The block.
    public let record: BlockRecord
    /// What its transactions did: just one stream for each of them, in their order, and attempts of these only.
    public let actions: BlockActions

    /// Creates it from actions that a decoder has made of the block.
    ///
    /// - Parameters:
    ///   - record: The block.
    ///   - actions: What ``ActionDecoder/actions(of:)`` has made of it; streams that are missing are empty, and what
    ///     belongs to no transaction is left out.
    public init(_ record: BlockRecord, actions: BlockActions) {
        self.record = record
        var actions = actions
        let places = record.transactions.indices
        if actions.streams.count > places.count { actions.streams.removeLast(actions.streams.count - places.count) }
        for place in actions.streams.indices { actions.streams[place].transaction = place }
        for place in actions.streams.count..<places.count {
            actions.streams.append(ActionStream(transaction: place))
        }
        actions.attempts.removeAll { !places.contains($0.transaction) }
        self.actions = actions
    }

    /// Decodes a block.
    public init(_ record: BlockRecord, by decoder: ActionDecoder = ActionDecoder()) {
        self.init(record, actions: decoder.actions(of: record))
    }

    /// A transaction as a part of a finding.
    func part(_ place: Int, _ role: FindingTransaction.Role, _ origins: [ActionOrigin]) -> FindingTransaction {
        FindingTransaction(role: role, block: record, transaction: record.transactions[place], shownBy: origins)
    }
}
