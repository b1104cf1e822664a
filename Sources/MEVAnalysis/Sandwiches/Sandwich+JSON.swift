public import ChainDecoding

extension SandwichLeg: JSONWritable {
    /// Writes the pool, the tokens, what the attacker swapped before and after, and the victims.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("venue", venue.rawValue)
        json.writeField("pool", pool)
        json.writeField("tokenIn", tokenIn)
        json.writeField("tokenOut", tokenOut)
        json.writeField("fronts", fronts)
        json.writeField("backs", backs)
        json.writeField("victims", victims)
    }
}

extension SandwichLeg.Trade: JSONWritable {
    /// Writes the place of the transaction, the amounts, and where the swaps were seen.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("transaction", transaction)
        json.writeField("amountIn", amountIn)
        json.writeField("amountOut", amountOut)
        json.writeOrigins(origins)
    }
}

extension SandwichVictim: JSONWritable {
    /// Writes who did what, what it lost, and where it was seen.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("transaction", transaction)
        json.writeField("action", action.rawValue)
        json.writeField("account", account)
        json.writeField("amountIn", amountIn)
        json.writeField("amountOut", amountOut)
        json.writeField("loss", loss)
        json.writeOrigin(origin)
    }
}

extension VictimLoss: JSONWritable {
    /// Writes the token, the bounds, and how they are known.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("token", token)
        json.writeField("atLeast", atLeast)
        json.writeField("atMost", atMost)
        json.writeField("withoutAttack", withoutAttack)
        json.writeField("basis", basis.rawValue)
    }
}
