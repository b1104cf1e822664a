import ChainDecoding

/// A Merkle-Patricia trie as the yellow paper defines it, to compare with: recursive and slow.
///
/// It also makes proofs.
final class TrieModel {
    private enum Shape {
        case empty
        case leaf
        case `extension`([UInt8], TrieModel)
        case branch([TrieModel])
    }

    private let shape: Shape
    /// The node in RLP.
    private let item: RLPModel
    private let encoded: [UInt8]

    convenience init(_ entries: [[UInt8]: [UInt8]]) {
        self.init(entries.map { (Self.nibbles($0.key)[...], $0.value) })
    }

    private init(_ entries: [(key: ArraySlice<UInt8>, value: [UInt8])]) {
        let first = entries.first ?? ([], [])
        let shared = entries.reduce(first.key.count) { shared, entry in
            min(shared, zip(first.key, entry.key).prefix { $0 == $1 }.count)
        }
        let path = Array(first.key.prefix(shared))
        if entries.isEmpty {
            shape = .empty
            item = .bytes([])
        } else if entries.count == 1 {
            shape = .leaf
            item = .list([.bytes(Self.compact(path, isLeaf: true)), .bytes(first.value)])
        } else if shared > 0 {
            let child = TrieModel(entries.map { ($0.key.dropFirst(shared), $0.value) })
            shape = .extension(path, child)
            item = .list([.bytes(Self.compact(path, isLeaf: false)), child.reference])
        } else {
            let children = (0..<16)
                .map { nibble in
                    TrieModel(entries.filter { $0.key.first == nibble }.map { ($0.key.dropFirst(), $0.value) })
                }
            shape = .branch(children)
            item = .list(children.map(\.reference) + [.bytes(entries.first { $0.key.isEmpty }?.value ?? [])])
        }
        encoded = item.encoded
    }

    var root: Hash32 { Keccak256.hash(encoded) }

    private var isShort: Bool { encoded.count < 32 }

    private var reference: RLPModel {
        if case .empty = shape { return .bytes([]) }
        return isShort ? item : .bytes(root.bytes)
    }

    /// The nodes on the way to a key that are not part of the one above.
    func proof(of key: [UInt8]) -> [Bytes] {
        var proof: [Bytes] = []
        prove(Self.nibbles(key)[...], isRoot: true, in: &proof)
        return proof
    }

    private func prove(_ key: ArraySlice<UInt8>, isRoot: Bool, in proof: inout [Bytes]) {
        if case .empty = shape { return }
        if isRoot || !isShort { proof.append(Bytes(encoded)) }
        switch shape {
        case .extension(let path, let child) where key.starts(with: path):
            child.prove(key.dropFirst(path.count), isRoot: false, in: &proof)
        case .branch(let children):
            guard let nibble = key.first else { return }
            children[Int(nibble)].prove(key.dropFirst(), isRoot: false, in: &proof)
        default: return
        }
    }

    private static func nibbles(_ key: [UInt8]) -> [UInt8] {
        key.flatMap { [$0 >> 4, $0 & 15] }
    }

    private static func compact(_ path: [UInt8], isLeaf: Bool) -> [UInt8] {
        let flag: UInt8 = (isLeaf ? 2 : 0) + (path.count.isMultiple(of: 2) ? 0 : 1)
        let nibbles = path.count.isMultiple(of: 2) ? [flag, 0] + path : [flag] + path
        return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
    }
}
