public import ChainDecoding

extension Asset: JSONWritable {
    /// Writes the contract and the number, which is `null` for fungible tokens.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("token", token)
        json.writeField("id", id.isZero ? nil : id)
    }
}

extension TokenAmount: JSONWritable {
    /// Writes the token and the amount.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("token", token)
        json.writeField("amount", amount)
    }
}

extension PoolID: JSONWritable {
    /// Writes the contract and the number, which is `null` for a pool with a contract of its own.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("contract", contract)
        json.writeField("id", id == .zero ? nil : id)
    }
}

extension Swap: JSONWritable {
    /// Writes the pool, what it took and gave, from and to whom, and where the swap was seen.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("venue", venue.rawValue)
        json.writeField("pool", pool)
        json.writeField("tokenIn", tokenIn)
        json.writeField("amountIn", amountIn)
        json.writeField("tokenOut", tokenOut)
        json.writeField("amountOut", amountOut)
        json.writeField("payer", payer)
        json.writeField("recipient", recipient)
        json.writeOrigin(origin)
    }
}

extension FlashLoan: JSONWritable {
    /// Writes who lent what to whom for how much, and where it was seen.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("venue", venue.rawValue)
        json.writeField("lender", lender)
        json.writeField("borrower", borrower)
        json.writeField("token", token)
        json.writeField("amount", amount)
        json.writeField("fee", fee)
        json.writeOrigin(origin)
    }
}

extension Liquidation: JSONWritable {
    /// Writes who repaid what for whom, what was got for it, and where it was seen.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("venue", venue.rawValue)
        json.writeField("market", market)
        json.writeField("liquidator", liquidator)
        json.writeField("borrower", borrower)
        json.writeField("debt", debt)
        json.writeField("collateral", collateral)
        json.writeOrigin(origin)
    }
}

extension NFTTrade: JSONWritable {
    /// Writes what was sold by whom to whom for how much, and where it was seen.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("venue", venue.rawValue)
        json.writeField("exchange", exchange)
        json.writeField("seller", seller)
        json.writeField("buyer", buyer)
        json.writeField("token", asset.token)
        json.writeField("id", asset.id)
        json.writeField("count", count)
        json.writeField("price", price)
        json.writeOrigin(origin)
    }
}
