import ChainDecoding

extension ClaimResolver {
    /// A liquidation, of which the repayment or the collateral has to have moved.
    mutating func resolveLiquidation(_ liquidation: LiquidationClaim, _ claim: Claim, _ index: Int) {
        let range = range(of: claim)
        let isCall = claim.scope != nil
        let paid = range.first { isRepayment(transfers[$0], liquidation, isCall: isCall) }
        let seized = range.first { place in
            place != paid && isCollateral(transfers[place], liquidation, isCall: isCall, paid: paid)
        }
        let id = PoolID(claim.contract, id: liquidation.id)
        let known = pool(id)
        guard paid != nil || seized != nil || known != nil else { return }
        for place in [paid, seized] { if let place { isClaimed[place] = true } }
        var evidence = claim.evidence
        if known != nil { evidence.insert(.directory) }
        if paid != nil { evidence.insert(.inflow) }
        if seized != nil { evidence.insert(.outflow) }
        let liquidator =
            liquidation.liquidator ?? seized.map { transfers[$0].to } ?? paid.map { transfers[$0].from }
            ?? transaction.recipient ?? transaction.sender
        stream.liquidations.append(
            Liquidation(
                venue: liquidation.venue,
                market: id,
                liquidator: liquidator ?? .zero,
                borrower: liquidation.borrower,
                debt: TokenAmount(
                    token: liquidation.debtToken ?? paid.map { transfers[$0].token },
                    amount: paid.map { transfers[$0].amount } ?? liquidation.debtAmount ?? .zero
                ),
                collateral: TokenAmount(
                    token: seized.map { transfers[$0].token } ?? liquidation.collateralToken,
                    amount: seized.map { transfers[$0].amount } ?? liquidation.collateralAmount ?? .zero
                ),
                evidence: evidence,
                origin: claim.origin(index)
            )
        )
    }

    private func isRepayment(_ transfer: AssetTransfer, _ claim: LiquidationClaim, isCall: Bool) -> Bool {
        guard transfer.isFungible, claim.debtToken == nil || claim.debtToken == transfer.token else { return false }
        if isCall { return transfer.from == claim.liquidator }
        guard let amount = claim.debtAmount, !amount.isZero, transfer.amount == amount else { return false }
        return transfer.token != claim.collateralToken
    }

    private func isCollateral(
        _ transfer: AssetTransfer,
        _ claim: LiquidationClaim,
        isCall: Bool,
        paid: Int?
    ) -> Bool {
        guard transfer.isFungible, transfer.token != (claim.debtToken ?? paid.map { transfers[$0].token }) else {
            return false
        }
        if isCall { return transfer.to == claim.liquidator }
        guard let amount = claim.collateralAmount, !amount.isZero else { return false }
        // Compound keeps a part of what is seized.
        if claim.venue == .compoundV2 {
            return transfer.token == claim.collateralToken && transfer.to == claim.liquidator
                && transfer.amount <= amount
        }
        return transfer.amount == amount && (claim.collateralToken == nil || claim.collateralToken == transfer.token)
    }
}
