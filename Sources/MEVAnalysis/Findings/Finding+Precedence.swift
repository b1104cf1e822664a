import ChainDecoding

extension Sequence {
    /// The findings without those whose transactions are all parts of others, such as the legs of sandwiches.
    ///
    /// Only what the party of the others did counts: that a finding's transaction is their victim or trigger excludes
    /// nothing.
    ///
    /// - Parameter others: The findings that come first.
    /// - Returns: The rest, in the same order.
    public func excluding<Detail, Other>(partsOf others: some Sequence<Finding<Other>>) -> [Finding<Detail>]
    where Element == Finding<Detail> {
        var parts: Set<FindingTransaction.Place> = []
        for other in others {
            for transaction in other.transactions where transaction.role.isOfParty { parts.insert(transaction.place) }
        }
        return filter { finding in
            !finding.transactions.contains { $0.role.isOfParty }
                || finding.transactions.contains { $0.role.isOfParty && !parts.contains($0.place) }
        }
    }
}

extension FindingTransaction {
    /// Where a transaction is.
    struct Place: Hashable {
        var blockNumber: UInt64
        var index: Int
        var hash: Hash32
    }

    var place: Place { Place(blockNumber: blockNumber, index: index, hash: hash) }
}
