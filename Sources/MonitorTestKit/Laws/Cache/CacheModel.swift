import MonitorCore

/// A cache and the in-memory reference, to which the same is done and which must give the same answers.
///
/// A cache that is opened again may have forgotten everything, but must not have what the reference has not.
struct CacheModel<Store: Cache> {
    enum Operation: Sendable {
        case set([CacheEntry])
        case read([String])
        case remove([String])
        case pass(Duration)
        case reopen
    }

    private static var keys: [String] { ["", "a", "A", "b", "ключ", "key with spaces"] }

    private let stores: StoreMaker<Store>
    private let time: VirtualTime
    private let reference: InMemoryCache
    private var store: Store
    private var mayBeForgotten: Set<String> = []

    private init(_ stores: StoreMaker<Store>) async throws {
        self.stores = stores
        time = VirtualTime()
        reference = InMemoryCache(time: time)
        store = try await stores.make(time)
    }

    /// Runs random operations on the caches of a maker.
    static func check(_ stores: StoreMaker<Store>) async throws {
        try await ModelRun(seed: 0x4361_6368, operationCount: 400, generate: operation) { operations in
            var model = try await CacheModel(stores)
            for operation in operations {
                try await model.perform(operation)
            }
            return nil
        }
        .check()
    }

    private static func operation(_ random: inout SeededGenerator) -> Operation {
        let some = (0..<Int.random(in: 0...4, using: &random)).map { _ in keys.randomElement(using: &random) ?? "" }
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<8:
            return .set(
                some.map { key in
                    CacheEntry(
                        key: key,
                        value: (0..<Int.random(in: 0...3, using: &random)).map { _ in .random(using: &random) },
                        timeToLive: .seconds([0, 10, 20, 60].randomElement(using: &random) ?? 10)
                    )
                }
            )
        case 8..<12: return .read(some)
        case 12..<14: return .remove(some)
        // No time to live is a multiple of 7, so nothing depends on what a cache does in the moment in which one ends.
        case 14..<19: return .pass(.seconds(7 * Int.random(in: 1...4, using: &random)))
        default: return .reopen
        }
    }

    private mutating func perform(_ operation: Operation) async throws {
        switch operation {
        case .set(let entries):
            try await store.set(entries)
            try await reference.set(entries)
            mayBeForgotten.subtract(entries.map(\.key))
        case .read(let keys): try await read(keys)
        case .remove(let keys):
            try await store.remove(keys)
            try await reference.remove(keys)
        case .pass(let duration): time.advance(by: duration)
        case .reopen:
            store = try await stores.reopen(store)
            mayBeForgotten.formUnion(Self.keys)
        }
        try await read(Self.keys)
    }

    private func read(_ keys: [String]) async throws {
        let values = try await store.values(forKeys: keys)
        let expected = try await reference.values(forKeys: keys)
        try expectEqual(values.count, keys.count, "how many values are given for \(keys)")
        for (key, (value, expected)) in zip(keys, zip(values, expected)) {
            if value == nil, mayBeForgotten.contains(key) { continue }
            try expectEqual(value, expected, "value of “\(key)”")
        }
    }
}

extension UInt8 {
    fileprivate static func random(using random: inout SeededGenerator) -> UInt8 {
        .random(in: .min ... .max, using: &random)
    }
}
