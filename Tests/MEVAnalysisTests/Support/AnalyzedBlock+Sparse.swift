import MEVAnalysis

extension AnalyzedBlock {
    /// The same as if there were other transactions, of which nothing is known, before and between.
    var sparse: AnalyzedBlock { movingIndexes { 10 * $0 + 5 } }

    /// The same with other places in the block.
    func movingIndexes(_ index: (Int) -> Int) -> AnalyzedBlock {
        var record = record
        for place in record.transactions.indices {
            record.transactions[place].index = index(record.transactions[place].index)
        }
        return AnalyzedBlock(record, actions: actions)
    }
}

extension BlockWindow {
    /// The same as if there were other transactions in all blocks.
    var sparse: BlockWindow { BlockWindow(last.sparse, after: earlier.map(\.sparse)) }
}
