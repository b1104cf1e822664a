/// Finds what a mistyped word was meant to be.
enum Spelling {
    /// The candidate that is at most two edits away (a third of the word when it is short), or `nil`.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let limit = max(1, min(2, word.count / 3))
        return candidates
            .map { (distance(word.lowercased(), $0.lowercased()), $0) }
            .filter { $0.0 <= limit }
            .min { $0 < $1 }?.1
    }

    /// The Damerau–Levenshtein distance in its restricted form.
    static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(
                    previous[column + 1] + 1,
                    current[column] + 1,
                    previous[column] + (letter == other ? 0 : 1)
                )
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
