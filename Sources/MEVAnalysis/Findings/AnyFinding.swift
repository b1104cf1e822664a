public import ChainDecoding

/// A finding of any kind, so that those of all detectors stand in one list.
///
/// ```swift
/// for finding in report.findings {
///     print(finding.explanation())
///     if let sandwich = finding.as(Sandwich.self) { print(sandwich.detail.victimCount) }
/// }
/// ```
public struct AnyFinding: Sendable {
    /// The version of the objects that stand for findings and reports in JSON.
    public static let schemaVersion = 1

    /// What it is known by.
    public let id: FindingID
    /// The number of its last block.
    public let blockNumber: UInt64
    /// The hash of its last block, where that is known.
    public let blockHash: Hash32?
    /// The rule that found it.
    public let rule: String
    /// How sure it is.
    public let confidence: Confidence
    /// The transactions that take part, in the order of execution.
    public let transactions: [FindingTransaction]
    /// The accounts of the party that gained, where there is one.
    public let party: [Address]
    /// What that party gained.
    public let profit: Profit?
    /// What it is.
    public let detail: any FindingDetail

    /// Creates it from a finding of one kind.
    public init(_ finding: Finding<some FindingDetail>) {
        id = finding.id
        blockNumber = finding.blockNumber
        blockHash = finding.blockHash
        rule = finding.rule
        confidence = finding.confidence
        transactions = finding.transactions
        party = finding.party
        profit = finding.profit
        detail = finding.detail
    }

    /// The name of its kind, such as `sandwich`.
    public var kind: String { type(of: detail).kind }

    /// Whether what its party gained counts as MEV; see ``FindingDetail/isMEV``.
    public var isMEV: Bool { type(of: detail).isMEV }

    /// The finding as one of a kind; `nil` when it is of another.
    public func `as`<Detail>(_ type: Detail.Type = Detail.self) -> Finding<Detail>? {
        (detail as? Detail).map { Finding(self, $0) }
    }
}

extension AnyFinding: Hashable {
    /// Whether two findings are the same in every respect.
    public static func == (left: AnyFinding, right: AnyFinding) -> Bool {
        left.id == right.id && left.blockNumber == right.blockNumber && left.blockHash == right.blockHash
            && left.rule == right.rule && left.confidence == right.confidence
            && left.transactions == right.transactions && left.party == right.party && left.profit == right.profit
            && AnyHashable(left.detail) == AnyHashable(right.detail)
    }

    /// Hashes the identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension AnyFinding {
    /// Whether a finding stands before another in a list: by blocks, by first transactions, by kinds, by identities.
    static func inOrder(_ left: AnyFinding, _ right: AnyFinding) -> Bool {
        let (first, second) = (left.transactions.first?.index ?? 0, right.transactions.first?.index ?? 0)
        if left.blockNumber != right.blockNumber { return left.blockNumber < right.blockNumber }
        if first != second { return first < second }
        return left.kind == right.kind ? left.id < right.id : left.kind < right.kind
    }
}
