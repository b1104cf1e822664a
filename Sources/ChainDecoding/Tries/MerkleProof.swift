/// The nodes of a trie that prove which value a key has, or that it has none (EIP-1186, `eth_getProof`).
///
/// ```swift
/// let proof = MerkleProof(nodes: accountProof)
/// let account = try proof.account(at: address, stateRoot: header.stateRoot)
/// ```
///
/// The nodes have to be exactly those on the way to the key, from the root downwards, without those that are part of
/// the node above. Whatever they are, reading them takes time in proportion to their size and does not recurse.
public struct MerkleProof: Sendable, Hashable {
    /// The nodes, in RLP, from the root downwards.
    public var nodes: [Bytes]

    /// Creates a proof from the nodes, in RLP, from the root downwards.
    public init(nodes: [Bytes]) {
        self.nodes = nodes
    }

    /// The value of a key.
    ///
    /// - Parameters:
    ///   - key: The key as the trie has it; in the tries of the state that is a hash, see
    ///     ``account(at:stateRoot:)`` and ``storageValue(at:storageRoot:)``.
    ///   - root: The root of the trie.
    /// - Returns: The value, or `nil` if it is proven that the trie does not have the key.
    /// - Throws: ``DecodeError`` if the nodes do not prove anything; with code `truncated` if some are missing, and
    ///   `trailingBytes` if there are too many.
    public func value(of key: Bytes, root: Hash32) throws(DecodeError) -> Bytes? {
        if root == MerklePatriciaTrie.emptyRoot, nodes.isEmpty || nodes == [Bytes([0x80])] { return nil }
        var position = 0
        var path = NibblePath(key)
        var reference = TrieNode.Reference.hash(root)
        var value: Bytes?
        search: while true {
            guard let node = try node(reference, at: &position) else { break }
            do throws(DecodeError) {
                switch try TrieNode(decoding: node) {
                case .leaf(let rest, let found):
                    if rest.count == path.count, path.starts(with: rest) { value = found }
                    break search
                case .extension(let shared, let child):
                    guard path.starts(with: shared) else { break search }
                    path = path.dropFirst(shared.count)
                    reference = child
                case .branch(let children, let found):
                    if path.isEmpty {
                        value = found.isEmpty ? nil : found
                        break search
                    }
                    reference = children[path[0]]
                    path = path.dropFirst(1)
                }
            } catch {
                throw error.inside("\(max(0, position - 1))")
            }
        }
        guard position == nodes.count else {
            throw DecodeError(.trailingBytes, "\(nodes.count - position) nodes follow the last of the proof")
        }
        return value
    }

    /// The node that a reference means: the next of the proof if it is a hash.
    private func node(_ reference: TrieNode.Reference, at position: inout Int) throws(DecodeError) -> Bytes? {
        switch reference {
        case .empty: return nil
        case .node(let node): return node
        case .hash(let hash):
            guard position < nodes.count else {
                throw DecodeError(.truncated, "the proof ends before the node \(hash)")
            }
            let node = nodes[position]
            guard Keccak256.hash(node) == hash else {
                throw DecodeError(.malformed, "node \(position) of the proof does not have the hash \(hash)")
            }
            position += 1
            return node
        }
    }
}
