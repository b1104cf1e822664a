/// In what a chain's blocks are known to follow Ethereum's, as nodes tell of them.
///
/// A check that fails means that somebody is wrong only where the chain conforms. Where it may deviate, the check that
/// fails says nothing, while one that succeeds still proves what it proves. ``Chain/conformance`` is that of a chain.
public struct ConformanceProfile: Sendable, Hashable {
    /// Why a check may fail although nothing is wrong; checks that are not in here always hold.
    public var deviations: [BlockCheck: String]

    /// Creates a profile.
    ///
    /// - Parameter deviations: Why a check may fail although nothing is wrong; all others always hold.
    public init(deviations: [BlockCheck: String] = [:]) {
        self.deviations = deviations
    }

    private init(_ checks: [BlockCheck], deviateAs reason: String) {
        deviations = Dictionary(uniqueKeysWithValues: checks.map { ($0, reason) })
    }

    /// Ethereum, its test networks, and others whose blocks are made as Ethereum's are.
    public static let ethereum = ConformanceProfile()

    /// The chains of the OP Stack.
    public static let optimism = ConformanceProfile(
        [.withdrawalsRoot],
        deviateAs: "since Isthmus it is the root of the storage of the contract for withdrawals"
    )

    /// Chains whose nodes tell of transactions that no root includes, as those of state-sync of Polygon.
    public static let systemTransactions = ConformanceProfile(
        [.transactionsRoot, .transactionHashes, .receiptsRoot, .receiptTransactions, .logsBloom, .gasUsed],
        deviateAs: "nodes tell of transactions that no root includes"
    )

    /// Chains whose headers have more members.
    public static let extendedHeader = ConformanceProfile([.blockHash], deviateAs: "the header has more members")

    /// A chain of which nothing is known.
    public static let unknown = ConformanceProfile(
        BlockCheck.allCases,
        deviateAs: "the chain is not known to follow Ethereum in this"
    )
}
