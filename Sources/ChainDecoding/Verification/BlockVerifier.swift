/// Compares what is claimed of a block with what its hash, roots and filters have to be.
///
/// ```swift
/// var claim = ClaimedBlock(hash: hash, block: block, receipts: receipts)
/// claim.parent = BlockReference(number: last.number, hash: last.hash)
/// let report = BlockVerifier(chainID: 1).verify(claim)
/// guard report.verdict == .valid else { print(report); return }
/// ```
///
/// Nothing is valid without proof: only if the hash of the header is that of the block, what belongs to the header is
/// valid. What fails is invalid where the chain is known to conform, and unverifiable where it may deviate, or where
/// something has a form that is not known.
/// It is not checked that the block follows the rules of the chain: what its transactions did is the nodes' to know.
public struct BlockVerifier: Sendable {
    /// In what the chain conforms.
    public var conformance: ConformanceProfile

    /// Creates a verifier for the blocks of chains that conform in the same.
    public init(_ conformance: ConformanceProfile = .ethereum) {
        self.conformance = conformance
    }

    /// Creates a verifier for the blocks of a chain; one that is not in the catalogue may deviate in everything.
    ///
    /// - Parameters:
    ///   - chainID: The number of the chain.
    ///   - catalogue: What is known of chains.
    public init(chainID: UInt64, in catalogue: ChainCatalogue = .bundled) {
        self.init(catalogue[chainID]?.conformance ?? .unknown)
    }

    /// Checks all that is claimed of a block.
    public func verify(_ block: ClaimedBlock) -> VerificationReport {
        let checks = BlockChecks(block)
        var entries: [VerificationReport.Entry] = []
        var isHeaderProven = false
        for check in BlockCheck.allCases {
            let untold = block.untold[check].map { CheckOutcome.unverifiable(reason: $0) }
            guard var outcome = checks.outcome(of: check) ?? untold else { continue }
            if check.reliesOnHeader { outcome = outcome.excused(by: checks.reasonAgainstHeader) }
            outcome = outcome.excused(by: conformance.deviations[check])
            if check == .blockHash {
                isHeaderProven = outcome == .valid
            } else if outcome == .valid, check.reliesOnHeader, !isHeaderProven {
                outcome = .unverifiable(reason: "it is as the header says, which is not proven by the hash")
            }
            entries.append(VerificationReport.Entry(check: check, outcome: outcome))
        }
        return VerificationReport(
            block: BlockReference(number: block.header.number, hash: block.hash),
            entries: entries
        )
    }
}
