/// The transactions of a block, whole or by their hashes: which of the two is for the request to say.
public enum RPCBlockTransactions: Sendable, Hashable {
    /// Their hashes, or none.
    case hashes([Hash32])
    /// All of them, whole.
    case full([RPCTransaction])

    /// How many there are.
    public var count: Int {
        switch self {
        case .hashes(let hashes): hashes.count
        case .full(let transactions): transactions.count
        }
    }
}

extension RPCBlockTransactions: RPCDecodable {
    /// Reads an array of hashes or of transactions; one of both is refused.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        var hashes: [Hash32] = []
        var transactions: [RPCTransaction] = []
        try reader.readElements { (reader) throws(DecodeError) in
            let isObject = try reader.json.kind() == .object
            if isObject, hashes.isEmpty {
                transactions.append(try RPCTransaction(from: &reader))
            } else {
                guard transactions.isEmpty else { throw reader.json.error(.malformed, "a transaction is expected") }
                hashes.append(try reader.readHash())
            }
        }
        self = transactions.isEmpty ? .hashes(hashes) : .full(transactions)
    }
}
