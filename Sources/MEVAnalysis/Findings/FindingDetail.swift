/// What a finding is.
public protocol FindingDetail: Sendable, Hashable, JSONWritable {
    /// The name of the kind, such as `sandwich`: it is part of the identity, and never changes.
    static var kind: String { get }

    /// Whether its party takes what prices or the acts of others leave open, by the place of its transactions.
    ///
    /// What the block's beneficiary gets for these is the share of MEV in its income. Unless said otherwise, it is so; it
    /// is not for services to others and for mere observations.
    static var isMEV: Bool { get }

    /// What others lost by it at least, one amount for each token; none where that is not known.
    var losses: [TokenAmount] { get }

    /// What happened, in one or two sentences for people.
    ///
    /// Which transactions take part and what the party gained is told of the finding; this is about what only the detail
    /// knows.
    func explanation(_ names: TokenNames) -> String
}

extension FindingDetail {
    /// `true`.
    public static var isMEV: Bool { true }

    /// None.
    public var losses: [TokenAmount] { [] }

    /// What happened, with amounts in the tokens' smallest units.
    public var explanation: String { explanation(TokenNames()) }
}
