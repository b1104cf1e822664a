extension FlatTraceRow {
    /// The names of a row's members in JSON, and in exports of mev-inspect.
    enum Member: String, CaseIterable, Sendable {
        case action
        case blockHash
        case blockNumber
        case result
        case error
        case revertReason
        case subtraces
        case traceAddress
        case transactionHash
        case transactionPosition
        case type
        case exportedBlockHash = "block_hash"
        case exportedBlockNumber = "block_number"
        case exportedTraceAddress = "trace_address"
        case exportedTransactionHash = "transaction_hash"
        case exportedTransactionPosition = "transaction_position"

        static let names = JSONNames<Member>()
    }

    /// The names of the members of `action`: those of a call, of a creation, of a self-destruction and of a reward.
    enum ActionMember: String, CaseIterable, Sendable {
        case from
        case callType
        case gas
        case input
        case to
        case value
        case initCode = "init"
        case creationMethod
        case address
        case refundAddress
        case balance
        case author
        case rewardType

        static let names = JSONNames<ActionMember>()
    }

    /// The names of the members of `result`.
    enum ResultMember: String, CaseIterable, Sendable {
        case gasUsed
        case output
        case address
        case code

        static let names = JSONNames<ResultMember>()
    }
}
