import ChainDecoding

/// What a party got from others and gave to them, asset by asset.
struct PartyTurnover {
    private let party: Set<Address>
    private let wrapper: Address
    private(set) var turnovers: [Asset: Turnover] = [:]
    /// The assets of which so much moved that no honest token has it; their turnovers are short of it.
    private(set) var overflowingAssets: Set<Asset> = []

    /// Begins with nothing.
    ///
    /// - Parameters:
    ///   - party: The accounts that belong together: what moves between them counts nothing.
    ///   - wrapper: The contract that wraps the native token, whose tokens are counted as that.
    init(of party: Set<Address>, wrapper: Address) {
        self.party = party
        self.wrapper = wrapper
    }

    /// Counts a transfer, if it is one between the party and others.
    mutating func count(_ transfer: AssetTransfer) {
        let (gives, gets) = (party.contains(transfer.from), party.contains(transfer.to))
        guard gives != gets else { return }
        let asset = transfer.asset(unwrapping: wrapper)
        let isCounted =
            gets
            ? turnovers[asset, default: Turnover()].add(got: transfer.amount)
            : turnovers[asset, default: Turnover()].add(gave: transfer.amount)
        if !isCounted { overflowingAssets.insert(asset) }
    }

    /// What moved of an asset; `nil` of one that overflows.
    func turnover(of asset: Asset) -> Turnover? {
        overflowingAssets.contains(asset) ? nil : turnovers[asset] ?? Turnover()
    }
}
