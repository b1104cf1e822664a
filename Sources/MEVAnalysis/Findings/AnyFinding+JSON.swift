public import ChainDecoding

extension JSONWritable {
    /// The object as a document in JSON, without spaces.
    public var json: String {
        var writer = JSONWriter()
        writer.writeObject(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension AnyFinding: JSONWritable {
    /// Writes all there is to the finding; what is particular to its kind is the object `detail`.
    ///
    /// The confidence is in thousandths.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("schema", Self.schemaVersion)
        json.writeField("id", id.hash)
        json.writeField("kind", kind)
        json.writeField("rule", rule)
        json.writeField("confidence", confidence.thousandths)
        json.writeField("blockNumber", blockNumber)
        json.writeField("blockHash", blockHash)
        json.writeField("transactions", transactions)
        json.writeField("party", party)
        json.writeField("profit", profit)
        json.writeName("detail")
        json.writeObject(detail)
    }
}

extension FindingTransaction: JSONWritable {
    /// Writes the role, the place, the hash, and the logs and calls that show it.
    ///
    /// Logs are told by their places in the block, calls by their indexes in the transaction, depth first.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("role", role.rawValue)
        json.writeField("block", blockNumber)
        json.writeField("index", index)
        json.writeField("hash", hash)
        json.writeField("logs", logs)
        json.writeField("calls", calls)
    }
}

extension Profit: JSONWritable {
    /// Writes the net of each asset, and what was paid.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("nets", nets.map { AssetNet(asset: $0.asset, net: $0.net) })
        json.writeField("gasFee", gasFee)
        json.writeField("priorityFee", priorityFee)
        json.writeField("beneficiaryPayment", beneficiaryPayment)
    }
}
