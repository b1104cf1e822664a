/// Finds one kind of thing that takes more than one block, such as a sandwich whose legs are blocks apart.
///
/// A window comes once for each block, with that block as its last one. A finding is to end in the last block, so that
/// it is found once: its identity is made with that block, and when a reorg takes back any of its blocks, the last one
/// goes as well. What begins and ends in the last block is left to a ``Detector``.
public protocol WindowDetector: Sendable {
    /// What is found.
    associatedtype Detail: FindingDetail

    /// Looks at the last blocks of a chain.
    ///
    /// The time that it takes is bounded by the blocks' actions, whatever they are, and nothing is kept from one window to
    /// the next.
    ///
    /// - Returns: What was found that ends in the last block, in the order of the first transactions.
    func findings(in window: BlockWindow) -> [Finding<Detail>]
}
