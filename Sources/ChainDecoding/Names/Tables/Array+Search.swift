extension Array {
    /// Finds the element with a key by halving, among elements in ascending order of their keys.
    func search<Key: Comparable>(_ key: Key, in range: Range<Int>, by keyOf: (Element) -> Key) -> Element? {
        var range = range
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let found = keyOf(self[middle])
            if found == key { return self[middle] }
            range = found < key ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }
}
