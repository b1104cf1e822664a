import ChainDecoding

extension MEVStream {
    /// Where a block comes among those that are kept; `nil` when it is there already.
    func place(of block: BlockRecord) throws(StreamError) -> Int? {
        let entries = state.entries
        guard let oldest = entries.first?.block.record else { return 0 }
        if entries.contains(where: { block.isSame(as: $0.block.record) }) { return nil }
        // Fewer blocks than detectors are to see may be left only where there have never been more.
        let least = state.hasForgotten ? windowLength - 1 : 0
        if let parent = entries.lastIndex(where: { block.isChild(of: $0.block.record) }), parent + 1 >= least {
            return parent + 1
        }
        if least == 0, block.isSibling(of: oldest) { return 0 }
        let first = least < entries.count ? entries[least].block.record.number : oldest.number
        guard block.number > first else { throw .beyondReach(first) }
        throw .missingParent(block.parentHash)
    }
}

extension BlockRecord {
    /// Whether it is the same block, by the hashes where they are known.
    fileprivate func isSame(as other: BlockRecord) -> Bool {
        guard number == other.number else { return false }
        guard let hash, let otherHash = other.hash else { return self == other }
        return hash == otherHash
    }

    /// Whether it comes next after another, by the hashes where they are known.
    fileprivate func isChild(of other: BlockRecord) -> Bool {
        guard number > 0, number - 1 == other.number else { return false }
        guard let parentHash, let hash = other.hash else { return true }
        return parentHash == hash
    }

    /// Whether it has the same parent as another, by the hashes where they are known.
    fileprivate func isSibling(of other: BlockRecord) -> Bool {
        guard number == other.number else { return false }
        guard let parentHash, let otherHash = other.parentHash else { return true }
        return parentHash == otherHash
    }
}
