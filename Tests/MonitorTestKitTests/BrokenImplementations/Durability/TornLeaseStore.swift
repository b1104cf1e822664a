import MonitorCore

/// Grants a lease under another name.
struct TornLeaseStore: LeaseStore {
    let base: InMemoryLeaseStore
    let tear: TornWrites

    func acquire(_ name: String, holder: String, duration: Duration) async throws -> Lease? {
        try await tear.write(
            name,
            part: { $0 + "?" },
            to: { try await base.acquire($0, holder: holder, duration: duration) }
        )
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
