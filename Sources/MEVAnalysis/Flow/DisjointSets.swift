/// Sets of numbers of which none has one in common, to be united.
struct DisjointSets {
    private var parents: [Int] = []

    init(count: Int = 0) {
        parents = Array(0..<count)
    }

    /// How many numbers there are.
    var count: Int { parents.count }

    /// Makes a number in a set of its own.
    mutating func add() -> Int {
        parents.append(parents.count)
        return parents.count - 1
    }

    /// The number that stands for the set of a number.
    mutating func root(of number: Int) -> Int {
        var number = number
        while parents[number] != number {
            parents[number] = parents[parents[number]]
            number = parents[number]
        }
        return number
    }

    /// Makes one set of two; the lower root stands for it.
    mutating func unite(_ first: Int, _ second: Int) {
        let (first, second) = (root(of: first), root(of: second))
        parents[max(first, second)] = min(first, second)
    }

    /// The sets, each and all in ascending order.
    mutating func groups() -> [[Int]] {
        var places = [Int](repeating: -1, count: parents.count)
        var groups: [[Int]] = []
        for number in parents.indices {
            // The root is the lowest number, and comes first.
            let root = root(of: number)
            if places[root] < 0 {
                places[root] = groups.count
                groups.append([])
            }
            groups[places[root]].append(number)
        }
        return groups
    }
}
