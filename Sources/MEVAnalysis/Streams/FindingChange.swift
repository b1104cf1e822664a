/// What a block changes of what has been found.
///
/// Who keeps the findings by their identities, adds what is found and takes out what is retracted has at any time those
/// of the chain as it is then.
public enum FindingChange: Sendable, Hashable {
    /// It is new.
    case found(AnyFinding)
    /// It does not hold any more, since its last block is not on the chain any more.
    case retracted(AnyFinding)
    /// It is new, but something of the same kind and by the same transactions was known by the identity given, and has
    /// been retracted: a reorg has put the transactions into other blocks, or the same blocks have come back.
    case refound(AnyFinding, formerly: FindingID)

    /// What is found or retracted.
    public var finding: AnyFinding {
        switch self {
        case .found(let finding), .retracted(let finding), .refound(let finding, _): finding
        }
    }
}
