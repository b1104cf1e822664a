import MonitorCore
import MonitorTestKit
import Testing

@Suite("In-memory cache")
struct InMemoryCacheTests {
    private func entry(_ key: String, byteCount: Int = 1, seconds: Int = 60) -> CacheEntry {
        CacheEntry(key: key, value: Array(repeating: 1, count: byteCount), timeToLive: .seconds(seconds))
    }

    private func keys(_ cache: InMemoryCache, _ keys: [String]) async throws -> [String] {
        zip(keys, try await cache.values(forKeys: keys)).filter { $0.1 != nil }.map(\.0)
    }

    @Test("a full cache forgets what expired, then what was set longest ago")
    func eviction() async throws {
        let time = VirtualTime()
        let cache = InMemoryCache(time: time, maximumEntryCount: 3)
        try await cache.set([entry("old"), entry("short", seconds: 5), entry("new")])
        time.advance(by: .seconds(5))
        try await cache.set([entry("fourth")])
        #expect(try await keys(cache, ["old", "short", "new", "fourth"]) == ["old", "new", "fourth"])
        try await cache.set([entry("old")])
        try await cache.set([entry("fifth")])
        #expect(try await keys(cache, ["old", "new", "fourth", "fifth"]) == ["old", "fourth", "fifth"])
    }

    @Test("an entry that is set again lives as long as its new time to live")
    func renewal() async throws {
        let time = VirtualTime()
        let cache = InMemoryCache(time: time, maximumEntryCount: 3)
        try await cache.set([entry("longer", seconds: 5), entry("shorter", seconds: 60)])
        try await cache.set([entry("longer", seconds: 60), entry("shorter", seconds: 5)])
        time.advance(by: .seconds(5))
        try await cache.set([entry("other"), entry("another")])
        #expect(try await keys(cache, ["longer", "shorter", "other", "another"]) == ["longer", "other", "another"])
    }

    @Test("the bytes of all values are limited")
    func byteLimit() async throws {
        let cache = InMemoryCache(time: VirtualTime(), maximumByteCount: 10)
        try await cache.set([entry("a", byteCount: 6), entry("b", byteCount: 4)])
        #expect(try await keys(cache, ["a", "b"]) == ["a", "b"])
        try await cache.set([entry("c", byteCount: 1)])
        #expect(try await keys(cache, ["a", "b", "c"]) == ["b", "c"])
        try await cache.set([entry("huge", byteCount: 11)])
        #expect(try await keys(cache, ["b", "c", "huge"]).isEmpty)
    }

    @Test("a key set again and again leaves nothing behind")
    func churn() async throws {
        let cache = InMemoryCache(time: VirtualTime(), maximumEntryCount: 2)
        for number in 0..<1_000 {
            try await cache.set([entry("a", byteCount: number % 7)])
            try await cache.remove([number.isMultiple(of: 3) ? "a" : "b"])
        }
        try await cache.set([entry("a"), entry("b")])
        #expect(try await keys(cache, ["a", "b"]) == ["a", "b"])
    }
}
