/// Roots of Merkle-Patricia tries, the hashes by which headers commit to what a block holds (yellow paper, appendix D).
///
/// ```swift
/// let root = MerklePatriciaTrie.root(of: block.transactions.map(\.encoded))
/// let isWhole = root == block.header.transactionsRoot
/// ```
///
/// Time is linear in the size of the entries, beside sorting them, and no key, however long, overflows the stack.
public enum MerklePatriciaTrie {
    /// The root of a trie without entries: the hash of empty bytes in RLP.
    public static let emptyRoot = Keccak256.hash([0x80])

    /// The root of a trie of values by their indexes, as headers have of transactions, receipts and withdrawals.
    ///
    /// - Parameter values: The values, encoded; empty ones are no entries.
    /// - Returns: The root.
    public static func root(of values: [Bytes]) -> Hash32 {
        var builder = TrieRootBuilder()
        // The keys are the indexes in RLP: that of 0 is 0x80, which follows those of 1 to 127.
        let first = min(1, values.count)
        let middle = max(first, min(128, values.count))
        for index in [Array(first..<middle), Array(0..<first), Array(middle..<values.count)].joined() {
            guard !values[index].isEmpty else { continue }
            builder.append(key: Bytes(RLP.encode { $0.append(UInt64(index)) }), value: values[index])
        }
        return builder.finish()
    }

    /// The root of a trie of entries.
    ///
    /// - Parameter entries: The values by their keys; empty values are no entries.
    /// - Returns: The root.
    public static func root(of entries: [Bytes: Bytes]) -> Hash32 {
        var builder = TrieRootBuilder()
        let sorted = entries.sorted { $0.key.storage.lexicographicallyPrecedes($1.key.storage) }
        for (key, value) in sorted where !value.isEmpty {
            builder.append(key: key, value: value)
        }
        return builder.finish()
    }

    /// The root of a trie of entries by the hashes of their keys, as the states of accounts and of storage have.
    ///
    /// - Parameter entries: The values by their keys; empty values are no entries.
    /// - Returns: The root.
    public static func securedRoot(of entries: [Bytes: Bytes]) -> Hash32 {
        var hashed: [Bytes: Bytes] = [:]
        hashed.reserveCapacity(entries.count)
        for (key, value) in entries { hashed[Bytes(Keccak256.hash(key).bytes)] = value }
        return root(of: hashed)
    }
}
