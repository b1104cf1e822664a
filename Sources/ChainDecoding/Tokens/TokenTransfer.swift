/// A transfer of tokens, whatever their standard.
public struct TokenTransfer: Sendable, Hashable {
    /// The standard that the log is of; `nil` when the log does not tell amounts from single tokens.
    public var standard: TokenStandard?
    /// The contract of the token.
    public var token: Address
    /// Who gives; zero when the token is made.
    public var from: Address
    /// Who receives; zero when the token is destroyed.
    public var to: Address
    /// Which token, of a contract that has several; the first of ``amount`` tokens in a row of ERC-2309.
    public var tokenID: U256?
    /// How much in the token's smallest unit, as the log says; 1 for single tokens.
    public var amount: U256
    /// Who has moved the token, where the log says so.
    public var mover: Address?
    /// The log that tells of it, by its place among the logs that were given.
    public var logIndex: Int

    /// Creates a transfer.
    public init(
        standard: TokenStandard?,
        token: Address,
        from: Address,
        to: Address,
        tokenID: U256? = nil,
        amount: U256,
        mover: Address? = nil,
        logIndex: Int
    ) {
        self.standard = standard
        self.token = token
        self.from = from
        self.to = to
        self.tokenID = tokenID
        self.amount = amount
        self.mover = mover
        self.logIndex = logIndex
    }

    /// Whether the token is made.
    public var isMint: Bool { from == .zero && to != .zero }

    /// Whether the token is destroyed.
    public var isBurn: Bool { to == .zero && from != .zero }

    /// How much of an amount was kept back on the way, as by tokens that take a fee for each transfer.
    ///
    /// A transfer's log may tell of the whole amount, of what arrives, or of both in two logs, so that only the
    /// receiver's balances are sure.
    ///
    /// - Parameters:
    ///   - amount: How much was sent.
    ///   - before: The receiver's balance before.
    ///   - after: The receiver's balance after.
    /// - Returns: What did not arrive; `nil` when more has arrived than was sent, or the balance has become less.
    public static func fee(onSending amount: U256, before: U256, after: U256) -> U256? {
        let received = after.subtractingReportingOverflow(before)
        guard !received.overflow else { return nil }
        let fee = amount.subtractingReportingOverflow(received.partialValue)
        return fee.overflow ? nil : fee.partialValue
    }

    /// Whether the call of a `transfer`, `transferFrom` or `approve` that did not revert has done its work.
    ///
    /// Early tokens, such as USDT, return nothing; others return `false` instead of reverting.
    ///
    /// - Parameter output: What the call returned.
    /// - Returns: `true` when it returned nothing, or a word that is not zero.
    public static func hasSucceeded(returning output: Bytes) -> Bool {
        guard !output.isEmpty else { return true }
        return output.word(at: 0).map { $0 != .zero } ?? false
    }
}
