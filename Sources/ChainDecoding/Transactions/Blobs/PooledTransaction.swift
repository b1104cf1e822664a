/// A transaction as nodes send it to each other before it is in a block: one with blobs brings them along.
///
/// ```swift
/// let pooled = try PooledTransaction(decoding: bytes)
/// let hash = pooled.transaction.hash
/// for blob in pooled.sidecar?.blobs ?? [] { … }
/// ```
public struct PooledTransaction: Sendable, Hashable {
    /// The transaction as blocks hold it.
    public var transaction: Transaction
    /// Its blobs; `nil` for every kind that has none.
    public var sidecar: BlobSidecar?

    /// Creates a transaction with what travels with it.
    public init(_ transaction: Transaction, sidecar: BlobSidecar? = nil) {
        self.transaction = transaction
        self.sidecar = sidecar
    }

    /// Decodes what nodes send: of a transaction with blobs, the form of EIP-4844 or that of EIP-7594.
    ///
    /// Each blob must have its commitment, which must be the one that the transaction names, and its proofs. Whether
    /// the proofs hold is not checked.
    ///
    /// - Throws: ``DecodeError``.
    public init(decoding bytes: Bytes) throws(DecodeError) {
        guard bytes.byte(at: 0) == TransactionType.blob.rawValue else {
            self.init(try Transaction(decoding: bytes))
            return
        }
        var reader = RLPReader(bytes)
        try reader.skip()
        self = try reader.readList { (list) throws(DecodeError) in
            let transaction = try list.readList { (list) throws(DecodeError) in
                try Transaction(.blob, fields: &list)
            }
            return PooledTransaction(transaction, sidecar: try BlobSidecar(from: &list))
        }
        try reader.finish()
        try sidecar?.check(against: transaction.blobHashes)
    }

    /// What nodes send: the transaction as blocks hold it when it is of another kind or no blobs are with it.
    public var encoded: [UInt8] {
        let bare = transaction.encoded
        guard transaction.type == .blob, let sidecar, let fields = Bytes(bare).slice(1..<bare.count) else {
            return bare
        }
        var encoder = RLPEncoder()
        encoder.appendList { list in
            list.append(encoded: fields)
            sidecar.append(to: &list)
        }
        return [transaction.type.rawValue] + encoder.encoded
    }
}
