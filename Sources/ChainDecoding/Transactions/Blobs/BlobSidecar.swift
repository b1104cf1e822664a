/// The blobs of a transaction, which travel with it between nodes but stand in no block.
///
/// The blobs share the storage of what they were decoded from. That they are what the commitments say is not checked:
/// that takes pairings on BLS12-381, of which this module has none.
public struct BlobSidecar: Sendable, Hashable {
    /// What the proofs are of.
    public enum ProofKind: UInt8, Sendable, Hashable, CaseIterable {
        /// A proof for each blob (EIP-4844).
        case blobs = 0
        /// A proof for each of a blob's ``cellsPerBlob`` cells, blob after blob (EIP-7594).
        case cells = 1

        /// How many proofs a blob has.
        public var proofsPerBlob: Int { self == .blobs ? 1 : BlobSidecar.cellsPerBlob }
    }

    /// How many bytes a blob has: 4,096 field elements of 32.
    public static let blobByteCount = 131_072
    /// How many cells an extended blob has (EIP-7594).
    public static let cellsPerBlob = 128
    /// How many bytes a commitment and a proof have: a compressed point of the group G1.
    public static let pointByteCount = 48

    /// What the proofs are of.
    public var proofKind: ProofKind
    /// The blobs.
    public var blobs: [Bytes]
    /// A KZG commitment for each blob.
    public var commitments: [Bytes]
    /// The KZG proofs.
    public var proofs: [Bytes]

    /// Creates a sidecar.
    public init(proofKind: ProofKind, blobs: [Bytes], commitments: [Bytes], proofs: [Bytes]) {
        self.proofKind = proofKind
        self.blobs = blobs
        self.commitments = commitments
        self.proofs = proofs
    }

    /// What the blobs are known by in the transaction: 0x01, and the SHA-256 hash of the commitment without its first
    /// byte (EIP-4844).
    public var versionedHashes: [Hash32] {
        commitments.map { commitment in
            let hash = SHA256.hash(commitment)
            return Hash32(hash.word0 & 0x00ff_ffff_ffff_ffff | 1 &<< 56, hash.word1, hash.word2, hash.word3)
        }
    }
}
