import MonitorCore
import MonitorTestKit

/// A lease store with a fault, if any.
struct FaultyLeaseStore: LeaseStore {
    enum Fault {
        case tellsAnotherEnd, grantsToAll, grantsAnew, repeatsTokens, checksBeforeItGrants
        case pretendsToRenew, forgetsExpired, renewsLost, renewsOnlyTheFirst
        case ignoresRelease, releasesForOthers, ignoresPrefix, forgetsOnReopening
    }

    let fault: Fault?
    let time: VirtualTime
    let base: InMemoryLeaseStore

    init(_ fault: Fault? = nil, time: VirtualTime) {
        self.fault = fault
        self.time = time
        base = InMemoryLeaseStore(time: time)
    }

    func reopened() -> FaultyLeaseStore {
        fault == .forgetsOnReopening ? FaultyLeaseStore(fault, time: time) : self
    }

    func acquire(_ name: String, holder: String, duration: Duration) async throws -> Lease? {
        let held = try await base.leases(withPrefix: name).first { $0.name == name }
        switch fault {
        case .checksBeforeItGrants where held == nil:
            for _ in 0..<3 {
                await Task.yield()
            }
            try await base.release(try await base.leases(withPrefix: name))
        case .grantsAnew where held?.holder == holder:
            try await base.release(held.map { [$0] } ?? [])
        default: break
        }
        guard var lease = try await base.acquire(name, holder: holder, duration: duration) else {
            guard fault == .grantsToAll, let held else { return nil }
            return Lease(name: name, holder: holder, token: held.token + 1, expiresAt: time.now + duration)
        }
        if fault == .tellsAnotherEnd {
            lease.expiresAt = lease.expiresAt + .seconds(1)
        }
        if fault == .repeatsTokens {
            lease.token = 1
        }
        return lease
    }

    func renew(_ leases: [Lease], duration: Duration) async throws -> [Lease] {
        let claimed = leases.map { lease in
            Lease(name: lease.name, holder: lease.holder, token: lease.token, expiresAt: time.now + duration)
        }
        switch fault {
        case .pretendsToRenew: return claimed
        case .renewsLost:
            _ = try await base.renew(leases, duration: duration)
            return claimed
        case .forgetsExpired:
            let inForce = Set(try await base.leases(withPrefix: "").map(\.token))
            return try await base.renew(leases.filter { inForce.contains($0.token) }, duration: duration)
        case .renewsOnlyTheFirst: return try await base.renew(Array(leases.prefix(1)), duration: duration)
        default: return try await base.renew(leases, duration: duration)
        }
    }

    func release(_ leases: [Lease]) async throws {
        switch fault {
        case .ignoresRelease: break
        case .releasesForOthers:
            let names = Set(leases.map(\.name))
            try await base.release(try await base.leases(withPrefix: "").filter { names.contains($0.name) })
        default: try await base.release(leases)
        }
    }

    func leases(withPrefix prefix: String) async throws -> [Lease] {
        try await base.leases(withPrefix: fault == .ignoresPrefix ? "" : prefix)
    }
}
