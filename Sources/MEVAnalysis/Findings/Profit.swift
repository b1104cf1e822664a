public import ChainDecoding

/// What a party has more and less after some transactions, to the unit, and what it paid to be included.
///
/// ``nets`` counts every transfer between the party and others, also those to the block's beneficiary: a bribe is part of
/// the nets, and told once more by itself.
public struct Profit: Sendable, Hashable {
    /// What the party has more or less of each asset, the wrapped native token counted as the native one.
    public var nets: [TokenBalance]
    /// What the senders paid for gas, in wei; `nil` when it is not known of a transaction.
    public var gasFee: U256?
    /// What of it the block's beneficiary got, in wei; `nil` when it is not known of a transaction.
    public var priorityFee: U256?
    /// What the transactions sent to the block's beneficiary, in wei; `nil` when only logs are known.
    public var beneficiaryPayment: U256?

    /// Creates a profit.
    public init(
        nets: [TokenBalance],
        gasFee: U256? = nil,
        priorityFee: U256? = nil,
        beneficiaryPayment: U256? = nil
    ) {
        self.nets = nets
        self.gasFee = gasFee
        self.priorityFee = priorityFee
        self.beneficiaryPayment = beneficiaryPayment
    }

    /// Reckons what a party gained by some transactions of a block.
    ///
    /// - Parameters:
    ///   - party: The accounts that belong together: what moves between them counts nothing.
    ///   - transactions: Places of transactions in the block; of one that occurs twice all counts once.
    ///   - block: The block.
    ///   - wrapper: The contract that wraps the native token.
    public init(of party: Set<Address>, in transactions: [Int], of block: AnalyzedBlock, wrapper: Address) {
        let places = Set(transactions).sorted().filter(block.record.transactions.indices.contains)
        var sums: [Asset: (got: U256?, gave: U256?)] = [:]
        var paid: U256? = .zero
        var gas: U256? = .zero
        var priority: U256? = .zero
        for place in places {
            let transaction = block.record.transactions[place]
            gas = gas.flatMap { sum in transaction.gasFee.flatMap(sum.adding) }
            priority = priority.flatMap { sum in
                transaction.priorityFee(baseFeePerGas: block.record.baseFeePerGas).flatMap(sum.adding)
            }
            if transaction.calls == nil { paid = nil }
            for transfer in block.actions.streams[place].transfers {
                if transfer.assetKind == .native, transfer.to == block.record.beneficiary {
                    paid = paid?.adding(transfer.amount)
                }
                let (gives, gets) = (party.contains(transfer.from), party.contains(transfer.to))
                guard gives != gets else { continue }
                let asset = transfer.token == wrapper ? Asset.native : transfer.asset
                var sum = sums[asset] ?? (.zero, .zero)
                if gets {
                    sum.got = sum.got?.adding(transfer.amount)
                } else {
                    sum.gave = sum.gave?.adding(transfer.amount)
                }
                sums[asset] = sum
            }
        }
        let holder = party.min() ?? .zero
        nets =
            sums.compactMap { asset, sum in
                guard let got = sum.got, let gave = sum.gave, let net = I256(difference: got, gave), !net.isZero else {
                    return nil
                }
                return TokenBalance(account: holder, asset: asset, net: net)
            }
            .sorted { $0.asset < $1.asset }
        gasFee = gas
        priorityFee = priority
        beneficiaryPayment = block.record.beneficiary == nil ? nil : paid
    }

    /// What the party has more or less of an asset.
    public func net(in asset: Asset) -> I256 { nets.first { $0.asset == asset }?.net ?? .zero }
}
