import ChainDecoding
import Testing

extension Truncations {
    /// Cuts off the list of a proof's nodes, and each node of it.
    mutating func check<Value>(
        _ proof: MerkleProof,
        _ name: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        by prove: (MerkleProof) throws -> Value
    ) {
        check(proof.nodes, "\(name), nodes", sourceLocation: sourceLocation) { try prove(MerkleProof(nodes: $0)) }
        for index in proof.nodes.indices {
            check(proof.nodes[index].array, "\(name), node \(index)", sourceLocation: sourceLocation) { cut in
                var nodes = proof.nodes
                nodes[index] = Bytes(cut)
                return try prove(MerkleProof(nodes: nodes))
            }
        }
    }
}
