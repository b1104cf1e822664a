import ChainDecoding

extension ClaimResolver {
    /// Loans of whatever the contract gave and got back since its last claim.
    mutating func resolveLoans(_ venue: Venue, _ claim: Claim, _ index: Int, legs: Legs) {
        for leg in legs.legs where legs.isKnown && leg.beganGiving && leg.gave <= leg.got {
            guard let borrower = leg.firstRecipient else { continue }
            stream.flashLoans.append(
                FlashLoan(
                    venue: venue,
                    lender: claim.contract,
                    borrower: borrower,
                    token: leg.token,
                    amount: leg.gave,
                    fee: leg.got &- leg.gave,
                    evidence: [claim.evidence, .flow],
                    origin: claim.origin(index)
                )
            )
        }
    }

    /// A loan that names what was lent, or that is whatever went through the contract during its call.
    mutating func resolveLoan(_ loan: FlashLoanClaim, _ claim: Claim, _ index: Int) {
        let range = range(of: claim)
        guard let token = loan.token else {
            var legs = Legs(claim.contract)
            for place in range where transfers[place].from == claim.contract || transfers[place].to == claim.contract {
                legs.add(transfers[place])
            }
            return resolveLoans(loan.venue, claim, index, legs: legs)
        }
        guard !loan.amount.isZero, let owed = loan.amount.adding(loan.fee) else { return }
        let lent = range.first { place in
            transfers[place].token == token && transfers[place].amount == loan.amount
                && transfers[place].to == loan.borrower
        }
        guard let lent else { return }
        let lender = transfers[lent].from
        let isReturned = (lent + 1..<range.upperBound)
            .contains { place in
                transfers[place].token == token && owed <= transfers[place].amount
                    && (transfers[place].to == lender || transfers[place].to == claim.contract
                        || transfers[place].kind == .burn)
            }
        guard isReturned else { return }
        stream.flashLoans.append(
            FlashLoan(
                venue: loan.venue,
                lender: claim.contract,
                borrower: loan.borrower,
                token: token,
                amount: loan.amount,
                fee: loan.fee,
                evidence: [claim.evidence, .flow],
                origin: claim.origin(index)
            )
        )
    }
}
