public import MonitorCore

/// Runs the laws of a cache.
public struct CacheLaws<Store: Cache>: StoreLawSet {
    private let stores: StoreMaker<Store>

    /// Creates the laws for the caches of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh cache.
    public func run(_ law: CacheLaw) async throws {
        let time = VirtualTime()
        let cache = try await stores.make(time)
        switch law {
        case .answersInOrder: try await answersInOrder(cache)
        case .setReplaces: try await setReplaces(cache, time)
        case .expires: try await expires(cache, time)
        case .removes: try await removes(cache)
        case .keepsBytes: try await keepsBytes(cache)
        case .reopeningRevivesNothing: try await reopeningRevivesNothing(cache, time)
        case .agreesWithTheReference: try await CacheModel.check(stores)
        }
    }

    private func entry(_ key: String, _ value: [UInt8], seconds: Int = 10) -> CacheEntry {
        CacheEntry(key: key, value: value, timeToLive: .seconds(seconds))
    }

    private func answersInOrder(_ cache: Store) async throws {
        try await cache.set([entry("a", [1]), entry("b", [2])])
        let values = try await cache.values(forKeys: ["b", "c", "a", "b"])
        try expectEqual(values, [[2], nil, [1], [2]], "values")
        try expectEqual(try await cache.values(forKeys: []), [], "values of no key")
    }

    private func setReplaces(_ cache: Store, _ time: VirtualTime) async throws {
        try await cache.set([entry("a", [1], seconds: 5), entry("b", [1], seconds: 100)])
        try await cache.set([entry("a", [2], seconds: 100), entry("b", [2], seconds: 5)])
        try expectEqual(try await cache.values(forKeys: ["a", "b"]), [[2], [2]], "values")
        time.advance(by: .seconds(50))
        try expectEqual(try await cache.values(forKeys: ["a", "b"]), [[2], nil], "values later")
    }

    private func expires(_ cache: Store, _ time: VirtualTime) async throws {
        try await cache.set([entry("a", [1], seconds: 10)])
        time.advance(by: .milliseconds(9_900))
        try expectEqual(try await cache.values(forKeys: ["a"]), [[1]], "value just before its end")
        time.advance(by: .milliseconds(200))
        try expectEqual(try await cache.values(forKeys: ["a"]), [nil], "value after its end")
    }

    private func removes(_ cache: Store) async throws {
        try await cache.set([entry("a", [1]), entry("b", [2])])
        try await cache.remove(["a", "unheard of"])
        try expectEqual(try await cache.values(forKeys: ["a", "b"]), [nil, [2]], "values")
        try await cache.set([entry("a", [3])])
        try expectEqual(try await cache.values(forKeys: ["a"]), [[3]], "value set anew")
    }

    private func keepsBytes(_ cache: Store) async throws {
        let value = (0...255).map { UInt8($0) }
        try await cache.set([entry("", value), entry("ключ 🔑", [])])
        try expectEqual(try await cache.values(forKeys: ["", "ключ 🔑"]), [value, []], "values")
    }

    private func reopeningRevivesNothing(_ cache: Store, _ time: VirtualTime) async throws {
        try await cache.set([entry("replaced", [1], seconds: 100), entry("removed", [1], seconds: 100)])
        try await cache.set([entry("expired", [1]), entry("late", [1], seconds: 20)])
        try await cache.set([entry("replaced", [2], seconds: 100)])
        try await cache.remove(["removed"])
        time.advance(by: .seconds(15))
        let opened = try await stores.reopen(cache)
        time.advance(by: .seconds(10))
        let values = try await opened.values(forKeys: ["replaced", "removed", "expired", "late"])
        try expect(values == [[2], nil, nil, nil] || values == [nil, nil, nil, nil], "values revived: \(values)")
        try await opened.set([entry("removed", [3])])
        try expectEqual(try await opened.values(forKeys: ["removed"]), [[3]], "value set anew")
    }
}
