public import ChainDecoding

/// A transaction that takes part in a finding.
public struct FindingTransaction: Sendable, Hashable {
    /// What a transaction is in a finding.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// It does all that the finding is about.
        case subject
        /// It comes before its victims.
        case front
        /// It comes between two of its attacker's others, and between victims.
        case middle
        /// It comes after its victims, or after what it follows.
        case back
        /// It pays for it.
        case victim
        /// It made the opportunity, or was waited for, and does not pay for it.
        case trigger

        /// Whether the party of the finding has sent it.
        public var isOfParty: Bool {
            switch self {
            case .subject, .front, .middle, .back: true
            case .victim, .trigger: false
            }
        }
    }

    /// What it is in the finding.
    public var role: Role
    /// The block that it is in.
    public var blockNumber: UInt64
    /// The place in the block.
    public var index: Int
    /// The hash; zero where it is not known.
    public var hash: Hash32
    /// The places in the block of the logs that show it.
    public var logs: [Int]
    /// The indexes of the calls that show it, among the transaction's.
    public var calls: [Int]

    /// Creates a part of a finding.
    public init(
        role: Role,
        blockNumber: UInt64,
        index: Int,
        hash: Hash32,
        logs: [Int] = [],
        calls: [Int] = []
    ) {
        self.role = role
        self.blockNumber = blockNumber
        self.index = index
        self.hash = hash
        self.logs = logs
        self.calls = calls
    }

    /// The hash, or one of its place where it is not known.
    var identity: Hash32 {
        hash == .zero ? Hash32(0, 0, blockNumber, UInt64(bitPattern: Int64(index))) : hash
    }

    /// Creates a part of a finding from the actions that show it.
    public init(role: Role, block: BlockRecord, transaction: TransactionRecord, shownBy origins: [ActionOrigin]) {
        self.init(
            role: role,
            blockNumber: block.number,
            index: transaction.index,
            hash: transaction.hash,
            logs: origins.compactMap(\.logIndex).sorted(),
            calls: origins.compactMap(\.call).sorted()
        )
    }
}
