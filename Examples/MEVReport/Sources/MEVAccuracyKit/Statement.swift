import ChainDecoding

/// That something happened in a block: as labels say, or as the detectors do.
struct Statement {
    /// What it is, whoever says so.
    struct Subject: Hashable, CustomStringConvertible {
        var kind: FindingClass
        var source: Source
        var block: UInt64
        /// The transactions that make it, and what else tells it from others of its kind.
        var key: String

        var description: String { "\(kind.rawValue) by \(source.rawValue), block \(block), \(key)" }
    }

    var subject: Subject
    /// How much of which token, all in all; `nil` where that is not told.
    var amounts: Amounts?
    /// Of arbitrages what the rounds made, before anything is paid of it; `nil` where that is not told.
    var gains: Amounts?

    init(
        _ kind: FindingClass,
        _ source: Source,
        _ block: UInt64,
        _ key: String,
        _ amounts: Amounts? = nil,
        gains: Amounts? = nil
    ) {
        subject = Subject(kind: kind, source: source, block: block, key: key)
        (self.amounts, self.gains) = (amounts, gains)
    }
}

/// What mev-inspect-py says of the same blocks, where the labels tell.
struct ReferenceOutput {
    /// How many things are labelled in the blocks that it was run on.
    var labelled = 0
    /// How many rows it has.
    var claims = 0
    /// How many labelled things it finds.
    var found = 0
    /// Of how many of these it tells the right amount; `nil` where the labels cannot tell.
    var exact: Int?
}
