import ChainDecoding

/// The prices that a block's transactions told feeds of Chainlink, from logs or from calls.
struct OracleUpdates {
    private static let answerUpdated = Keccak256.hash("AnswerUpdated(int256,uint256,uint256)")
    /// Reports of oracles that agree off the chain, of the first and the second kind.
    private static let reports = [
        Selector(signature: "transmit(bytes,bytes32[],bytes32[],bytes32)"),
        Selector(signature: "transmit(bytes32[3],bytes,bytes32[],bytes32[],bytes32)"),
    ]
    /// The answer of a single oracle.
    private static let submission = Selector(signature: "submit(uint256,int256)")

    /// An update, and the place of its transaction among those of the record.
    struct Entry {
        var place: Int
        var update: OracleUpdate
    }

    /// In the order of the transactions.
    private var entries: [Entry] = []

    init(_ block: BlockRecord) {
        for (place, transaction) in block.transactions.enumerated() where transaction.succeeded {
            if let logs = transaction.logs {
                for log in logs { read(log, of: transaction, at: place) }
            } else {
                read(transaction.calls ?? [], of: transaction, at: place)
            }
        }
    }

    /// The last update of each feed before a transaction, in the order of the transactions.
    func last(before place: Int) -> [Entry] {
        var seen: Set<Address> = []
        return entries.prefix { $0.place < place }.reversed().filter { seen.insert($0.update.feed).inserted }
            .reversed()
    }

    private mutating func read(_ log: LogRecord, of transaction: TransactionRecord, at place: Int) {
        let fields = EventFields(log: log.log)
        guard log.log.topics.count == 3, fields.topic(0) == Self.answerUpdated else { return }
        let update = OracleUpdate(
            feed: fields.contract,
            transaction: transaction.index,
            answer: I256(bitPattern: fields.topicNumber(1)),
            logIndex: log.index
        )
        entries.append(Entry(place: place, update: update))
    }

    private mutating func read(_ calls: [CallRecord], of transaction: TransactionRecord, at place: Int) {
        var failedDepth = Int.max
        for (index, call) in calls.enumerated() {
            if call.depth <= failedDepth { failedDepth = .max }
            guard failedDepth == .max else { continue }
            guard call.succeeded else {
                failedDepth = call.depth
                continue
            }
            guard call.kind == .call, let selector = call.selector else { continue }
            var update = OracleUpdate(feed: call.to, transaction: transaction.index, answer: nil, call: index)
            if selector == Self.submission, let answer = call.input.word(at: 36) {
                update.answer = I256(bitPattern: answer)
            } else if !Self.reports.contains(selector) {
                continue
            }
            entries.append(Entry(place: place, update: update))
        }
    }
}
