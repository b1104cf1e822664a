import MonitorCore

/// The lease store as one process reaches it.
struct NodeLeaseStore: LeaseStore {
    let base: any LeaseStore
    let link: NodeLink
    let observer: WorldObserver

    func acquire(_ name: String, holder: String, duration: Duration) async throws -> Lease? {
        try await link.call(.leases, "acquire \(name)", isWrite: true) {
            let lease = try await base.acquire(name, holder: holder, duration: duration)
            observer.granted(lease.map { [$0] } ?? [])
            return lease
        }
    }

    func renew(_ leases: [Lease], duration: Duration) async throws -> [Lease] {
        try await link.call(.leases, "renew \(leases.count)", isWrite: true) {
            let renewed = try await base.renew(leases, duration: duration)
            observer.granted(renewed)
            return renewed
        }
    }

    func release(_ leases: [Lease]) async throws {
        try await link.call(.leases, "release \(leases.count)", isWrite: true) {
            try await base.release(leases)
            observer.released(leases)
        }
    }

    func leases(withPrefix prefix: String) async throws -> [Lease] {
        try await link.call(.leases, "leases") { try await base.leases(withPrefix: prefix) }
    }
}
