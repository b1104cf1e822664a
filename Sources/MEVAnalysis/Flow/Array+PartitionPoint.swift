extension Array {
    /// The first index whose element fulfils what all after it fulfil as well; the end when none does.
    ///
    /// - Complexity: O(log *n*).
    func partitionPoint(_ isAtOrAfter: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if isAtOrAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
