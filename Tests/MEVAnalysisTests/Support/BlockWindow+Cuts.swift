import ChainDecoding
import MEVAnalysis

extension BlockWindow {
    /// The transactions of a block as those of several that follow each other, the last one number 100.
    ///
    /// - Parameters:
    ///   - block: All transactions, in order.
    ///   - cuts: The places at which a new block begins, in order.
    init(_ block: AnalyzedBlock, cutAt cuts: [Int]) {
        let bounds = [0] + cuts + [block.record.transactions.count]
        let blocks = zip(bounds, bounds.dropFirst()).enumerated()
            .map { number, range in
                let places = range.0..<range.1
                var record = block.record
                record.number = 100 - UInt64(cuts.count - number)
                record.hash = Hash32(record.number, 0, 0, 9)
                record.transactions = places.map { block.record.transactions[$0] }
                for place in record.transactions.indices { record.transactions[place].index = place }
                return AnalyzedBlock(record, actions: BlockActions(streams: places.map { block.actions.streams[$0] }))
            }
        self.init(blocks[blocks.count - 1], after: Array(blocks.dropLast()))
    }
}
