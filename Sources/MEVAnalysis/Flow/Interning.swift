/// Numbers for values: 0 for the first one that occurs, 1 for the next other one, and so on.
struct Interning<Value: Hashable & Sendable> {
    private(set) var values: [Value] = []
    private var indexes: [Value: Int] = [:]

    init(capacity: Int) {
        values.reserveCapacity(capacity)
        indexes.reserveCapacity(capacity)
    }

    /// The number of a value.
    mutating func index(of value: Value) -> Int {
        let new = values.count
        let index = indexes[value, default: new]
        if index == new {
            indexes[value] = new
            values.append(value)
        }
        return index
    }

    /// The number of a value that has occurred; `nil` for another.
    func existingIndex(of value: Value) -> Int? { indexes[value] }
}
