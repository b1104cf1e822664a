public import MonitorCore

/// Runs the laws of a lease store.
public struct LeaseStoreLaws<Store: LeaseStore>: StoreLawSet {
    private let stores: StoreMaker<Store>

    /// Creates the laws for the stores of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh store.
    public func run(_ law: LeaseStoreLaw) async throws {
        let time = VirtualTime()
        let store = try await stores.make(time)
        switch law {
        case .grantsWhatIsFree: try await grantsWhatIsFree(store, time)
        case .hasOneHolder: try await hasOneHolder(store, time)
        case .holderKeepsItsToken: try await holderKeepsItsToken(store, time)
        case .tokenRisesWithEveryHolder: try await tokenRisesWithEveryHolder(store, time)
        case .renewalExtends: try await renewalExtends(store, time)
        case .expiredLeaseIsRenewed: try await expiredLeaseIsRenewed(store, time)
        case .lostLeaseIsNotRenewed: try await lostLeaseIsNotRenewed(store, time)
        case .releasedIsFree: try await releasedIsFree(store)
        case .foreignReleaseIsIgnored: try await foreignReleaseIsIgnored(store, time)
        case .listsByPrefix: try await listsByPrefix(store, time)
        case .concurrentCallersGetOne: try await concurrentCallersGetOne(store)
        case .survivesReopening: try await survivesReopening(store, time)
        case .agreesWithTheReference: try await LeaseModel.check(stores)
        }
    }

    private func acquire(
        _ store: Store,
        _ holder: String,
        _ name: String = "shard",
        seconds: Int = 10
    ) async throws -> Lease {
        guard let lease = try await store.acquire(name, holder: holder, duration: .seconds(seconds)) else {
            throw UnmetExpectation(message: "\(holder) was refused \(name), which is free")
        }
        return lease
    }

    private func expectRefused(_ store: Store, _ holder: String, _ when: String) async throws {
        let lease = try await store.acquire("shard", holder: holder, duration: .seconds(10))
        try expectEqual(lease, nil, "lease granted to \(holder) \(when)")
    }

    private func grantsWhatIsFree(_ store: Store, _ time: VirtualTime) async throws {
        let lease = try await acquire(store, "a")
        try expectEqual(lease.name, "shard", "name")
        try expectEqual(lease.holder, "a", "holder")
        try expectEqual(lease.expiresAt, time.now + .seconds(10), "end")
        _ = try await acquire(store, "b", "another")
        try expectEqual(try await store.leases(withPrefix: "shard"), [lease], "leases in force")
    }

    private func hasOneHolder(_ store: Store, _ time: VirtualTime) async throws {
        _ = try await acquire(store, "a")
        try await expectRefused(store, "b", "at once")
        time.advance(by: .milliseconds(9_999))
        try await expectRefused(store, "b", "just before the end")
        time.advance(by: .milliseconds(1))
        _ = try await acquire(store, "b")
        try await expectRefused(store, "a", "after it was granted to b")
    }

    private func holderKeepsItsToken(_ store: Store, _ time: VirtualTime) async throws {
        let first = try await acquire(store, "a")
        time.advance(by: .seconds(6))
        let second = try await acquire(store, "a")
        try expectEqual(second.token, first.token, "token")
        try expectEqual(second.expiresAt, time.now + .seconds(10), "end")
        time.advance(by: .seconds(6))
        try await expectRefused(store, "b", "within the new time")
    }

    private func tokenRisesWithEveryHolder(_ store: Store, _ time: VirtualTime) async throws {
        var last: UInt64 = 0
        for holder in ["a", "b", "a", "c", "b"] {
            let lease = try await acquire(store, holder)
            try expect(lease.token > last, "token \(lease.token) of \(holder) is not above \(last)")
            last = lease.token
            time.advance(by: .seconds(10))
        }
    }

    private func renewalExtends(_ store: Store, _ time: VirtualTime) async throws {
        var lease = try await acquire(store, "a")
        for _ in 0..<3 {
            time.advance(by: .seconds(8))
            let renewed = try await store.renew([lease], duration: .seconds(10))
            try expectEqual(renewed.map(\.token), [lease.token], "token")
            try expectEqual(renewed.map(\.expiresAt), [time.now + .seconds(10)], "end")
            lease = renewed.first ?? lease
        }
        time.advance(by: .seconds(9))
        try await expectRefused(store, "b", "within the renewed time")
        try expect(try await store.renew([], duration: .seconds(1)).isEmpty, "renewing nothing gave leases")
    }

    private func expiredLeaseIsRenewed(_ store: Store, _ time: VirtualTime) async throws {
        let lease = try await acquire(store, "a")
        time.advance(by: .seconds(15))
        let renewed = try await store.renew([lease], duration: .seconds(10))
        try expectEqual(renewed.map(\.token), [lease.token], "token")
        try await expectRefused(store, "b", "after the renewal")
    }

    private func lostLeaseIsNotRenewed(_ store: Store, _ time: VirtualTime) async throws {
        let lost = try await acquire(store, "a")
        let kept = try await acquire(store, "a", "kept")
        time.advance(by: .seconds(10))
        let taken = try await acquire(store, "b")
        let renewed = try await store.renew([lost, kept], duration: .seconds(20))
        try expectEqual(renewed.map(\.name), ["kept"], "leases renewed")
        try expectEqual(try await store.leases(withPrefix: "shard"), [taken], "lease in force")
    }

    private func releasedIsFree(_ store: Store) async throws {
        let lease = try await acquire(store, "a")
        try await store.release([lease])
        try expect(try await store.leases(withPrefix: "").isEmpty, "a released lease is in force")
        let next = try await acquire(store, "b")
        try expect(next.token > lease.token, "token \(next.token) after \(lease.token)")
        try expect(
            try await store.renew([lease], duration: .seconds(10)).isEmpty,
            "a released lease was renewed against its new holder"
        )
    }

    private func foreignReleaseIsIgnored(_ store: Store, _ time: VirtualTime) async throws {
        let old = try await acquire(store, "a")
        time.advance(by: .seconds(10))
        let new = try await acquire(store, "b")
        try await store.release([old])
        try expectEqual(try await store.leases(withPrefix: "shard"), [new], "leases in force")
        try await expectRefused(store, "c", "after a release by one who had lost it")
    }

    private func listsByPrefix(_ store: Store, _ time: VirtualTime) async throws {
        for name in ["shard.2", "shard.10", "shard.1", "other", "sharp", "shard%1"] {
            _ = try await acquire(store, "a", name)
        }
        _ = try await acquire(store, "a", "shard.3", seconds: 5)
        time.advance(by: .seconds(5))
        let names = try await store.leases(withPrefix: "shard.").map(\.name)
        try expectEqual(names, ["shard.1", "shard.10", "shard.2"], "leases in force")
        try expectEqual(try await store.leases(withPrefix: "").count, 6, "all leases in force")
        try expectEqual(try await store.leases(withPrefix: "shard%").map(\.name), ["shard%1"], "leases with a percent")
    }

    private func concurrentCallersGetOne(_ store: Store) async throws {
        for round in 0..<10 {
            let holders = try await withThrowingTaskGroup(of: Lease?.self) { tasks in
                for caller in 0..<8 {
                    tasks.addTask {
                        try await store.acquire("round-\(round)", holder: "\(caller)", duration: .seconds(10))
                    }
                }
                return try await tasks.reduce(into: [String]()) { holders, lease in
                    if let lease { holders.append(lease.holder) }
                }
            }
            try expectEqual(holders.count, 1, "holders of one lease (\(holders))")
        }
    }

    private func survivesReopening(_ store: Store, _ time: VirtualTime) async throws {
        let lease = try await acquire(store, "a")
        let released = try await acquire(store, "a", "released")
        try await store.release([released])
        let opened = try await stores.reopen(store)
        try await expectRefused(opened, "b", "after opening the store again")
        let next = try await acquire(opened, "b", "released")
        try expect(next.token > released.token, "token \(next.token) after \(released.token)")
        try expectEqual(try await opened.renew([lease], duration: .seconds(10)).count, 1, "leases renewed")
        time.advance(by: .seconds(10))
        let taken = try await acquire(opened, "b")
        try expect(taken.token > lease.token, "token \(taken.token) after \(lease.token)")
    }
}
