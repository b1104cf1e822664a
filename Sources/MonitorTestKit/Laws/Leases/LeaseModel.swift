import MonitorCore

/// A lease store and the in-memory reference, to which the same is done and which must do the same.
///
/// Tokens are compared only in how they rise for each name, which is all that the port promises of them.
struct LeaseModel<Store: LeaseStore> {
    enum Operation: Sendable {
        case acquire(Int, holder: String, Duration)
        /// Renews some of the leases that were granted, lost ones among them.
        case renew([Int], Duration)
        case release([Int], isKept: Bool)
        case list(prefix: String)
        case pass(Duration)
        case reopen
    }

    /// One grant as both stores made it.
    private struct Grant {
        var lease: Lease
        var reference: Lease

        var holderOfName: [String] { [lease.name, lease.holder] }
    }

    private static var names: [String] { ["shard.1", "shard.2", "shard.10", "sharp"] }
    /// No lease is granted for a multiple of it, so nothing depends on what a store does in the moment in which one ends.
    private static var step: Duration { .seconds(7) }

    private let stores: StoreMaker<Store>
    private let time: VirtualTime
    private let reference: InMemoryLeaseStore
    private var store: Store
    private var grants: [Grant] = []
    /// The latest grant of each name.
    private var latest: [String: Grant] = [:]

    private init(_ stores: StoreMaker<Store>) async throws {
        self.stores = stores
        time = VirtualTime()
        reference = InMemoryLeaseStore(time: time)
        store = try await stores.make(time)
    }

    /// Runs random operations on the stores of a maker.
    static func check(_ stores: StoreMaker<Store>) async throws {
        try await ModelRun(seed: 0x4c65_6173, operationCount: 400, generate: operation) { operations in
            var model = try await LeaseModel(stores)
            for operation in operations {
                try await model.perform(operation)
            }
            return nil
        }
        .check()
    }

    private static func operation(_ random: inout SeededGenerator) -> Operation {
        let duration = Duration.seconds([10, 20, 45].randomElement(using: &random) ?? 10)
        let picks = (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 0..<100, using: &random) }
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<8:
            let holder = ["a", "b", "c"].randomElement(using: &random) ?? "a"
            return .acquire(Int.random(in: 0..<names.count, using: &random), holder: holder, duration)
        case 8..<12: return .renew(picks, duration)
        case 12..<14: return .release(picks, isKept: Bool.random(using: &random))
        case 14..<16: return .list(prefix: ["", "shard.", "shard.1", "shar", "x"].randomElement(using: &random) ?? "")
        case 16..<19: return .pass(step * Int.random(in: 1...4, using: &random))
        default: return .reopen
        }
    }

    private mutating func perform(_ operation: Operation) async throws {
        switch operation {
        case .acquire(let name, let holder, let duration):
            try await acquire(Self.names[name], holder: holder, duration)
        case .renew(let picks, let duration): try await renew(chosen(picks), duration)
        case .release(let picks, let isKept):
            let chosen = chosen(picks)
            try await store.release(chosen.map { grants[$0].lease })
            try await reference.release(chosen.map { grants[$0].reference })
            for index in chosen.sorted(by: >) where !isKept {
                grants.remove(at: index)
            }
        case .list(let prefix): try await list(prefix)
        case .pass(let duration): time.advance(by: duration)
        case .reopen: store = try await stores.reopen(store)
        }
        try await list("")
    }

    /// The grants that are picked, no name twice.
    private func chosen(_ picks: [Int]) -> [Int] {
        var names: Set<String> = []
        return picks.compactMap { pick in
            guard !grants.isEmpty else { return nil }
            let index = pick % grants.count
            return names.insert(grants[index].lease.name).inserted ? index : nil
        }
    }

    private mutating func acquire(_ name: String, holder: String, _ duration: Duration) async throws {
        let before = latest[name]
        let wasInForce = before.map { $0.reference.expiresAt > time.now } ?? false
        let lease = try await store.acquire(name, holder: holder, duration: duration)
        let expected = try await reference.acquire(name, holder: holder, duration: duration)
        guard let lease, let expected else {
            return try expectEqual(lease?.holder, expected?.holder, "who is granted \(name)")
        }
        try expectSame([lease], [expected], "a grant")
        if let before {
            let rise = "token of \(name) after \(before.lease.token), which was \(before.lease.holder)'s"
            if expected.token > before.reference.token {
                try expect(lease.token > before.lease.token, "\(rise): expected a higher one, got \(lease.token)")
            } else if wasInForce {
                try expectEqual(lease.token, before.lease.token, rise)
            } else {
                // The port leaves open whether an expired lease that its last holder asks for again is a new grant.
                try expect(lease.token >= before.lease.token, "\(rise): expected no lower one, got \(lease.token)")
            }
        }
        let grant = Grant(lease: lease, reference: expected)
        grants.removeAll { $0.holderOfName == grant.holderOfName }
        grants.append(grant)
        latest[name] = grant
    }

    private mutating func renew(_ chosen: [Int], _ duration: Duration) async throws {
        let renewed = try await store.renew(chosen.map { grants[$0].lease }, duration: duration)
            .sorted { $0.name < $1.name }
        let expected = try await reference.renew(chosen.map { grants[$0].reference }, duration: duration)
            .sorted { $0.name < $1.name }
        try expectSame(renewed, expected, "leases renewed")
        for (lease, reference) in zip(renewed, expected) {
            let grant = Grant(lease: lease, reference: reference)
            latest[lease.name] = grant
            for index in grants.indices where grants[index].holderOfName == grant.holderOfName {
                grants[index] = grant
            }
        }
    }

    private func list(_ prefix: String) async throws {
        let leases = try await store.leases(withPrefix: prefix)
        try expectSame(leases, try await reference.leases(withPrefix: prefix), "leases in force with “\(prefix)”")
        for lease in leases {
            try expectEqual(lease.token, latest[lease.name]?.lease.token, "token of \(lease.name) in a listing")
        }
    }

    private func expectSame(_ leases: [Lease], _ expected: [Lease], _ what: String) throws {
        try expectEqual(leases.map(\.name), expected.map(\.name), "names of \(what)")
        try expectEqual(leases.map(\.holder), expected.map(\.holder), "holders of \(what)")
        try expectEqual(leases.map(\.expiresAt), expected.map(\.expiresAt), "ends of \(what)")
    }
}
