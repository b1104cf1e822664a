/// Permission that an account gives another to move its tokens, as a log tells.
public struct TokenApproval: Sendable, Hashable {
    /// What may be moved.
    public enum Scope: Sendable, Hashable {
        /// An amount at most.
        case amount(U256)
        /// A single token.
        case token(U256)
        /// All tokens, or none any more.
        case all(Bool)
    }

    /// The contract of the token.
    public var token: Address
    /// Who gives permission.
    public var owner: Address
    /// Who receives it; zero takes that of a single token back.
    public var spender: Address
    /// What may be moved.
    public var scope: Scope
    /// Until when, in seconds since 1970, where Permit2 keeps the permission; 0 is for the block only.
    public var expiration: UInt64?

    /// Creates an approval.
    public init(token: Address, owner: Address, spender: Address, scope: Scope, expiration: UInt64? = nil) {
        self.token = token
        self.owner = owner
        self.spender = spender
        self.scope = scope
        self.expiration = expiration
    }

    /// Reads `Approval` of EIP-20 and EIP-721, `ApprovalForAll`, the operators of EIP-777, and `Approval` and `Permit`
    /// of Permit2.
    ///
    /// Any other log, or a malformed one, gives `nil`.
    public init?(_ log: Log) {
        guard let first = log.address(inTopic: 1), let second = log.address(inTopic: 2) else { return nil }
        self.init(token: log.address, owner: first, spender: second, scope: .all(true))
        switch (log.topics[0], log.topics.count) {
        case (TokenEvent.approval, 3):
            guard let amount = log.number(at: 0) else { return nil }
            scope = .amount(amount)
        case (TokenEvent.approval, 4):
            scope = .token(U256(log.topics[3]))
        case (TokenEvent.approvalForAll, 3):
            guard let isGiven = log.number(at: 0), isGiven <= .one else { return nil }
            scope = .all(isGiven == .one)
        case (TokenEvent.authorizedOperator, 3), (TokenEvent.revokedOperator, 3):
            (owner, spender) = (second, first)
            scope = .all(log.topics[0] == TokenEvent.authorizedOperator)
        case (TokenEvent.permit2Approval, 4), (TokenEvent.permit2Permit, 4):
            guard let third = log.address(inTopic: 3), let amount = log.number(at: 0),
                let expiration = log.number(at: 1).flatMap({ UInt64(exactly: $0) })
            else { return nil }
            (token, spender, scope) = (second, third, .amount(amount))
            self.expiration = expiration
        default:
            return nil
        }
    }
}
