import MEVAnalysis

/// A block, what its transactions did, and what was found.
struct ReportedBlock {
    let block: AnalyzedBlock
    let report: BlockReport

    init(_ block: AnalyzedBlock) {
        self.block = block
        report = BlockAnalyzer().report(on: BlockWindow(block))
    }
}
