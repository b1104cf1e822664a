public import IncidentResponse
import MonitorCore

/// Runs the laws of an outbox, which shares its transactions with a store of incidents.
public struct NotificationOutboxLaws<Store: IncidentStore & NotificationOutbox>: StoreLawSet {
    private let stores: StoreMaker<Store>

    /// Creates the laws for the stores of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh store.
    public func run(_ law: NotificationOutboxLaw) async throws {
        if law == .agreesWithTheReference {
            return try await IncidentModel(stores: stores, claims: true).run(seed: 20_270_116)
        }
        let time = VirtualTime(start: IncidentSample.origin)
        let store = try await stores.make(time)
        switch law {
        case .laneIsHeldByOne: try await laneIsHeldByOne(store)
        case .laneKeepsItsOrder: try await laneKeepsItsOrder(store)
        case .longestDueComesFirst: try await longestDueComesFirst(store, time)
        case .claimIsBounded: try await claimIsBounded(store)
        case .finishedRecipientsAreKept: try await finishedRecipientsAreKept(store)
        case .settlementIsRecorded: try await settlementIsRecorded(store)
        case .failureRests: try await failureRests(store, time)
        case .neglectedLaneIsFound: try await neglectedLaneIsFound(store, time)
        case .lostClaimSettlesNothing: try await lostClaimSettlesNothing(store, time)
        case .settlementIsIdempotent: try await settlementIsIdempotent(store)
        case .concurrentClaimersShareNothing: try await concurrentClaimersShareNothing(store)
        case .survivesReopening: try await survivesReopening(store, time)
        case .agreesWithTheReference: break
        }
    }

    private func laneIsHeldByOne(_ store: Store) async throws {
        try await store.expectApplied(IncidentSample.open(1), IncidentSample.open(2), what: "opening")
        try expect(try await store.claims(of: "c").isEmpty, "a channel for which nothing waits has claims")
        let first = try await store.claims(limit: 1)
        let second = try await store.claims()
        try expectEqual(first.count, 1, "claims, limit 1")
        try expectEqual(second.count, 1, "claims of what is left")
        try expect(first.map(\.lane) != second.map(\.lane), "a lane is held twice")
        try expect((first + second).allSatisfy { $0.lane.channel == "a" }, "a claim of another channel")
        try expect(try await store.claims().isEmpty, "a lane is held twice")
        try expectEqual(try await store.claims(of: "b").count, 2, "claims of the other channel")
    }

    private func laneKeepsItsOrder(_ store: Store) async throws {
        try await store.expectApplied(IncidentSample.open(1), what: "opening")
        let held = try await store.claims()
        try await store.expectApplied(IncidentSample.resolve(1, expecting: 1), what: "resolving")
        try expect(try await store.claims().isEmpty, "what is later overtakes what is held")
        try await store.expectSettled(held, .failed)
        let both = try await store.claims()
        try expectEqual(both.first?.entries.map(\.notification.occasion), [.opened, .resolved], "the lane's order")
        try expectEqual(both.first?.entries.map(\.failedAttemptCount), [1, 0], "failed attempts")
    }

    private func longestDueComesFirst(_ store: Store, _ time: VirtualTime) async throws {
        for number in [3, 1, 2] {
            try await store.expectApplied(IncidentSample.open(number), what: "opening")
            time.advance(by: .seconds(1))
        }
        for number in [3, 1, 2] {
            let lanes = try await store.claims(limit: 1).map(\.lane.incident)
            try expectEqual(lanes, [IncidentID("down/m\(number)#1")], "incident of the lane due longest")
        }
    }

    private func claimIsBounded(_ store: Store) async throws {
        let open = IncidentSample.open(1)
        try await store.expectApplied(open, what: "opening")
        let limit = NotificationClaim.maximumEntryCount
        let more = (2...limit + 3)
            .flatMap { sequence in
                let change = IncidentSample.alert(1, .firing, Int64(sequence))
                return IncidentSample.notifications(open.incident, change, .reopened, at: sequence)
            }
        let note = IncidentEvent(.note(by: "ada", text: "many"), at: IncidentSample.origin)
        try await store.expectApplied(
            IncidentCommit(incident: open.incident, expectedVersion: 1, events: [note], notifications: more),
            what: "telling much"
        )
        var left = (open.notifications + more).filter { $0.channel == "a" }
        while !left.isEmpty {
            let claims = try await store.claims()
            let claimed = claims.flatMap(\.entries).map(\.notification)
            try expect((1...limit).contains(claimed.count), "a claim of \(claimed.count) notifications")
            try expectEqual(claimed, Array(left.prefix(claimed.count)), "notifications of a claim")
            try await store.expectSettled(claims, .delivered, entryCount: limit)
            left.removeFirst(claimed.count)
        }
        try expect(try await store.claims().isEmpty, "a lane was claimed in which nothing waits")
    }

    private func finishedRecipientsAreKept(_ store: Store) async throws {
        try await store.expectApplied(IncidentSample.open(1), what: "opening")
        for finished in [[], ["all", "r0"], ["all", "r0", "r1"]] {
            let claims = try await store.claims()
            try expectEqual(claims.first?.entries.map(\.finishedRecipients), [finished], "finished recipients")
            try await store.expectSettled(claims, .failed)
        }
    }

    private func settlementIsRecorded(_ store: Store) async throws {
        let open = IncidentSample.open(1)
        try await store.expectApplied(open, what: "opening")
        let claims = try await store.claims()
        let settlements = IncidentSample.settlements(of: claims, .delivered)
        try expectEqual(try await store.settle(settlements), 1, "settlements that took effect")
        try expectEqual(try await store.pendingCounts(), ["b": 1], "pending")
        let events = settlements.flatMap(\.events)
        try expectEqual(try await store.events(of: open.incident), open.events + events, "timeline")
        try expectEqual(try await store.incidents([open.incident])[open.incident]?.version, 2, "version")
        let stale = IncidentSample.resolve(1, expecting: 1)
        try expectEqual(try await store.commit([stale]), [open.incident], "conflicts of a commit from before")
    }

    private func failureRests(_ store: Store, _ time: VirtualTime) async throws {
        try await store.expectApplied(IncidentSample.open(1), what: "opening")
        let claims = try await store.claims()
        try await store.expectSettled(claims, .failed, retryAfter: .seconds(100))
        time.advance(by: .seconds(99))
        try expect(try await store.claims().isEmpty, "a lane that rests was claimed")
        time.advance(by: .seconds(1))
        try expectEqual(try await store.claims().first?.entries.map(\.failedAttemptCount), [1], "failed attempts")
        try expectEqual(try await store.pendingCounts()["a"], 1, "pending")
    }

    private func neglectedLaneIsFound(_ store: Store, _ time: VirtualTime) async throws {
        func overdue(_ seconds: Int64) async throws -> Int {
            try await store.claim("a", upTo: 10, lease: .seconds(60), overdueBy: .seconds(seconds)).count
        }
        try await store.expectApplied(IncidentSample.open(1), what: "opening")
        time.advance(by: .seconds(99))
        try expectEqual(try await overdue(100), 0, "lanes claimed before they were due for long enough")
        time.advance(by: .seconds(1))
        try expectEqual(try await overdue(100), 1, "lanes due for long enough")
        time.advance(by: .seconds(100))
        try expectEqual(try await overdue(41), 0, "lanes whose lease has just ended")
        try expectEqual(try await overdue(40), 1, "lanes whose lease ended long enough ago")
    }

    private func lostClaimSettlesNothing(_ store: Store, _ time: VirtualTime) async throws {
        let open = IncidentSample.open(1)
        try await store.expectApplied(open, what: "opening")
        let lost = try await store.claims()
        time.advance(by: .seconds(59))
        try expect(try await store.claims().isEmpty, "a lane was claimed before the lease ended")
        time.advance(by: .seconds(1))
        let held = try await store.claims()
        try expectEqual(held.map(\.lane), lost.map(\.lane), "the lane after the lease ended")
        try expect(held.map(\.token) != lost.map(\.token), "two claims have one token")
        try expectEqual(
            try await store.settle(IncidentSample.settlements(of: lost, .delivered)),
            0,
            "settlements of the claim that was lost"
        )
        try expectEqual(try await store.events(of: open.incident), open.events, "timeline")
        try expect(try await store.claims().isEmpty, "the holder's claim was undone")
        try await store.expectSettled(held, .delivered)
    }

    private func settlementIsIdempotent(_ store: Store) async throws {
        let open = IncidentSample.open(1)
        try await store.expectApplied(open, what: "opening")
        let claims = try await store.claims()
        let settlements = IncidentSample.settlements(of: claims, .failed)
        try expectEqual(try await store.settle(settlements), 1, "settlements that took effect")
        try expectEqual(try await store.settle(settlements), 0, "repeated settlements that took effect")
        try expectEqual(try await store.events(of: open.incident).count, 2, "events")
        try expectEqual(try await store.claims().first?.entries.map(\.failedAttemptCount), [1], "failed attempts")
    }

    private func concurrentClaimersShareNothing(_ store: Store) async throws {
        for number in 1...20 {
            try await store.expectApplied(IncidentSample.open(number), what: "opening")
        }
        let claims = try await withThrowingTaskGroup(of: [NotificationClaim].self) { tasks in
            for _ in 0..<8 {
                tasks.addTask { try await store.claims(limit: 7) }
            }
            return try await tasks.reduce(into: []) { $0 += $1 }
        }
        try expectEqual(claims.count, 20, "claims")
        try expectEqual(Set(claims.map(\.lane)).count, 20, "lanes claimed")
    }

    private func survivesReopening(_ store: Store, _ time: VirtualTime) async throws {
        try await store.expectApplied(IncidentSample.open(1), what: "opening")
        try await store.expectSettled(try await store.claims(), .failed, retryAfter: .seconds(30))
        try await store.expectApplied(IncidentSample.open(2), what: "opening")
        let held = try await store.claims()
        let again = try await stores.reopen(store)
        try expectEqual(try await again.pendingCounts(), ["a": 2, "b": 2], "pending")
        try expect(try await again.claims().isEmpty, "a lane that rests or is held was claimed")
        time.advance(by: .seconds(30))
        let rested = try await again.claims().flatMap(\.entries)
        try expectEqual(rested.map(\.failedAttemptCount), [1], "failed attempts")
        try expectEqual(rested.map(\.finishedRecipients), [["all", "r0"]], "finished recipients")
        try await again.expectSettled(held, .delivered)
        try expectEqual(try await again.pendingCounts(), ["a": 1, "b": 2], "pending after a claim was settled")
    }
}
