public import ChainDecoding

extension Trade: JSONWritable {
    /// Writes who traded what for what in which transaction, through which pools, and where the swaps were seen.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("account", account)
        json.writeField("block", block)
        json.writeField("index", index)
        json.writeField("transaction", transaction)
        json.writeField("given", given)
        json.writeField("givenAmount", givenAmount)
        json.writeField("got", got)
        json.writeField("gotAmount", gotAmount)
        json.writeField("pools", pools)
        json.writeOrigins(origins)
    }
}
