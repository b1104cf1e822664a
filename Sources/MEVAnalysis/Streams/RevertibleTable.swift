/// A dictionary that knows what its entries were before the block that is being taken.
struct RevertibleTable<Key: Hashable & Sendable, Value: Hashable & Sendable>: Sendable, Hashable {
    /// What entries were: `nil` where there was none.
    typealias Changes = [Key: Value?]

    private(set) var values: [Key: Value] = [:]
    private var before: Changes = [:]

    var count: Int { values.count }

    subscript(key: Key) -> Value? {
        get { values[key] }
        set {
            remember(key)
            if let newValue { values[key] = newValue } else { values.removeValue(forKey: key) }
        }
    }

    subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
        get { values[key] ?? value() }
        set { self[key] = newValue }
    }

    /// Changes an entry, or a new one, where it lies.
    mutating func update<Result>(
        _ key: Key,
        default value: @autoclosure () -> Value,
        _ body: (inout Value) -> Result
    ) -> Result {
        remember(key)
        return body(&values[key, default: value()])
    }

    private mutating func remember(_ key: Key) {
        if before.index(forKey: key) == nil { before.updateValue(values[key], forKey: key) }
    }

    /// Ends a block, and hands over what undoes it.
    mutating func commit() -> Changes {
        defer { before = [:] }
        return before
    }

    /// Undoes a block, the last one that has not been undone.
    mutating func revert(_ changes: Changes) {
        for (key, old) in changes {
            if let old { values[key] = old } else { values.removeValue(forKey: key) }
        }
    }
}
