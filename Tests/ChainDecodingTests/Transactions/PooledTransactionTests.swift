import ChainDecoding
import Testing

@Suite("Transactions with their blobs")
struct PooledTransactionTests {
    /// A blob, with as many proofs as it should have, and a transaction that names it; nothing of it proves anything.
    private static func sample(_ kind: BlobSidecar.ProofKind, blobCount: Int = 2) -> PooledTransaction {
        func point(_ number: Int) -> Bytes { Bytes([UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 48)) }
        let sidecar = BlobSidecar(
            proofKind: kind,
            blobs: (0..<blobCount).map { Bytes([UInt8](repeating: UInt8($0), count: BlobSidecar.blobByteCount)) },
            commitments: (0..<blobCount).map { point($0 + 100) },
            proofs: (0..<blobCount * kind.proofsPerBlob).map(point)
        )
        var transaction = Transaction(
            type: .blob,
            chainID: 1,
            nonce: 0,
            maximumFeePerGas: 2,
            maximumPriorityFeePerGas: 1,
            gasLimit: 21_000,
            to: Address(1, 2, 3)
        )
        transaction.blobHashes = sidecar.versionedHashes
        transaction.signature = TransactionSignature(isOdd: false, r: 1, s: 1)
        return PooledTransaction(transaction, sidecar: sidecar)
    }

    @Test("come back in either form", arguments: BlobSidecar.ProofKind.allCases)
    func roundTrip(kind: BlobSidecar.ProofKind) throws {
        let pooled = Self.sample(kind)
        let encoded = Bytes(pooled.encoded)
        #expect(try PooledTransaction(decoding: encoded) == pooled)
        var truncations = Truncations(atMost: 2_000)
        truncations.check(encoded.array) { try PooledTransaction(decoding: Bytes($0)) }
        print("transaction with \(kind): \(truncations)")
        #expect(throws: DecodeError.self) { try PooledTransaction(decoding: Bytes(encoded.array + [0])) }
    }

    @Test("must have what belongs to each blob", arguments: BlobSidecar.ProofKind.allCases)
    func counts(kind: BlobSidecar.ProofKind) throws {
        let mistakes: [(inout PooledTransaction) -> Void] = [
            { $0.sidecar?.blobs.removeLast() },
            { $0.sidecar?.commitments.removeLast() },
            { $0.sidecar?.proofs.removeLast() },
            { $0.transaction.blobHashes.removeLast() },
            { $0.sidecar?.commitments.reverse() },
            { $0.transaction.blobHashes[1] = Hash32($0.transaction.blobHashes[1].word0 + (1 << 56), 0, 0, 0) },
            { $0.sidecar?.blobs[0] = Bytes([1]) },
            { $0.sidecar?.proofs[0] = Bytes([1]) },
            { $0.sidecar = nil },
        ]
        for (index, mistake) in mistakes.enumerated() {
            var pooled = Self.sample(kind)
            mistake(&pooled)
            let encoded = Bytes(pooled.encoded)
            let error = #expect(throws: DecodeError.self, "mistake \(index)") {
                try PooledTransaction(decoding: encoded)
            }
            #expect(error?.code == .malformed, "mistake \(index)")
        }
    }

    @Test("of other kinds are as blocks hold them")
    func otherKinds() throws {
        let transaction = Transaction(
            type: .dynamicFee,
            chainID: 1,
            nonce: 0,
            maximumFeePerGas: 2,
            gasLimit: 21_000,
            to: nil
        )
        let pooled = PooledTransaction(transaction)
        #expect(pooled.encoded == transaction.encoded)
        #expect(try PooledTransaction(decoding: Bytes(pooled.encoded)) == pooled)
    }

    @Test("wrapped in a way that is not known are refused")
    func unknownVersion() throws {
        var encoded = Self.sample(.cells, blobCount: 0).encoded
        // An empty blob list and its neighbours end the encoding; the version stands before them.
        #expect(encoded.suffix(4) == [1, 0xc0, 0xc0, 0xc0])
        encoded[encoded.count - 4] = 2
        let error = #expect(throws: DecodeError.self) { try PooledTransaction(decoding: Bytes(encoded)) }
        #expect(error?.code == .unsupported)
    }

    @Test(
        "alloy: recorded ones come back, signed",
        .needsSharedData,
        arguments: [
            ("alloy/4844rlp/0.rlp.gz", BlobSidecar.ProofKind.blobs), ("alloy/4844rlp/1.rlp.gz", .blobs),
            ("alloy/4844rlp/10.rlp.gz", .blobs), ("alloy/4844rlp/11.rlp.gz", .blobs),
            ("alloy/rpc_blob_transaction.rlp.gz", .blobs), ("alloy/7594rlp/1.rlp.gz", .cells),
        ]
    )
    func alloy(path: String, kind: BlobSidecar.ProofKind) throws {
        let bytes = try Self.shared(path)
        let pooled = try PooledTransaction(decoding: bytes)
        #expect(pooled.encoded == bytes.array)
        var truncations = Truncations(atMost: 1_000)
        truncations.check(bytes.array) { try PooledTransaction(decoding: Bytes($0)) }
        print("\(path): \(truncations)")
        let sidecar = try #require(pooled.sidecar)
        #expect(sidecar.proofKind == kind)
        #expect(sidecar.versionedHashes == pooled.transaction.blobHashes)
        try pooled.transaction.validate(in: .cancun, chainID: pooled.transaction.chainID ?? 0)
        _ = try pooled.transaction.sender(by: SlowCurve())
    }

    @Test("alloy: one with a commitment that the transaction does not name is refused", .needsSharedData)
    func alloyInvalid() throws {
        let bytes = try Self.shared("alloy/7594rlp-invalid/commitment.rlp.gz")
        let error = #expect(throws: DecodeError.self) { try PooledTransaction(decoding: bytes) }
        #expect(error?.path == ["commitments", "0"])
    }

    private static func shared(_ path: String) throws -> Bytes {
        let text = String(decoding: try SharedData.bytes(path), as: UTF8.self).filter { !$0.isWhitespace }
        return Bytes(try Hex.decode(text, prefix: .optional))
    }
}
