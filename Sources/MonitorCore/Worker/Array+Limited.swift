extension Array {
    /// The first elements, with a last one that tells how many were left out where there are more than the limit.
    func limited(to limit: Int, marker: (_ droppedCount: Int) -> Element) -> [Element] {
        guard count > limit, limit > 0 else { return Array(prefix(Swift.max(0, limit))) }
        let kept = prefix(limit - 1)
        return kept + [marker(count - kept.count)]
    }
}
