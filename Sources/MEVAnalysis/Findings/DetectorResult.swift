/// What a detector found in a block, and where it did not look to the end.
public struct DetectorResult<Detail: FindingDetail>: Sendable, Hashable {
    /// What was found, in the order of the first transactions.
    public var findings: [Finding<Detail>]
    /// The pools in which there was more to look at than the detector's limits allow, so that more may be hidden there.
    ///
    /// Only made-up blocks have any.
    public var unfinishedPools: [PoolID]

    /// Creates a result.
    public init(findings: [Finding<Detail>], unfinishedPools: [PoolID] = []) {
        self.findings = findings
        self.unfinishedPools = unfinishedPools
    }
}
