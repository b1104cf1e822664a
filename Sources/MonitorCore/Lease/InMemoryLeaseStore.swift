import Synchronization

/// Grants leases among the tasks of this process: the reference for every other implementation.
public final class InMemoryLeaseStore: LeaseStore {
    private struct State {
        var leases: [String: Lease] = [:]
        var lastToken: UInt64 = 0
    }

    private let time: any TimeSource
    private let maximumLeaseCount: Int
    private let state = Mutex(State())

    /// Creates a store that holds at most `maximumLeaseCount` leases.
    public init(time: any TimeSource, maximumLeaseCount: Int = 1_000_000) {
        self.time = time
        self.maximumLeaseCount = max(1, maximumLeaseCount)
    }

    /// Grants the lease when it is free, has expired, or is held by the same holder.
    ///
    /// - Throws: ``StoreError`` with code `outOfSpace` when too many leases are held.
    public func acquire(_ name: String, holder: String, duration: Duration) async throws -> Lease? {
        try state.withLock { state in
            let now = time.now
            if var held = state.leases[name], held.holder == holder {
                held.expiresAt = now + duration
                state.leases[name] = held
                return held
            }
            if let held = state.leases[name], held.expiresAt > now { return nil }
            if state.leases[name] == nil, state.leases.count >= maximumLeaseCount {
                state.leases = state.leases.filter { $0.value.expiresAt > now }
                guard state.leases.count < maximumLeaseCount else {
                    throw StoreError(
                        code: .outOfSpace,
                        message: "\(maximumLeaseCount) leases are held; raise maximumLeaseCount or release some"
                    )
                }
            }
            state.lastToken += 1
            let lease = Lease(name: name, holder: holder, token: state.lastToken, expiresAt: now + duration)
            state.leases[name] = lease
            return lease
        }
    }

    /// Extends those of the leases that nobody else was granted since.
    public func renew(_ leases: [Lease], duration: Duration) async throws -> [Lease] {
        state.withLock { state in
            let end = time.now + duration
            return leases.compactMap { lease in
                guard var held = state.leases[lease.name], held.isSameGrant(as: lease) else { return nil }
                held.expiresAt = end
                state.leases[lease.name] = held
                return held
            }
        }
    }

    /// Gives leases back at once.
    public func release(_ leases: [Lease]) async throws {
        state.withLock { state in
            for lease in leases {
                if let held = state.leases[lease.name], held.isSameGrant(as: lease) {
                    state.leases[lease.name] = nil
                }
            }
        }
    }

    /// The leases, in force, whose name begins with `prefix`, in order of name.
    public func leases(withPrefix prefix: String) async throws -> [Lease] {
        state.withLock { state in
            let now = time.now
            return state.leases.values
                .filter { $0.expiresAt > now && $0.name.hasPrefix(prefix) }
                .sorted { $0.name < $1.name }
        }
    }
}

extension Lease {
    fileprivate func isSameGrant(as other: Lease) -> Bool {
        holder == other.holder && token == other.token
    }
}
