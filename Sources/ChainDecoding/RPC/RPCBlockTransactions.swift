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
        let (hashes, transactions) = try reader.readHashes { (reader) throws(DecodeError) in
            try RPCTransaction(from: &reader)
        }
        self = transactions.isEmpty ? .hashes(hashes) : .full(transactions)
    }
}
