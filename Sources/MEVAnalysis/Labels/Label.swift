public import ChainDecoding

/// What one source says of one account.
public struct Label: Sendable, Hashable {
    /// The account.
    public var account: Address
    /// What it is for; `nil` where the source does not say.
    public var category: AccountCategory?
    /// The name of who controls it, the same for all the accounts of one; `nil` where the source does not say.
    public var entity: String?
    /// Who says so: a list, a company, a heuristic.
    public var source: String
    /// How sure the source is.
    public var confidence: Confidence
    /// The first block for which it may be used: the one after the label was known, 0 when it always was.
    ///
    /// What was learned later never bears upon what is said of an earlier block.
    public var firstBlock: UInt64

    /// Creates a label.
    public init(
        _ account: Address,
        category: AccountCategory? = nil,
        entity: String? = nil,
        source: String,
        confidence: Confidence = .certain,
        firstBlock: UInt64 = 0
    ) {
        self.account = account
        self.category = category
        self.entity = entity
        self.source = source
        self.confidence = confidence
        self.firstBlock = firstBlock
    }
}
