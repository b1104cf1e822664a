import Synchronization

/// Monitors as they were last read, at the revision that requests ask for or a later one.
final class MonitorDefinitions: Sendable {
    private let store: any MonitorStore
    private let cache: Mutex<BoundedCache<MonitorID, StoredMonitor>>

    init(store: any MonitorStore, maximumCount: Int) {
        self.store = store
        cache = Mutex(BoundedCache(maximumCount: maximumCount))
    }

    /// The monitors of requests that exist; one may still be older than its request when the store lags behind.
    func monitors(for requests: [CheckRequest]) async throws -> [MonitorID: StoredMonitor] {
        var known: [MonitorID: StoredMonitor] = [:]
        var missing: Set<MonitorID> = []
        cache.withLock { cache in
            for request in requests {
                let id = request.slot.monitor
                if let stored = cache[id], stored.revision >= request.revision {
                    known[id] = stored
                } else {
                    missing.insert(id)
                }
            }
        }
        guard !missing.isEmpty else { return known }
        let read = try await store.monitors(missing.sorted())
        cache.withLock { cache in
            for id in missing { cache[id] = read[id] }
        }
        // A monitor that one request made stale must not be used for another of the same batch.
        for id in missing { known[id] = read[id] }
        return known
    }
}
