import MonitorCore
import MonitorTestKit
import Synchronization

/// A cache with a fault, if any.
final class FaultyCache: Cache {
    enum Fault {
        case sortsAnswers, keepsFirstValue, keepsForEver, ignoresRemoval, dropsEmptyValues
        case ignoresCase, revivesOnReopening
    }

    private let fault: Fault?
    private let time: VirtualTime
    private let base: InMemoryCache
    private let written = Mutex<[CacheEntry]>([])

    init(_ fault: Fault? = nil, time: VirtualTime) {
        self.fault = fault
        self.time = time
        base = InMemoryCache(time: time)
    }

    func reopened() async throws -> FaultyCache {
        guard fault == .revivesOnReopening else { return self }
        let again = FaultyCache(fault, time: time)
        try await again.set(written.withLock { $0 })
        return again
    }

    func values(forKeys keys: [String]) async throws -> [[UInt8]?] {
        try await base.values(forKeys: fault == .sortsAnswers ? keys.sorted() : keys.map(stored))
    }

    func set(_ entries: [CacheEntry]) async throws {
        written.withLock { $0 += entries }
        for entry in entries {
            var entry = entry
            entry.key = stored(entry.key)
            let isThere = try await base.values(forKeys: [entry.key]) != [nil]
            switch fault {
            case .keepsFirstValue where isThere: continue
            case .keepsForEver: entry.timeToLive = .seconds(1_000_000)
            case .dropsEmptyValues where entry.value.isEmpty: continue
            default: break
            }
            try await base.set([entry])
        }
    }

    func remove(_ keys: [String]) async throws {
        guard fault != .ignoresRemoval else { return }
        try await base.remove(keys.map(stored))
    }

    private func stored(_ key: String) -> String {
        fault == .ignoresCase ? key.lowercased() : key
    }
}
