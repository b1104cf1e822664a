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

    /// How many of the last updates are told where nobody knows which feeds were read: whoever wants can log some.
    private static let reach = 16

    /// In the order of the transactions.
    private var entries: [Entry] = []
    /// How many of them come before the transaction that is looked at.
    private var passedCount = 0
    /// The index of the last one of each feed among these.
    private var lastIndexes: [Address: Int] = [:]

    init(_ block: BlockRecord) {
        for (place, transaction) in block.transactions.enumerated() where transaction.succeeded {
            if let logs = transaction.logs {
                for log in logs { read(log, of: transaction, at: place) }
            } else {
                read(transaction.calls ?? [], of: transaction, at: place)
            }
        }
    }

    /// Goes on to a transaction that does not come before the one that was looked at.
    mutating func advance(to place: Int) {
        while passedCount < entries.count, entries[passedCount].place < place {
            lastIndexes[entries[passedCount].update.feed] = passedCount
            passedCount += 1
        }
    }

    /// The last update of each of some feeds before the transaction, in order.
    func last(of feeds: Set<Address>, _ confidence: Confidence) -> [Entry] {
        entries(feeds.compactMap { lastIndexes[$0] }, confidence)
    }

    /// The last updates before the transaction of other feeds, one of each, in order.
    func latest(without feeds: Set<Address>, _ confidence: Confidence) -> [Entry] {
        let indexes = max(passedCount - Self.reach, 0)..<passedCount
        return entries(
            indexes.filter { index in
                let feed = entries[index].update.feed
                return lastIndexes[feed] == index && !feeds.contains(feed)
            },
            confidence
        )
    }

    private func entries(_ indexes: [Int], _ confidence: Confidence) -> [Entry] {
        indexes.sorted()
            .map { index in
                var entry = entries[index]
                entry.update.confidence = confidence
                return entry
            }
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
