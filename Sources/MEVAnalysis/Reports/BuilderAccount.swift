public import ChainDecoding

/// What the beneficiary of a block got and paid, in wei; after the Merge that is its builder as a rule.
///
/// The reward of the block, before the Merge, and fees for blobs are not part of it. What the source does not tell is
/// `nil`: transfers can be told from calls only, and fees of blocks without a beneficiary cannot be split.
public struct BuilderAccount: Sendable, Hashable {
    /// Who gets the fees.
    public var beneficiary: Address?
    /// What all transactions paid for gas beyond the base fee.
    public var priorityFees: U256?
    /// What transactions sent to the beneficiary besides, as bribes mostly; what it sent itself does not count.
    public var beneficiaryPayments: U256?
    /// What was burnt: the base fee for all gas (EIP-1559).
    public var burntFees: U256?
    /// What the beneficiary paid to who proposed the block, if it did so by the block's last transaction.
    public var proposerPayment: ProposerPayment?
    /// What it got of ``income`` by transactions of parties to MEV; what is only a candidate for that does not count.
    public var mevIncome: U256?

    /// Creates an account.
    public init(
        beneficiary: Address? = nil,
        priorityFees: U256? = nil,
        beneficiaryPayments: U256? = nil,
        burntFees: U256? = nil,
        proposerPayment: ProposerPayment? = nil,
        mevIncome: U256? = nil
    ) {
        self.beneficiary = beneficiary
        self.priorityFees = priorityFees
        self.beneficiaryPayments = beneficiaryPayments
        self.burntFees = burntFees
        self.proposerPayment = proposerPayment
        self.mevIncome = mevIncome
    }

    /// Priority fees and payments.
    public var income: U256? {
        priorityFees.flatMap { fees in beneficiaryPayments.flatMap(fees.adding) }
    }

    /// What is left of the income after the payment to the proposer and its gas; below zero for who pays more.
    public var retained: I256? {
        guard let income else { return nil }
        guard let proposerPayment else { return I256(difference: income, .zero) }
        guard let cost = proposerPayment.gasFee.flatMap(proposerPayment.amount.adding) else { return nil }
        return I256(difference: income, cost)
    }

    /// The share of MEV in the income, in thousandths rounded down; `nil` where it is not known, or there is no income.
    public var mevShareThousandths: Int? {
        guard let income, let mevIncome, !income.isZero else { return nil }
        return mevIncome.mulDiv(1_000, income).flatMap { Int(exactly: $0) }
    }
}

extension BuilderAccount: JSONWritable {
    /// Writes the beneficiary, the sums, and what follows from them.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("beneficiary", beneficiary)
        json.writeField("priorityFees", priorityFees)
        json.writeField("beneficiaryPayments", beneficiaryPayments)
        json.writeField("burntFees", burntFees)
        json.writeField("proposerPayment", proposerPayment)
        json.writeField("income", income)
        json.writeField("retained", retained)
        json.writeField("mevIncome", mevIncome)
        json.writeField("mevShareThousandths", mevShareThousandths)
    }
}
