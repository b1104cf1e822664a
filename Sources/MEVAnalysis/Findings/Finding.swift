public import ChainDecoding

/// Something that was found in blocks: what it is, how sure that is, and what shows it.
///
/// `Detail` says what it is, such as a sandwich.
public struct Finding<Detail: FindingDetail>: Sendable, Hashable {
    /// What it is known by.
    public var id: FindingID
    /// The number of its last block.
    public var blockNumber: UInt64
    /// The hash of its last block, where that is known.
    public var blockHash: Hash32?
    /// The rule that found it, such as `sandwich.pool`.
    public var rule: String
    /// How sure it is.
    public var confidence: Confidence
    /// The transactions that take part, in the order of execution.
    public var transactions: [FindingTransaction]
    /// The accounts of the party that gained, where there is one.
    public var party: [Address]
    /// What that party gained.
    public var profit: Profit?
    /// What it is.
    public var detail: Detail

    /// Creates a finding, and its identity.
    ///
    /// - Parameters:
    ///   - detail: What it is.
    ///   - block: Its last block.
    ///   - rule: The rule that found it.
    ///   - confidence: How sure it is.
    ///   - transactions: The transactions that take part, in the order of execution.
    ///   - party: The accounts of the party that gained.
    ///   - profit: What that party gained.
    ///   - discriminator: What tells it from others of the same kind and transactions.
    public init(
        _ detail: Detail,
        in block: BlockRecord,
        rule: String,
        confidence: Confidence,
        transactions: [FindingTransaction],
        party: [Address] = [],
        profit: Profit? = nil,
        discriminator: [Int] = []
    ) {
        id = FindingID(
            kind: Detail.kind,
            block: block,
            transactions: transactions.map(\.identity),
            discriminator: discriminator
        )
        blockNumber = block.number
        blockHash = block.hash
        self.rule = rule
        self.confidence = confidence
        self.transactions = transactions
        self.party = party
        self.profit = profit
        self.detail = detail
    }
    /// Creates a finding from one of which the kind was not told.
    init(_ finding: AnyFinding, _ detail: Detail) {
        id = finding.id
        blockNumber = finding.blockNumber
        blockHash = finding.blockHash
        rule = finding.rule
        confidence = finding.confidence
        transactions = finding.transactions
        party = finding.party
        profit = finding.profit
        self.detail = detail
    }
}
