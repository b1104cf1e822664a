public import ChainDecoding

/// What was found in a block, and what its beneficiary made of it.
public struct BlockReport: Sendable, Hashable {
    /// The number of the block.
    public var blockNumber: UInt64
    /// The hash of the block, where it is known.
    public var blockHash: Hash32?
    /// What was found, by the places of the first transactions.
    public var findings: [AnyFinding]
    /// What the beneficiary got and paid.
    public var builder: BuilderAccount
    /// What the findings of each kind come to, in the order of the kinds' names.
    public var kinds: [KindSummary]
    /// The pools that detectors did not look at to the end, in order; see ``DetectorResult/unfinishedPools``.
    public var unfinishedPools: [PoolID]

    /// Sums up what was found in a block.
    ///
    /// - Parameters:
    ///   - block: The block.
    ///   - findings: What was found in it, in any order; of two that claim the same, both count.
    ///   - unfinishedPools: The pools that detectors did not look at to the end, in any order.
    public init(on block: AnalyzedBlock, findings: [AnyFinding], unfinishedPools: [PoolID] = []) {
        blockNumber = block.record.number
        blockHash = block.record.hash
        self.findings = findings.sorted(by: AnyFinding.inOrder)
        builder = BuilderAccount(of: block, findings: findings)
        kinds = Dictionary(grouping: self.findings, by: \.kind)
            .map { KindSummary(kind: $0.key, $0.value) }
            .sorted { $0.kind < $1.kind }
        self.unfinishedPools = Set(unfinishedPools).sorted()
    }

    /// The findings of one kind.
    public func findings<Detail>(of type: Detail.Type = Detail.self) -> [Finding<Detail>] {
        findings.compactMap { $0.as(type) }
    }
}

extension BlockReport: JSONWritable {
    /// Writes the block, its beneficiary's account, the sums and the findings.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("schema", AnyFinding.schemaVersion)
        json.writeField("blockNumber", blockNumber)
        json.writeField("blockHash", blockHash)
        json.writeField("builder", builder)
        json.writeField("kinds", kinds)
        json.writeField("findings", findings)
        if !unfinishedPools.isEmpty { json.writeField("unfinishedPools", unfinishedPools) }
    }
}
