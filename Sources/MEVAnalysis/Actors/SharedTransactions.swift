/// Parts of attacks by one actor that have a transaction in common are one attack.
enum SharedTransactions {
    private struct Key: Hashable {
        var actor: Int
        var place: Int
    }

    /// The indexes of the parts that belong together, in the order of the first ones.
    static func groups(_ parts: [(actor: Int, places: [Int])]) -> [[Int]] {
        var sets = DisjointSets(count: parts.count)
        var firsts: [Key: Int] = [:]
        for (index, part) in parts.enumerated() {
            for place in part.places {
                let key = Key(actor: part.actor, place: place)
                if let first = firsts[key] { sets.unite(first, index) } else { firsts[key] = index }
            }
        }
        return sets.groups()
    }
}
