public import IncidentResponse
import MonitorCore

/// Runs the laws of a store of incidents with its outbox.
public struct IncidentStoreLaws<Store: IncidentStore & NotificationOutbox>: StoreLawSet {
    private let stores: StoreMaker<Store>

    /// Creates the laws for the stores of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh store.
    public func run(_ law: IncidentStoreLaw) async throws {
        let time = VirtualTime(start: IncidentSample.origin)
        let store = try await stores.make(time)
        switch law {
        case .commitIsVisible: try await commitIsVisible(store)
        case .staleCommitLeavesNothing: try await staleCommitLeavesNothing(store)
        case .conflictIsIsolated: try await conflictIsIsolated(store)
        case .oneIsOpenForAKey: try await oneIsOpenForAKey(store)
        case .senselessCommitsAreRefused: try await senselessCommitsAreRefused(store)
        case .latestIsFoundByKey: try await latestIsFoundByKey(store)
        case .pagesGiveEverythingOnce: try await pagesGiveEverythingOnce(store)
        case .timelineComesInParts: try await timelineComesInParts(store)
        case .unknownMembersAreKept: try await unknownMembersAreKept(store)
        case .laneIsHeldByOne: try await laneIsHeldByOne(store)
        case .laneKeepsItsOrder: try await laneKeepsItsOrder(store)
        case .finishedRecipientsAreKept: try await finishedRecipientsAreKept(store)
        case .settlementIsRecorded: try await settlementIsRecorded(store)
        case .failureRests: try await failureRests(store, time)
        case .neglectedLaneIsFound: try await neglectedLaneIsFound(store, time)
        case .lostClaimSettlesNothing: try await lostClaimSettlesNothing(store, time)
        case .settlementIsIdempotent: try await settlementIsIdempotent(store)
        case .concurrentCallersLoseNothing: try await concurrentCallersLoseNothing(store)
        case .removalIsBounded: try await removalIsBounded(store)
        case .survivesReopening: try await survivesReopening(store, time)
        case .agreesWithTheReference:
            try await IncidentModelRun(store: store, reference: InMemoryIncidentStore(time: time), time: time).run()
        }
    }

    private func apply(_ store: Store, _ commits: IncidentCommit..., what: String) async throws {
        try expectEqual(try await store.commit(commits), [], "conflicts of \(what)")
    }

    private func claim(_ store: Store, _ channel: ChannelID = "a", limit: Int = 10) async throws -> [NotificationClaim]
    {
        try await store.claim(channel, upTo: limit, lease: .seconds(60))
    }

    private func timeline(_ store: Store, _ id: IncidentID) async throws -> [IncidentEvent] {
        try await store.timeline(of: id, after: 0, limit: 1_000)
    }

    private func commitIsVisible(_ store: Store) async throws {
        let open = IncidentSample.open(1)
        try await apply(store, open, what: "opening")
        let expected = try IncidentSample.fold(open.events, open.incident)
        try expectEqual(try await store.incidents(["down/m1#1", "nothing"]), [open.incident: expected], "incidents")
        try expectEqual(try await timeline(store, open.incident), open.events, "timeline")
        try expectEqual(try await store.pendingCounts(), ["a": 1, "b": 1], "pending")
        let resolve = IncidentSample.resolve(1, expecting: 1)
        try await apply(store, resolve, what: "resolving")
        try expectEqual(
            try await store.incidents([open.incident])[open.incident],
            try IncidentSample.fold(open.events + resolve.events, open.incident),
            "the resolved incident"
        )
        try expectEqual(try await store.pendingCounts(), ["a": 2, "b": 2], "pending")
        try expectEqual(try await store.commit([]), [], "conflicts of no commit")
    }

    private func staleCommitLeavesNothing(_ store: Store) async throws {
        let open = IncidentSample.open(1)
        try await apply(store, open, what: "opening")
        for commit in [open, IncidentSample.resolve(1, expecting: 2), IncidentSample.resolve(2, expecting: 1)] {
            try expectEqual(try await store.commit([commit]), [commit.incident], "conflicts of a stale commit")
        }
        try expectEqual(try await timeline(store, open.incident), open.events, "timeline")
        try expectEqual(try await store.pendingCounts(), ["a": 1, "b": 1], "pending")
        try expect(try await store.incidents(["down/m2#1"]).isEmpty, "a stale commit made an incident")
    }

    private func conflictIsIsolated(_ store: Store) async throws {
        try await apply(store, IncidentSample.open(1), what: "opening")
        let commits = [
            IncidentSample.open(2), IncidentSample.open(1), IncidentSample.resolve(2, expecting: 1),
            IncidentSample.open(3),
        ]
        try expectEqual(try await store.commit(commits), ["down/m1#1"], "conflicts")
        let incidents = try await store.incidents(["down/m1#1", "down/m2#1", "down/m3#1"])
        try expectEqual(incidents["down/m1#1"]?.version, 1, "version of the one that conflicted")
        try expectEqual(incidents["down/m2#1"]?.version, 2, "version of the one committed twice")
        try expectEqual(incidents["down/m3#1"]?.version, 1, "version of the one after the conflict")
    }

    private func oneIsOpenForAKey(_ store: Store) async throws {
        try await apply(store, IncidentSample.open(1), what: "opening")
        let second = IncidentSample.open(1, sequence: 5)
        try expectEqual(try await store.commit([second]), [second.incident], "conflicts of a second open incident")
        try expect(try await store.incidents([second.incident]).isEmpty, "two incidents are open for a key")
        try expectEqual(try await store.pendingCounts(), ["a": 1, "b": 1], "pending")
        try await apply(store, IncidentSample.resolve(1, expecting: 1), what: "resolving")
        try await apply(store, second, what: "opening another after the first was resolved")
        let reopen = IncidentCommit(
            incident: "down/m1#1",
            expectedVersion: 2,
            events: [IncidentEvent(.reopened(IncidentSample.alert(1, .firing, 6)), at: IncidentSample.instant(6))]
        )
        try expectEqual(try await store.commit([reopen]), ["down/m1#1"], "conflicts of reopening beside an open one")
    }

    private func senselessCommitsAreRefused(_ store: Store) async throws {
        let note = IncidentEvent(.note(by: "ada", text: "hm"), at: IncidentSample.origin)
        let foreign = IncidentSample.open(2).notifications
        let senseless = [
            IncidentCommit(incident: "i", expectedVersion: 0, events: []),
            IncidentCommit(incident: "i", expectedVersion: 0, events: [note]),
            IncidentCommit(
                incident: "down/m1#1",
                expectedVersion: 0,
                events: IncidentSample.open(1).events,
                notifications: foreign
            ),
        ]
        for commit in senseless {
            try await expectError(
                StoreError.self,
                "a senseless commit",
                where: { $0.code == .invalidArgument },
                from: { _ = try await store.commit([IncidentSample.open(3), commit]) }
            )
        }
        let page = try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 10)
        try expect(page.incidents.isEmpty, "a refused call left incidents")
        try expect(try await store.pendingCounts().isEmpty, "a refused call left notifications")
    }

    private func latestIsFoundByKey(_ store: Store) async throws {
        try await apply(store, IncidentSample.open(1), what: "opening")
        try await apply(store, IncidentSample.resolve(1, expecting: 1), what: "resolving")
        try expectEqual(try await store.latestIncidents(for: ["down/m1"])["down/m1"]?.id, "down/m1#1", "latest")
        try await apply(store, IncidentSample.open(1, sequence: 3), IncidentSample.open(2), what: "opening")
        let latest = try await store.latestIncidents(for: ["down/m1", "down/m2", "down/m3"])
        try expectEqual(latest.mapValues(\.id), ["down/m1": "down/m1#3", "down/m2": "down/m2#1"], "latest")
    }

    private func pagesGiveEverythingOnce(_ store: Store) async throws {
        for number in 1...7 {
            // Two at a time are opened at one instant, so that the order needs the id too.
            let tenant: TenantID = number.isMultiple(of: 3) ? "acme" : "default"
            let open = IncidentSample.open(number, at: number / 2, tenant: tenant)
            try await apply(store, open, what: "opening")
            if number.isMultiple(of: 2) {
                let resolve = IncidentSample.resolve(number, expecting: 1, at: 20, tenant: tenant)
                try await apply(store, resolve, what: "resolving")
            }
        }
        func ids(tenant: TenantID? = nil, isOpen: Bool? = nil, limit: Int) async throws -> [IncidentID] {
            var ids: [IncidentID] = []
            var cursor: IncidentCursor?
            repeat {
                let page = try await store.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: limit)
                try expect(page.incidents.count <= limit, "a page of \(page.incidents.count), limit \(limit)")
                ids += page.incidents.map(\.id)
                cursor = page.next
                try expect(ids.count <= 7, "the pages never end")
            } while cursor != nil
            return ids
        }
        func named(_ numbers: Int...) -> [IncidentID] { numbers.map { IncidentID("down/m\($0)#1") } }
        for limit in [1, 2, 3, 100] {
            try expectEqual(try await ids(limit: limit), named(6, 7, 4, 5, 2, 3, 1), "all, limit \(limit)")
            try expectEqual(try await ids(isOpen: true, limit: limit), named(7, 5, 3, 1), "open, limit \(limit)")
            try expectEqual(try await ids(isOpen: false, limit: limit), named(6, 4, 2), "resolved, limit \(limit)")
            try expectEqual(try await ids(tenant: "acme", limit: limit), named(6, 3), "an owner's, limit \(limit)")
        }
    }

    private func timelineComesInParts(_ store: Store) async throws {
        let open = IncidentSample.open(1)
        try await apply(store, open, what: "opening")
        let notes = (1...5).map { IncidentEvent(.note(by: "ada", text: "\($0)"), at: IncidentSample.instant($0)) }
        try await apply(
            store,
            IncidentCommit(incident: open.incident, expectedVersion: 1, events: notes),
            what: "noting"
        )
        let all = open.events + notes
        for version in 0...7 {
            for limit in [1, 2, 100] {
                let part = try await store.timeline(of: open.incident, after: Int64(version), limit: limit)
                try expectEqual(part, Array(all.dropFirst(version).prefix(limit)), "after \(version), limit \(limit)")
            }
        }
        try expect(try await store.timeline(of: "nothing", after: 0, limit: 10).isEmpty, "nothing has a timeline")
    }

    private func unknownMembersAreKept(_ store: Store) async throws {
        var open = IncidentSample.open(1)
        open.events[0].unknownFields = ["later": ["x": 1]]
        open.notifications[0].unknownFields = ["later": true]
        try await apply(store, open, what: "opening")
        var strange = IncidentEvent(.unrecognized("escalated"), at: IncidentSample.origin)
        strange.unknownFields = ["to": "team-x"]
        try await apply(
            store,
            IncidentCommit(incident: open.incident, expectedVersion: 1, events: [strange]),
            what: "an event of a later version"
        )
        try expectEqual(try await timeline(store, open.incident), open.events + [strange], "timeline")
        try expectEqual(
            try await claim(store).first?.entries.map(\.notification),
            [open.notifications[0]],
            "the notification"
        )
    }

    private func laneIsHeldByOne(_ store: Store) async throws {
        try await apply(store, IncidentSample.open(1), IncidentSample.open(2), what: "opening")
        try expect(try await claim(store, "c").isEmpty, "a channel for which nothing waits has claims")
        let first = try await claim(store, limit: 1)
        let second = try await claim(store)
        try expectEqual(first.count, 1, "claims, limit 1")
        try expectEqual(second.count, 1, "claims of what is left")
        try expect(first.map(\.lane) != second.map(\.lane), "a lane is held twice")
        try expect((first + second).allSatisfy { $0.lane.channel == "a" }, "a claim of another channel")
        try expect(try await claim(store).isEmpty, "a lane is held twice")
        try expectEqual(try await claim(store, "b").count, 2, "claims of the other channel")
    }

    private func laneKeepsItsOrder(_ store: Store) async throws {
        try await apply(store, IncidentSample.open(1), what: "opening")
        let held = try await claim(store)
        try await apply(store, IncidentSample.resolve(1, expecting: 1), what: "resolving")
        try expect(try await claim(store).isEmpty, "what is later overtakes what is held")
        try await settle(store, held, .failed)
        let both = try await claim(store)
        try expectEqual(both.first?.entries.map(\.notification.occasion), [.opened, .resolved], "the lane's order")
        try expectEqual(both.first?.entries.map(\.failedAttemptCount), [1, 0], "failed attempts")
    }

    private func finishedRecipientsAreKept(_ store: Store) async throws {
        try await apply(store, IncidentSample.open(1), what: "opening")
        for finished in [[], ["all", "r0"], ["all", "r0", "r1"]] {
            let claims = try await claim(store)
            try expectEqual(claims.first?.entries.map(\.finishedRecipients), [finished], "finished recipients")
            try await settle(store, claims, .failed)
        }
    }

    private func settlementIsRecorded(_ store: Store) async throws {
        let open = IncidentSample.open(1)
        try await apply(store, open, what: "opening")
        let claims = try await claim(store)
        let settlements = IncidentSample.settlements(of: claims, .delivered)
        try expectEqual(try await store.settle(settlements), 1, "settlements that took effect")
        try expectEqual(try await store.pendingCounts(), ["b": 1], "pending")
        let events = settlements.flatMap(\.events)
        try expectEqual(try await timeline(store, open.incident), open.events + events, "timeline")
        try expectEqual(try await store.incidents([open.incident])[open.incident]?.version, 2, "version")
        let stale = IncidentSample.resolve(1, expecting: 1)
        try expectEqual(try await store.commit([stale]), [open.incident], "conflicts of a commit from before")
    }

    private func failureRests(_ store: Store, _ time: VirtualTime) async throws {
        try await apply(store, IncidentSample.open(1), what: "opening")
        let claims = try await claim(store)
        try await settle(store, claims, .failed, retryAfter: .seconds(100))
        time.advance(by: .seconds(99))
        try expect(try await claim(store).isEmpty, "a lane that rests was claimed")
        time.advance(by: .seconds(1))
        try expectEqual(try await claim(store).first?.entries.map(\.failedAttemptCount), [1], "failed attempts")
        try expectEqual(try await store.pendingCounts()["a"], 1, "pending")
    }

    private func neglectedLaneIsFound(_ store: Store, _ time: VirtualTime) async throws {
        func overdue(_ seconds: Int64) async throws -> Int {
            try await store.claim("a", upTo: 10, lease: .seconds(60), overdueBy: .seconds(seconds)).count
        }
        try await apply(store, IncidentSample.open(1), what: "opening")
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
        try await apply(store, open, what: "opening")
        let lost = try await claim(store)
        time.advance(by: .seconds(59))
        try expect(try await claim(store).isEmpty, "a lane was claimed before the lease ended")
        time.advance(by: .seconds(1))
        let held = try await claim(store)
        try expectEqual(held.map(\.lane), lost.map(\.lane), "the lane after the lease ended")
        try expect(held.map(\.token) != lost.map(\.token), "two claims have one token")
        try expectEqual(
            try await store.settle(IncidentSample.settlements(of: lost, .delivered)),
            0,
            "settlements of the claim that was lost"
        )
        try expectEqual(try await timeline(store, open.incident), open.events, "timeline")
        try expect(try await claim(store).isEmpty, "the holder's claim was undone")
        try await settle(store, held, .delivered)
    }

    private func settlementIsIdempotent(_ store: Store) async throws {
        let open = IncidentSample.open(1)
        try await apply(store, open, what: "opening")
        let claims = try await claim(store)
        let settlements = IncidentSample.settlements(of: claims, .failed)
        try expectEqual(try await store.settle(settlements), 1, "settlements that took effect")
        try expectEqual(try await store.settle(settlements), 0, "repeated settlements that took effect")
        try expectEqual(try await timeline(store, open.incident).count, 2, "events")
        try expectEqual(try await claim(store).first?.entries.map(\.failedAttemptCount), [1], "failed attempts")
    }

    private func concurrentCallersLoseNothing(_ store: Store) async throws {
        let opened = try await withThrowingTaskGroup(of: Int.self) { tasks in
            for sequence in 1...8 {
                tasks.addTask {
                    try await store.commit([IncidentSample.open(1, sequence: Int64(sequence))]).isEmpty ? 1 : 0
                }
            }
            return try await tasks.reduce(0, +)
        }
        try expectEqual(opened, 1, "incidents opened for one key at once")
        for number in 2...20 {
            try await apply(store, IncidentSample.open(number), what: "opening")
        }
        let lanes = try await withThrowingTaskGroup(of: [NotificationClaim].self) { tasks in
            for _ in 0..<8 {
                tasks.addTask { try await store.claim("a", upTo: 7, lease: .seconds(60)) }
            }
            return try await tasks.reduce(into: []) { $0 += $1 }
        }
        try expectEqual(lanes.count, 20, "claims")
        try expectEqual(Set(lanes.map(\.lane)).count, 20, "lanes claimed")
    }

    private func removalIsBounded(_ store: Store) async throws {
        for number in 1...5 {
            try await apply(store, IncidentSample.open(number), what: "opening")
        }
        for channel in ["a", "b"] as [ChannelID] {
            try await settle(store, try await claim(store, channel), .delivered)
        }
        for number in 1...4 {
            var resolve = IncidentSample.resolve(number, expecting: 3, at: 10 + number)
            if number != 2 { resolve.notifications = [] }
            try await apply(store, resolve, what: "resolving")
        }
        func remove(_ limit: Int) async throws -> Int {
            try await store.removeIncidents(resolvedBefore: IncidentSample.instant(14), limit: limit)
        }
        try expectEqual(try await remove(1), 1, "removed at once")
        try expect(try await store.incidents(["down/m1#1"]).isEmpty, "the oldest is not the first to go")
        try expectEqual(try await remove(10), 1, "removed then")
        let left = try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 10).incidents.map(\.id).sorted()
        try expectEqual(left, ["down/m2#1", "down/m4#1", "down/m5#1"], "what is left")
        try expect(try await timeline(store, "down/m1#1").isEmpty, "a removed incident has a timeline")
        try expect(try await store.latestIncidents(for: ["down/m1"]).isEmpty, "a removed incident is the latest")
        try await apply(store, IncidentSample.open(1, sequence: 9), what: "opening anew after the removal")
    }

    private func survivesReopening(_ store: Store, _ time: VirtualTime) async throws {
        let open = IncidentSample.open(1)
        try await apply(store, open, IncidentSample.open(2), what: "opening")
        try await settle(store, try await claim(store, limit: 1), .failed)
        let page = try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 10)
        let events = try await timeline(store, open.incident)
        let again = try await stores.reopen(store)
        try expectEqual(try await again.list(tenant: nil, isOpen: nil, from: nil, limit: 10), page, "incidents")
        try expectEqual(try await timeline(again, open.incident), events, "timeline")
        try expectEqual(try await again.pendingCounts(), ["a": 2, "b": 2], "pending")
        time.advance(by: .seconds(60))
        let counts = try await claim(again).flatMap { $0.entries.map(\.failedAttemptCount) }.sorted()
        try expectEqual(counts, [0, 1], "failed attempts")
    }

    private func settle(
        _ store: Store,
        _ claims: [NotificationClaim],
        _ outcome: NotificationAttempt.Outcome,
        retryAfter: Duration? = nil
    ) async throws {
        let settlements = IncidentSample.settlements(of: claims, outcome, retryAfter: retryAfter)
        try expectEqual(try await store.settle(settlements), claims.count, "settlements that took effect")
    }
}
