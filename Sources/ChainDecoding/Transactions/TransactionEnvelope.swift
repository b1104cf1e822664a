/// A transaction of any kind, known or not.
public enum TransactionEnvelope: Sendable, Hashable {
    /// A transaction of a kind that is known.
    ///
    /// It is apart, so that those that are not known, of which two bytes are enough, do not take its room.
    indirect case known(Transaction)
    /// Another, kept as it came, with the number of its kind; a chain's ``TransactionExtensions`` may know it.
    case unknown(type: UInt8, encoded: Bytes)

    /// Decodes a transaction, and keeps it as it is when its kind is not known.
    ///
    /// - Throws: ``DecodeError`` for a malformed transaction of a known kind, and for what is none of any, as is the number
    ///   of a kind alone (EIP-2718).
    public init(decoding bytes: Bytes) throws(DecodeError) {
        guard let first = bytes.byte(at: 0) else { throw DecodeError(.truncated, "there is no transaction", at: 0) }
        if first <= 0x7f, bytes.count == 1 {
            throw DecodeError(.truncated, "nothing follows the number of the transaction's kind", at: 1)
        }
        if first >= 0xc0 || (first != 0 && TransactionType(rawValue: first) != nil) {
            self = .known(try Transaction(decoding: bytes))
        } else if first <= 0x7f {
            self = .unknown(type: first, encoded: bytes)
        } else {
            throw DecodeError(.malformed, "no transaction begins with \(first)", at: 0)
        }
    }

    /// The number of the kind (EIP-2718); 0 for legacy transactions.
    public var type: UInt8 {
        switch self {
        case .known(let transaction): transaction.type.rawValue
        case .unknown(let type, _): type
        }
    }

    /// The transaction as blocks hold it (EIP-2718).
    public var encoded: Bytes {
        switch self {
        case .known(let transaction): Bytes(transaction.encoded)
        case .unknown(_, let encoded): encoded
        }
    }

    /// The hash by which the transaction is known.
    public var hash: Hash32 {
        Keccak256.hash(encoded)
    }
}
