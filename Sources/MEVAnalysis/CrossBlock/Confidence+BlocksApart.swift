extension Confidence {
    /// How sure what takes several blocks is: a candidate in the next block, and less the longer others had time to do
    /// the same.
    static func blocksApart(_ blocks: Int) -> Confidence {
        Confidence(thousandths: max(candidate.thousandths - 100 * (max(blocks, 1) - 1), 100))
    }
}
