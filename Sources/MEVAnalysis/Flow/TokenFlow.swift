public import ChainDecoding

/// Who gave what to whom: the accounts of some transfers as nodes, and each transfer as an edge.
///
/// ```swift
/// let flow = TokenFlow(stream.transfers, asNative: [weth])
/// for balance in flow.balances(of: account) { print(balance.asset.token, balance.net) }
/// ```
///
/// Building it takes O(*n* log *n*) in the number of transfers, whatever they are.
public struct TokenFlow: Sendable, Hashable {
    /// A transfer, by the indexes of its accounts and its asset.
    public struct Edge: Sendable, Hashable {
        /// The index of the account that gave.
        public var from: Int
        /// The index of the account that got.
        public var to: Int
        /// The index of the asset.
        public var asset: Int
        /// How much.
        public var amount: U256
        /// The place of the transfer among those that the flow was made of.
        public var transfer: Int
    }

    /// The accounts, in the order in which they first occur.
    public let accounts: [Address]
    /// The assets, in the order in which they first occur.
    public let assets: [Asset]
    /// The transfers, in their order, without those of nothing.
    public let edges: [Edge]
    /// What each account has more or less of each asset, by account and asset; none is zero.
    ///
    /// Over all accounts, those of one asset sum to zero.
    public let balances: [TokenBalance]
    /// The assets of which an account got or gave 2²⁵⁶ or more, which have no balances: no honest token does that.
    public let overflowingAssets: [Asset]

    /// Creates the flow of some transfers, of one transaction or of several.
    ///
    /// - Parameters:
    ///   - transfers: The transfers, in order.
    ///   - wrappers: The contracts of tokens that are counted as the native token, which they wrap.
    public init(_ transfers: some Collection<AssetTransfer>, asNative wrappers: [Address] = []) {
        var accounts = Interning<Address>(capacity: transfers.count)
        var assets = Interning<Asset>(capacity: 8)
        var edges: [Edge] = []
        edges.reserveCapacity(transfers.count)
        for (index, transfer) in transfers.enumerated() where !transfer.amount.isZero {
            let asset = wrappers.contains(transfer.token) ? Asset.native : transfer.asset
            edges.append(
                Edge(
                    from: accounts.index(of: transfer.from),
                    to: accounts.index(of: transfer.to),
                    asset: assets.index(of: asset),
                    amount: transfer.amount,
                    transfer: index
                )
            )
        }
        self.accounts = accounts.values
        self.assets = assets.values
        self.edges = edges
        (balances, overflowingAssets) = Self.balances(of: edges, accounts: accounts.values, assets: assets.values)
    }

    /// What an account has more or less of each asset; what it has as much of as before is not among it.
    ///
    /// - Complexity: O(log *n*).
    public func balances(of account: Address) -> ArraySlice<TokenBalance> {
        let start = balances.partitionPoint { !($0.account < account) }
        let end = balances.partitionPoint { account < $0.account }
        return balances[start..<end]
    }

    /// How much an account has more or less of an asset; 0 for an asset that has no balances.
    ///
    /// - Complexity: O(log *n*) in the number of transfers.
    public func net(of account: Address, in asset: Asset) -> I256 {
        balances(of: account).first { $0.asset == asset }?.net ?? .zero
    }
}

extension TokenFlow {
    /// One side of a transfer.
    private struct Side {
        var account: Int
        var asset: Int
        var got: U256
        var gave: U256
    }

    private static func balances(
        of edges: [Edge],
        accounts: [Address],
        assets: [Asset]
    ) -> (balances: [TokenBalance], overflowing: [Asset]) {
        let accountRanks = ranks(of: accounts)
        let assetRanks = ranks(of: assets)
        var sides: [Side] = []
        sides.reserveCapacity(edges.count * 2)
        for edge in edges where edge.from != edge.to {
            sides.append(Side(account: edge.from, asset: edge.asset, got: .zero, gave: edge.amount))
            sides.append(Side(account: edge.to, asset: edge.asset, got: edge.amount, gave: .zero))
        }
        sides.sort { left, right in
            left.account == right.account
                ? assetRanks[left.asset] < assetRanks[right.asset]
                : accountRanks[left.account] < accountRanks[right.account]
        }
        var isOverflowing = [Bool](repeating: false, count: assets.count)
        var balances: [TokenBalance] = []
        var assetIndexes: [Int] = []
        var start = 0
        while start < sides.count {
            let (account, asset) = (sides[start].account, sides[start].asset)
            var (got, gave): (U256?, U256?) = (.zero, .zero)
            while start < sides.count, sides[start].account == account, sides[start].asset == asset {
                got = got?.adding(sides[start].got)
                gave = gave?.adding(sides[start].gave)
                start += 1
            }
            guard let got, let gave, let net = I256(difference: got, gave) else {
                isOverflowing[asset] = true
                continue
            }
            guard !net.isZero else { continue }
            balances.append(TokenBalance(account: accounts[account], asset: assets[asset], net: net))
            assetIndexes.append(asset)
        }
        guard isOverflowing.contains(true) else { return (balances, []) }
        let exact = zip(balances, assetIndexes).filter { !isOverflowing[$1] }.map(\.0)
        return (exact, zip(assets, isOverflowing).filter(\.1).map(\.0))
    }

    /// The place of each value among all of them in order.
    private static func ranks<Value: Comparable>(of values: [Value]) -> [Int] {
        var ranks = [Int](repeating: 0, count: values.count)
        for (rank, index) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
            ranks[index] = rank
        }
        return ranks
    }
}
