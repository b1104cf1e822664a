import MonitorCore

/// Leases that are sound but for one bug, if that is theirs.
struct BrokenLeaseStore: LeaseStore {
    let base: any LeaseStore
    let bug: SeededBug

    func acquire(_ name: String, holder: String, duration: Duration) async throws -> Lease? {
        if let lease = try await base.acquire(name, holder: holder, duration: duration) { return lease }
        guard bug == .grantsLeaseTwice,
            var held = try await base.leases(withPrefix: name).first(where: { $0.name == name })
        else { return nil }
        held.holder = holder
        return held
    }

    func renew(_ leases: [Lease], duration: Duration) async throws -> [Lease] {
        try await base.renew(leases, duration: duration)
    }

    func release(_ leases: [Lease]) async throws {
        try await base.release(leases)
    }

    func leases(withPrefix prefix: String) async throws -> [Lease] {
        try await base.leases(withPrefix: prefix)
    }
}
