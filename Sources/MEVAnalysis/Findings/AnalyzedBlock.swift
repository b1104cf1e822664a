/// A block beside what its transactions did, which is what detectors look at.
public struct AnalyzedBlock: Sendable, Hashable {
    /// The block.
    public let record: BlockRecord
    /// What its transactions did: a stream for each of them.
    public let actions: BlockActions

    /// Creates it from actions that a decoder has made of the block.
    ///
    /// - Parameters:
    ///   - record: The block.
    ///   - actions: What ``ActionDecoder/actions(of:)`` has made of it; streams that are missing are empty.
    public init(_ record: BlockRecord, actions: BlockActions) {
        self.record = record
        var actions = actions
        for index in actions.streams.count..<max(actions.streams.count, record.transactions.count) {
            actions.streams.append(ActionStream(transaction: index))
        }
        self.actions = actions
    }

    /// Decodes a block.
    public init(_ record: BlockRecord, by decoder: ActionDecoder = ActionDecoder()) {
        self.init(record, actions: decoder.actions(of: record))
    }
}
