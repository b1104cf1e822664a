/// Finds one kind of thing in a block, without looking at any other block.
public protocol Detector: Sendable {
    /// What is found.
    associatedtype Detail: FindingDetail

    /// Looks at a block.
    ///
    /// The time that it takes is bounded by the block's actions, whatever they are.
    ///
    /// - Returns: What was found, in the order of the first transactions.
    func findings(in block: AnalyzedBlock) -> [Finding<Detail>]

    /// Looks at a block, and tells in which pools it did not look to the end; in none, if a detector does not say.
    func result(in block: AnalyzedBlock) -> DetectorResult<Detail>
}

extension Detector {
    /// What is found, by a detector without limits.
    public func result(in block: AnalyzedBlock) -> DetectorResult<Detail> {
        DetectorResult(findings: findings(in: block))
    }
}
