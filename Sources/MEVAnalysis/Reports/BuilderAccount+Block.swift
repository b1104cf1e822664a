import ChainDecoding

extension BuilderAccount {
    /// Reckons the account of a block.
    ///
    /// - Parameters:
    ///   - block: The block.
    ///   - findings: What was found; transactions of other blocks are no part of the account.
    init(of block: AnalyzedBlock, findings: [AnyFinding]) {
        let record = block.record
        beneficiary = record.beneficiary
        proposerPayment = ProposerPayment(in: record)
        guard let beneficiary else { return }
        let mev = Set(
            findings.lazy.filter { $0.isMEV && $0.confidence > .candidate }.flatMap(\.claimed)
                .filter { $0.blockNumber == record.number }.map(\.place)
        )
        var (priority, payments, burnt, mevSum): (U256?, U256?, U256?, U256?) = (.zero, .zero, .zero, .zero)
        for (transaction, stream) in zip(record.transactions, block.actions.streams) {
            let fee = transaction.priorityFee(baseFeePerGas: record.baseFeePerGas)
            let payment = transaction.calls.flatMap { _ in stream.payments(to: beneficiary) }
            priority = Self.sum(priority, fee)
            payments = Self.sum(payments, payment)
            burnt = Self.sum(burnt, transaction.burntFee(baseFeePerGas: record.baseFeePerGas))
            let place = FindingTransaction.Place(
                blockNumber: record.number,
                index: transaction.index,
                hash: transaction.hash
            )
            if mev.contains(place) { mevSum = Self.sum(Self.sum(mevSum, fee), payment) }
        }
        (priorityFees, beneficiaryPayments, burntFees, mevIncome) = (priority, payments, burnt, mevSum)
    }

    private static func sum(_ left: U256?, _ right: U256?) -> U256? {
        left.flatMap { left in right.flatMap(left.adding) }
    }
}

extension ActionStream {
    /// What was sent to an account by others, in wei; `nil` when it does not fit.
    fileprivate func payments(to account: Address) -> U256? {
        var sum: U256? = .zero
        for transfer in transfers
        where transfer.assetKind == .native && transfer.to == account && transfer.from != account {
            sum = sum?.adding(transfer.amount)
        }
        return sum
    }
}

extension TransactionRecord {
    /// What was burnt of the fee for gas, in wei; `nil` when it is not known or does not fit.
    fileprivate func burntFee(baseFeePerGas: U256?) -> U256? {
        gasUsed.flatMap { (baseFeePerGas ?? .zero).multiplied(by: U256($0)) }
    }
}
