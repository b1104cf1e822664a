extension BlobSidecar {
    /// Reads what follows the transaction in the list that holds both.
    init(from list: inout RLPReader) throws(DecodeError) {
        var proofKind = ProofKind.blobs
        if !list.nextIsList {
            let place = list.offset
            guard try list.readUInt64() == ProofKind.cells.rawValue else {
                throw DecodeError(.unsupported, "the blobs are wrapped in a way that is not known", at: place)
            }
            proofKind = .cells
        }
        self.init(
            proofKind: proofKind,
            blobs: try list.readAll(of: Self.blobByteCount),
            commitments: try list.readAll(of: Self.pointByteCount),
            proofs: try list.readAll(of: Self.pointByteCount)
        )
    }

    func append(to list: inout RLPEncoder) {
        if proofKind == .cells { list.append(UInt64(ProofKind.cells.rawValue)) }
        for part in [blobs, commitments, proofs] {
            list.appendList { list in
                for bytes in part { list.append(bytes) }
            }
        }
    }

    /// Requires a commitment and as many proofs as there should be for each blob, and that these are the blobs a
    /// transaction names.
    func check(against hashes: [Hash32]) throws(DecodeError) {
        guard blobs.count == hashes.count, commitments.count == hashes.count else {
            throw DecodeError(
                .malformed,
                "\(hashes.count) blobs are named, but \(blobs.count) blobs and \(commitments.count) commitments came"
            )
        }
        guard proofs.count == blobs.count * proofKind.proofsPerBlob else {
            throw DecodeError(.malformed, "\(blobs.count) blobs have \(proofs.count) proofs")
        }
        for (index, (computed, named)) in zip(versionedHashes, hashes).enumerated() where computed != named {
            throw DecodeError(.malformed, "the commitment is not of the blob that the transaction names")
                .inside("\(index)").inside("commitments")
        }
    }
}

extension RLPReader {
    /// Reads a list of items that all have the same number of bytes.
    fileprivate mutating func readAll(of byteCount: Int) throws(DecodeError) -> [Bytes] {
        try readList { (list) throws(DecodeError) in
            var items: [Bytes] = []
            while !list.isAtEnd { items.append(try list.readBytes(count: byteCount)) }
            return items
        }
    }
}
