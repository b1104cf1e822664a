/// What ``BlockVerifier`` has found out about a block.
///
/// The description is a line for the block and one for each check.
public struct VerificationReport: Sendable, Hashable, CustomStringConvertible {
    /// What all checks together say.
    public enum Verdict: String, Sendable, Hashable {
        /// The hash of the block is that of its header, and all else that is claimed belongs to the header.
        ///
        /// What no root covers, as who sent a transaction, is the node's word all the same.
        case valid
        /// Something claimed is wrong.
        case invalid
        /// Nothing is known to be wrong, but not all can be checked.
        case unverifiable
    }

    /// A check and what came of it.
    public struct Entry: Sendable, Hashable {
        /// What was checked.
        public let check: BlockCheck
        /// What came of it.
        public let outcome: CheckOutcome
    }

    /// The block, as it is claimed to be.
    public let block: BlockReference
    /// The checks of all that is claimed, in the order of ``BlockCheck``.
    public let entries: [Entry]

    /// What came of a check; `nil` if nothing is claimed that it could be made of.
    public subscript(check: BlockCheck) -> CheckOutcome? {
        entries.first { $0.check == check }?.outcome
    }

    /// What all checks together say.
    public var verdict: Verdict {
        var verdict = Verdict.valid
        for entry in entries {
            switch entry.outcome {
            case .valid: break
            case .invalid: return .invalid
            case .unverifiable: verdict = .unverifiable
            }
        }
        return verdict
    }

    /// The report, a line for the block and one for each check.
    public var description: String {
        let lines = entries.map { "  \($0.check.rawValue): \($0.outcome)" }
        return (["block \(block.number) \(block.hash): \(verdict.rawValue)"] + lines).joined(separator: "\n")
    }
}
