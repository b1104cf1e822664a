/// Assets that went into a vault or out of it, as a log tells (EIP-4626).
public struct VaultEvent: Sendable, Hashable {
    /// The vault, which is the token of its shares too.
    public var vault: Address
    /// Whether assets went in; else they went out.
    public var isDeposit: Bool
    /// Who has called.
    public var sender: Address
    /// Who receives the assets, when they go out.
    public var receiver: Address?
    /// Whose shares became more or less.
    public var owner: Address
    /// How much of the asset.
    public var assets: U256
    /// How many shares.
    public var shares: U256

    /// Reads `Deposit` and `Withdraw`; any other log, or a malformed one, gives `nil`.
    public init?(_ log: Log) {
        guard let sender = log.address(inTopic: 1), let second = log.address(inTopic: 2),
            let assets = log.number(at: 0),
            let shares = log.number(at: 1)
        else { return nil }
        (vault, self.sender, self.assets, self.shares) = (log.address, sender, assets, shares)
        switch (log.topics[0], log.topics.count) {
        case (TokenEvent.vaultDeposit, 3):
            (isDeposit, receiver, owner) = (true, nil, second)
        case (TokenEvent.vaultWithdraw, 4):
            guard let third = log.address(inTopic: 3) else { return nil }
            (isDeposit, receiver, owner) = (false, second, third)
        default:
            return nil
        }
    }
}
