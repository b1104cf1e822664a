import ChainDecoding

/// The transactions of several blocks as those of one, so that what looks through a block looks through all of them.
struct JoinedBlocks {
    /// All transactions; the rest is the last block's.
    let whole: AnalyzedBlock
    private let blocks: [AnalyzedBlock]
    /// Where each block begins.
    private let starts: [Int]

    /// Joins the blocks of a window.
    ///
    /// - Parameters:
    ///   - window: The blocks.
    ///   - isLookedAt: Which streams to look at: the others are empty in ``whole``.
    init(_ window: BlockWindow, where isLookedAt: (ActionStream) -> Bool = { _ in true }) {
        blocks = window.blocks
        var record = window.last.record
        record.transactions = []
        var streams: [ActionStream] = []
        var starts: [Int] = []
        for block in blocks {
            starts.append(record.transactions.count)
            record.transactions += block.record.transactions
            streams += block.actions.streams.map { isLookedAt($0) ? $0 : ActionStream(transaction: $0.transaction) }
        }
        self.starts = starts
        whole = AnalyzedBlock(record, actions: BlockActions(streams: streams))
    }

    /// The place of the last block's first transaction.
    var startOfLast: Int { starts.last ?? 0 }

    /// The block of a transaction.
    func block(of place: Int) -> AnalyzedBlock { blocks[blockIndex(of: place)] }

    /// How many blocks lie between a transaction and the last block: 0 in the last one itself.
    func blocksBeforeLast(_ place: Int) -> Int { blocks.count - 1 - blockIndex(of: place) }

    /// A transaction as a part of a finding.
    func part(_ place: Int, _ role: FindingTransaction.Role, _ origins: [ActionOrigin]) -> FindingTransaction {
        let index = blockIndex(of: place)
        return blocks[index].part(place - starts[index], role, origins)
    }

    /// What a party gained by transactions of any of the blocks.
    func profit(of party: Set<Address>, in places: some Sequence<Int>, wrapper: Address) -> Profit {
        let placesOfBlocks = Dictionary(grouping: places, by: blockIndex)
        return placesOfBlocks.sorted { $0.key < $1.key }
            .map { index, places in
                Profit(of: party, in: places.map { $0 - starts[index] }, of: blocks[index], wrapper: wrapper)
            }
            .reduce(Profit(nets: [], gasFee: .zero, priorityFee: .zero, beneficiaryPayment: .zero)) { $0.adding($1) }
    }

    private func blockIndex(of place: Int) -> Int { max(starts.partitionPoint { $0 > place } - 1, 0) }
}
