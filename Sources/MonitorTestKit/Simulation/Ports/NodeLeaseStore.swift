import MonitorCore

/// The lease store as one process reaches it.
struct NodeLeaseStore: LeaseStore {
    let base: any LeaseStore
    let link: NodeLink

    func acquire(_ name: String, holder: String, duration: Duration) async throws -> Lease? {
        try await link.call(.leases, "acquire \(name)", isWrite: true) {
            try await base.acquire(name, holder: holder, duration: duration)
        }
    }

    func renew(_ leases: [Lease], duration: Duration) async throws -> [Lease] {
        try await link.call(.leases, "renew \(leases.count)", isWrite: true) {
            try await base.renew(leases, duration: duration)
        }
    }

    func release(_ leases: [Lease]) async throws {
        try await link.call(.leases, "release \(leases.count)", isWrite: true) { try await base.release(leases) }
    }

    func leases(withPrefix prefix: String) async throws -> [Lease] {
        try await link.call(.leases, "leases") { try await base.leases(withPrefix: prefix) }
    }
}
