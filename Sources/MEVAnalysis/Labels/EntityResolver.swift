import ChainDecoding

/// Who is behind the accounts of one block, each looked up once.
struct EntityResolver {
    /// Who is behind an account, and what it is for.
    struct Resolution {
        var entity: Entity
        var category: AccountCategory?
        /// How sure the labels are that this rests upon; certain where it rests upon none.
        var confidence = Confidence.certain
    }

    private let directory: (any LabelDirectory)?
    private let block: UInt64
    private let minimumConfidence: Confidence
    private var known: [Address: Resolution] = [:]

    init(_ directory: (any LabelDirectory)?, block: UInt64, minimumConfidence: Confidence) {
        self.directory = directory
        self.block = block
        self.minimumConfidence = minimumConfidence
    }

    /// Who is behind an account, from labels that are sure enough.
    mutating func resolve(_ account: Address) -> Resolution {
        guard let directory else { return Resolution(entity: .account(account)) }
        if let resolution = known[account] { return resolution }
        var resolution = Resolution(entity: .account(account))
        if let label = directory.label(of: account, at: block) {
            if let category = label.category, category.confidence >= minimumConfidence {
                resolution.category = category.value
            }
            if let entity = label.entity, entity.confidence >= minimumConfidence {
                resolution.entity = .named(entity.value)
                resolution.confidence = entity.confidence
            }
        }
        known[account] = resolution
        return resolution
    }
}
