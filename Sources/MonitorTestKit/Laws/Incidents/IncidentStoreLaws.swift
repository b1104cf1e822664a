public import IncidentResponse
import MonitorCore

/// Runs the laws of a store of incidents, which shares its transactions with an outbox.
public struct IncidentStoreLaws<Store: IncidentStore & NotificationOutbox>: StoreLawSet {
    private let stores: StoreMaker<Store>

    /// Creates the laws for the stores of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh store.
    public func run(_ law: IncidentStoreLaw) async throws {
        if law == .agreesWithTheReference {
            return try await IncidentModel(stores: stores).run(seed: 20_270_115)
        }
        let store = try await stores.make(VirtualTime(start: IncidentSample.origin))
        switch law {
        case .commitIsVisible: try await commitIsVisible(store)
        case .staleCommitLeavesNothing: try await staleCommitLeavesNothing(store)
        case .conflictIsIsolated: try await conflictIsIsolated(store)
        case .oneIsOpenForAKey: try await oneIsOpenForAKey(store)
        case .overtakenCommitConflicts: try await overtakenCommitConflicts(store)
        case .senselessCommitsAreRefused: try await senselessCommitsAreRefused(store)
        case .latestIsFoundByKey: try await latestIsFoundByKey(store)
        case .pagesGiveEverythingOnce: try await pagesGiveEverythingOnce(store)
        case .timelineComesInParts: try await timelineComesInParts(store)
        case .unknownMembersAreKept: try await unknownMembersAreKept(store)
        case .concurrentWritersLoseNothing: try await concurrentWritersLoseNothing(store)
        case .removalIsBounded: try await removalIsBounded(store)
        case .survivesReopening: try await survivesReopening(store)
        case .agreesWithTheReference: break
        }
    }

    private func commitIsVisible(_ store: Store) async throws {
        let open = IncidentSample.open(1)
        try await store.expectApplied(open, what: "opening")
        let expected = try IncidentSample.fold(open.events, open.incident)
        try expectEqual(try await store.incidents(["down/m1#1", "nothing"]), [open.incident: expected], "incidents")
        try expectEqual(try await store.events(of: open.incident), open.events, "timeline")
        try expectEqual(try await store.pendingCounts(), ["a": 1, "b": 1], "pending")
        let resolve = IncidentSample.resolve(1, expecting: 1)
        try await store.expectApplied(resolve, what: "resolving")
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
        try await store.expectApplied(open, what: "opening")
        for commit in [open, IncidentSample.resolve(1, expecting: 2), IncidentSample.resolve(2, expecting: 1)] {
            try expectEqual(try await store.commit([commit]), [commit.incident], "conflicts of a stale commit")
        }
        try expectEqual(try await store.events(of: open.incident), open.events, "timeline")
        try expectEqual(try await store.pendingCounts(), ["a": 1, "b": 1], "pending")
        try expect(try await store.incidents(["down/m2#1"]).isEmpty, "a stale commit made an incident")
    }

    private func conflictIsIsolated(_ store: Store) async throws {
        try await store.expectApplied(IncidentSample.open(1), what: "opening")
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
        try await store.expectApplied(IncidentSample.open(1), what: "opening")
        let second = IncidentSample.open(1, sequence: 5)
        try expectEqual(try await store.commit([second]), [second.incident], "conflicts of a second open incident")
        try expect(try await store.incidents([second.incident]).isEmpty, "two incidents are open for a key")
        try expectEqual(try await store.pendingCounts(), ["a": 1, "b": 1], "pending")
        try await store.expectApplied(IncidentSample.resolve(1, expecting: 1), what: "resolving")
        try await store.expectApplied(second, what: "opening another after the first was resolved")
        let reopen = IncidentCommit(
            incident: "down/m1#1",
            expectedVersion: 2,
            events: [IncidentEvent(.reopened(IncidentSample.alert(1, .firing, 6)), at: IncidentSample.instant(6))]
        )
        try expectEqual(try await store.commit([reopen]), ["down/m1#1"], "conflicts of reopening beside an open one")
    }

    private func overtakenCommitConflicts(_ store: Store) async throws {
        let end = IncidentSample.openResolved(1, sequence: 2)
        let beginning = IncidentSample.open(1, sequence: 1)
        try await store.expectApplied(end, what: "an end without a beginning")
        try expectEqual(
            try await store.commit([beginning]),
            [beginning.incident],
            "conflicts of a beginning after its end"
        )
        try await store.expectApplied(IncidentSample.open(1, sequence: 3), what: "opening after that")

        try await store.expectApplied(IncidentSample.open(2), what: "opening")
        let endBesideIt = IncidentSample.openResolved(2, sequence: 2)
        try expectEqual(
            try await store.commit([endBesideIt]),
            [endBesideIt.incident],
            "conflicts of an end beside its beginning"
        )

        try await store.expectApplied(
            IncidentSample.open(3),
            IncidentSample.resolve(3, expecting: 1),
            IncidentSample.openResolved(3, sequence: 4),
            what: "two incidents that are over"
        )
        let reopen = IncidentCommit(
            incident: "down/m3#1",
            expectedVersion: 2,
            events: [IncidentEvent(.reopened(IncidentSample.alert(3, .firing, 3)), at: IncidentSample.instant(3))]
        )
        try expectEqual(
            try await store.commit([reopen]),
            ["down/m3#1"],
            "conflicts of reopening one that is not the latest"
        )
        let open = try await store.list(tenant: nil, isOpen: true, from: nil, limit: 10).incidents.map(\.id)
        try expectEqual(Set(open), ["down/m1#3", "down/m2#1"], "open incidents")
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
        try await store.expectApplied(IncidentSample.open(1), what: "opening")
        try await store.expectApplied(IncidentSample.resolve(1, expecting: 1), what: "resolving")
        try expectEqual(try await store.latestIncidents(for: ["down/m1"])["down/m1"]?.id, "down/m1#1", "latest")
        try await store.expectApplied(IncidentSample.open(1, sequence: 3), IncidentSample.open(2), what: "opening")
        let latest = try await store.latestIncidents(for: ["down/m1", "down/m2", "down/m3"])
        try expectEqual(latest.mapValues(\.id), ["down/m1": "down/m1#3", "down/m2": "down/m2#1"], "latest")
    }

    private func pagesGiveEverythingOnce(_ store: Store) async throws {
        for number in 1...7 {
            // Two at a time are opened at one instant, so that the order needs the id too.
            let tenant: TenantID = number.isMultiple(of: 3) ? "acme" : "default"
            let open = IncidentSample.open(number, at: number / 2, tenant: tenant)
            try await store.expectApplied(open, what: "opening")
            if number.isMultiple(of: 2) {
                let resolve = IncidentSample.resolve(number, expecting: 1, at: 20, tenant: tenant)
                try await store.expectApplied(resolve, what: "resolving")
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
        try await store.expectApplied(open, what: "opening")
        let notes = (1...5).map { IncidentEvent(.note(by: "ada", text: "\($0)"), at: IncidentSample.instant($0)) }
        try await store.expectApplied(
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
        try await store.expectApplied(open, what: "opening")
        var strange = IncidentEvent(.unrecognized("escalated"), at: IncidentSample.origin)
        strange.unknownFields = ["to": "team-x"]
        try await store.expectApplied(
            IncidentCommit(incident: open.incident, expectedVersion: 1, events: [strange]),
            what: "an event of a later version"
        )
        try expectEqual(try await store.events(of: open.incident), open.events + [strange], "timeline")
        try expectEqual(
            try await store.claims().first?.entries.map(\.notification),
            [open.notifications[0]],
            "the notification"
        )
    }

    private func concurrentWritersLoseNothing(_ store: Store) async throws {
        let opened = try await withThrowingTaskGroup(of: Int.self) { tasks in
            for sequence in 1...8 {
                tasks.addTask {
                    try await store.commit([IncidentSample.open(1, sequence: Int64(sequence))]).isEmpty ? 1 : 0
                }
            }
            return try await tasks.reduce(0, +)
        }
        try expectEqual(opened, 1, "incidents opened for one key at once")
        let incident = IncidentSample.open(2).incident
        try await store.expectApplied(IncidentSample.open(2), what: "opening")
        let writers = 6
        let rounds = 4
        let won = Shared<[Int64]>([])
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for writer in 0..<writers {
                tasks.addTask {
                    var round = 0
                    for _ in 0..<10_000 where round < rounds {
                        let version = try await store.incidents([incident])[incident]?.version ?? 0
                        let note = IncidentCommit(
                            incident: incident,
                            expectedVersion: version,
                            events: [
                                IncidentEvent(.note(by: "\(writer)", text: "\(round)"), at: IncidentSample.origin)
                            ]
                        )
                        if try await store.commit([note]).isEmpty {
                            won.change { $0.append(version) }
                            round += 1
                        }
                    }
                }
            }
            try await tasks.waitForAll()
        }
        try expectEqual(won.value.sorted(), Array(1...Int64(writers * rounds)), "versions on which a note was applied")
        let version = try await store.incidents([incident])[incident]?.version
        try expectEqual(version, Int64(1 + writers * rounds), "version")
        try expectEqual(try await store.events(of: incident).count, 1 + writers * rounds, "events")
    }

    private func removalIsBounded(_ store: Store) async throws {
        for number in 1...5 {
            try await store.expectApplied(IncidentSample.open(number), what: "opening")
        }
        for channel in ["a", "b"] as [ChannelID] {
            try await store.expectSettled(try await store.claims(of: channel), .delivered)
        }
        for number in 1...4 {
            var resolve = IncidentSample.resolve(number, expecting: 3, at: 10 + number)
            if number != 2 { resolve.notifications = [] }
            try await store.expectApplied(resolve, what: "resolving")
        }
        func remove(_ limit: Int) async throws -> Int {
            try await store.removeIncidents(resolvedBefore: IncidentSample.instant(14), limit: limit)
        }
        try expectEqual(try await remove(1), 1, "removed at once")
        try expect(try await store.incidents(["down/m1#1"]).isEmpty, "the oldest is not the first to go")
        try expectEqual(try await remove(10), 1, "removed then")
        let left = try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 10).incidents.map(\.id).sorted()
        try expectEqual(left, ["down/m2#1", "down/m4#1", "down/m5#1"], "what is left")
        try expect(try await store.events(of: "down/m1#1").isEmpty, "a removed incident has a timeline")
        try expect(try await store.latestIncidents(for: ["down/m1"]).isEmpty, "a removed incident is the latest")
        try await store.expectApplied(IncidentSample.open(1, sequence: 9), what: "opening anew after the removal")
    }

    private func survivesReopening(_ store: Store) async throws {
        let open = IncidentSample.open(1)
        let resolve = IncidentSample.resolve(1, expecting: 1)
        try await store.expectApplied(open, IncidentSample.open(2), resolve, what: "opening and resolving")
        let page = try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 10)
        let latest = try await store.latestIncidents(for: ["down/m1", "down/m2"])
        let again = try await stores.reopen(store)
        try expectEqual(try await again.list(tenant: nil, isOpen: nil, from: nil, limit: 10), page, "incidents")
        try expectEqual(try await again.latestIncidents(for: ["down/m1", "down/m2"]), latest, "latest")
        try expectEqual(try await again.events(of: open.incident), open.events + resolve.events, "timeline")
        try expectEqual(try await again.pendingCounts(), ["a": 3, "b": 3], "pending")
        try expectEqual(try await again.commit([resolve]), [open.incident], "conflicts of the commit when repeated")
    }
}
