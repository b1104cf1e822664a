public import ChainDecoding

/// A directory of labels in memory.
public struct InMemoryLabelDirectory: LabelDirectory, Sendable, Hashable {
    private var labels: [Address: [Label]] = [:]

    /// Creates a directory of some labels.
    public init(_ labels: some Sequence<Label> = EmptyCollection<Label>()) {
        for label in labels { insert(label) }
    }

    /// How many accounts have labels.
    public var count: Int { labels.count }

    /// Adds a label; what the same source says of the account from the same block on is replaced.
    public mutating func insert(_ label: Label) {
        labels[label.account, default: []]
            .removeAll {
                $0.source == label.source && $0.firstBlock == label.firstBlock
            }
        labels[label.account, default: []].append(label)
    }

    /// What all sources say of an account.
    public func labels(of account: Address) -> [Label] { labels[account] ?? [] }
}
