public import ChainDecoding

/// Who knows what accounts are, from lists, from a database or from earlier analysis.
///
/// Answers have to be the same for the same question, so that a block that is analysed again gives the same.
public protocol LabelDirectory: Sendable {
    /// What all sources say of an account, in any order; empty for one that is not known.
    func labels(of account: Address) -> [Label]
}

extension LabelDirectory {
    /// What is to be believed of an account at a block, from the labels that may be used there.
    ///
    /// - Returns: `nil` when nobody says anything.
    public func label(of account: Address, at block: UInt64) -> ResolvedLabel? {
        ResolvedLabel(labels(of: account).filter { $0.firstBlock <= block })
    }
}
