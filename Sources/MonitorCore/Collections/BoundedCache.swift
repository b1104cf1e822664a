/// A dictionary that forgets what was not used lately.
///
/// It keeps two generations; when the younger is full it becomes the older, and what the older still held is forgotten.
package struct BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let generationCount: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    package init(maximumCount: Int) {
        generationCount = max(1, maximumCount / 2)
    }

    package var count: Int { young.count + old.count }

    package subscript(key: Key) -> Value? {
        mutating get {
            if let value = young[key] { return value }
            guard let value = old.removeValue(forKey: key) else { return nil }
            insert(value, for: key)
            return value
        }
        set {
            old[key] = nil
            if let newValue {
                insert(newValue, for: key)
            } else {
                young[key] = nil
            }
        }
    }

    package mutating func removeAll() {
        young = [:]
        old = [:]
    }

    private mutating func insert(_ value: Value, for key: Key) {
        if young.count >= generationCount, young[key] == nil {
            old = young
            young = [:]
        }
        young[key] = value
    }
}
