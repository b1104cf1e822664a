public import ChainDecoding

/// What a party has more and less after some transactions, to the unit, and what it paid to be included.
///
/// ``nets`` counts every transfer between the party and others, also those to the block's beneficiary: a bribe is part
/// of the nets, and told once more by itself. Gas is not: ``netAfterGas`` takes it off.
public struct Profit: Sendable, Hashable {
    /// What the party has more or less of each asset, the wrapped native token counted as the native one.
    public var nets: [TokenBalance]
    /// Whether the nets are all that moved.
    ///
    /// They are not where only logs are known of a transaction: what contracts send of the native token leaves none. Of
    /// that asset there is then only what was sent with the transaction itself and what moved wrapped; wrapping and
    /// unwrapping count nothing, as if the party kept what it unwraps. Nor are they where a token says that more moved
    /// than any honest one has: it is left out.
    public var isComplete: Bool
    /// What the senders paid for gas, in wei; `nil` when it is not known of a transaction.
    public var gasFee: U256?
    /// What of it the block's beneficiary got, in wei; `nil` when it is not known of a transaction.
    public var priorityFee: U256?
    /// What the transactions sent to the block's beneficiary, in wei; `nil` when only logs are known.
    public var beneficiaryPayment: U256?

    /// Creates a profit.
    public init(
        nets: [TokenBalance],
        isComplete: Bool = true,
        gasFee: U256? = nil,
        priorityFee: U256? = nil,
        beneficiaryPayment: U256? = nil
    ) {
        self.nets = nets
        self.isComplete = isComplete
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
        var transfers = TransferSearch(block)
        self.init(of: party, in: transactions, among: &transfers, wrapper: wrapper)
    }

    /// Reckons what a party gained, as one of many parties of the same transactions.
    init(of party: Set<Address>, in transactions: [Int], among transfers: inout TransferSearch, wrapper: Address) {
        let record = transfers.block.record
        var flow = PartyTurnover(of: party, wrapper: wrapper)
        var (paid, gas, priority): (U256?, U256?, U256?) = (.zero, .zero, .zero)
        var isComplete = true
        for place in Set(transactions) where record.transactions.indices.contains(place) {
            let transaction = record.transactions[place]
            gas = gas.flatMap { sum in transaction.gasFee.flatMap(sum.adding) }
            priority = priority.flatMap { sum in
                transaction.priorityFee(baseFeePerGas: record.baseFeePerGas).flatMap(sum.adding)
            }
            let seesNative = transaction.calls != nil
            if !seesNative { (paid, isComplete) = (nil, false) }
            if let beneficiary = record.beneficiary {
                for transfer in transfers.transfers(of: [beneficiary], at: place)
                where transfer.assetKind == .native && transfer.to == beneficiary {
                    paid = paid?.adding(transfer.amount)
                }
            }
            for transfer in transfers.transfers(of: party, at: place) where seesNative || !transfer.isWrapping {
                flow.count(transfer)
            }
        }
        let holder = party.min() ?? .zero
        nets = flow.turnovers.keys.sorted()
            .compactMap { asset in
                guard let net = flow.turnover(of: asset)?.net, !net.isZero else { return nil }
                return TokenBalance(account: holder, asset: asset, net: net)
            }
        self.isComplete = isComplete && flow.overflowingAssets.isEmpty
        gasFee = gas
        priorityFee = priority
        beneficiaryPayment = record.beneficiary == nil ? nil : paid
    }

    /// What the party has more or less of an asset.
    public func net(in asset: Asset) -> I256 { nets.first { $0.asset == asset }?.net ?? .zero }

    /// What the party has more or less of the native token after gas, in wei; `nil` when the fee is not known.
    public var netAfterGas: I256? {
        gasFee.flatMap { I256(magnitude: $0, isNegative: false) }.flatMap { net(in: .native).subtracting($0) }
    }
}
