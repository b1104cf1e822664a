import IncidentResponse
import MonitorCore
import MonitorTestKit
import Testing

@Suite("Incident reducer")
struct IncidentReducerTests {
    private static let start = Timestamp(seconds: 1_800_000_000)
    private static let policy = IncidentPolicy(channels: ["a", "b", "a"], reopenWindow: .seconds(600))

    /// Writes what is decided about changes, one after the other, a second apart.
    private func respond(
        to changes: [AlertChange],
        in store: InMemoryIncidentStore,
        from start: Timestamp = start
    ) async throws -> [IncidentDecision] {
        var decisions: [IncidentDecision] = []
        for (index, change) in changes.enumerated() {
            let decision = IncidentReducer.decide(
                change,
                latest: try await store.latestIncidents(for: [change.key])[change.key],
                policy: Self.policy,
                at: start + .seconds(Int64(index))
            )
            decisions.append(decision)
            if case .commit(let commit) = decision {
                #expect(try await store.commit([commit]).isEmpty)
            }
        }
        return decisions
    }

    private func names(_ decisions: [IncidentDecision]) -> [String] {
        decisions.map { decision in
            switch decision {
            case .commit(let commit):
                commit.events.map(\.kind.name).joined(separator: "+") + ">"
                    + commit.notifications.map { "\($0.channel) \($0.occasion)" }.joined(separator: ",")
            case .stale: "stale"
            case .full: "full"
            case .alreadyOver: "already over"
            }
        }
    }

    @Test("an alert opens an incident and its end resolves it")
    func openAndResolve() async throws {
        let store = InMemoryIncidentStore(time: VirtualTime())
        let decisions = try await respond(
            to: [.testing(.firing, sequence: 1), .testing(.resolved, sequence: 2)],
            in: store
        )
        #expect(names(decisions) == ["opened>a opened,b opened", "resolved>a resolved,b resolved"])
        let incident = try #require(try await store.latestIncidents(for: ["down/api"])["down/api"])
        #expect(incident.status == .resolved)
        #expect(incident.version == 2)
        #expect(incident.channels == ["a", "b"])
        #expect(incident.startedAt == Self.start)
        #expect(incident.resolvedAt == Self.start + .seconds(1))
    }

    @Test("what is known already changes nothing")
    func duplicates() async throws {
        let store = InMemoryIncidentStore(time: VirtualTime())
        let firing = AlertChange.testing(.firing, sequence: 1)
        let resolved = AlertChange.testing(.resolved, sequence: 2)
        let decisions = try await respond(to: [firing, firing, resolved, firing, resolved], in: store)
        #expect(names(decisions).filter { $0 == "stale" }.count == 3)
    }

    @Test("an end without a beginning is told once, and the beginning that follows is stale")
    func missedBeginning() async throws {
        let store = InMemoryIncidentStore(time: VirtualTime())
        let decisions = try await respond(
            to: [.testing(.resolved, sequence: 2), .testing(.firing, sequence: 1)],
            in: store
        )
        #expect(names(decisions) == ["opened+resolved>a resolved,b resolved", "stale"])
        #expect(try await store.list(tenant: nil, isOpen: true, from: nil, limit: 10).incidents.isEmpty)
    }

    @Test("an alert that begins again soon reopens its incident, later it opens another")
    func reopening() async throws {
        let store = InMemoryIncidentStore(time: VirtualTime())
        _ = try await respond(
            to: [.testing(.firing, sequence: 1), .testing(.resolved, sequence: 2)],
            in: store
        )
        let soon = try await respond(
            to: [
                .testing(.firing, sequence: 3, startedAt: Self.start + .seconds(500)),
                .testing(.resolved, sequence: 4, startedAt: Self.start + .seconds(500)),
            ],
            in: store,
            from: Self.start + .seconds(601)
        )
        #expect(names(soon) == ["reopened>a reopened,b reopened", "resolved>a resolved,b resolved"])
        let late = try await respond(
            to: [.testing(.firing, sequence: 5, startedAt: Self.start + .seconds(1_200))],
            in: store,
            from: Self.start + .seconds(1_203)
        )
        #expect(names(late) == ["opened>a opened,b opened"])
        let incidents = try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 10).incidents
        #expect(incidents.map(\.id) == ["down/api#5", "down/api#1"])
        #expect(incidents.map(\.reopenCount) == [0, 1])
    }

    @Test("a newer alert updates an open incident without telling anybody")
    func update() async throws {
        let store = InMemoryIncidentStore(time: VirtualTime())
        let decisions = try await respond(
            to: [
                .testing(.firing, sequence: 1), .testing(.firing, sequence: 3), .testing(.resolved, sequence: 2),
                .testing(.resolved, sequence: 4),
            ],
            in: store
        )
        #expect(
            names(decisions) == [
                "opened>a opened,b opened", "updated>", "stale", "resolved>a resolved,b resolved",
            ]
        )
    }

    @Test("an alert that never rests does not make an incident without end")
    func flapping() async throws {
        let store = InMemoryIncidentStore(time: VirtualTime())
        let policy = IncidentPolicy(channels: ["a"], maximumEventCount: 10)
        var outcomes: [String: Int] = [:]
        for sequence in 1...100 as ClosedRange<Int64> {
            // Three beginnings for each end.
            let status: AlertStatus = sequence.isMultiple(of: 4) ? .resolved : .firing
            let change = AlertChange.testing(status, sequence: sequence)
            let latest = try await store.latestIncidents(for: [change.key])[change.key]
            let decision = IncidentReducer.decide(change, latest: latest, policy: policy, at: Self.start)
            outcomes[names([decision])[0], default: 0] += 1
            if case .commit(let commit) = decision {
                #expect(try await store.commit([commit]).isEmpty)
            }
        }
        let incidents = try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 100).incidents
        #expect(incidents.count == 9)
        #expect(incidents.allSatisfy { $0.version <= 12 && !$0.isOpen })
        #expect(outcomes["resolved>a resolved"] == 25)
        #expect(outcomes["opened>a opened"] == 9)
    }

    @Test("an open incident that is full takes no update, but its end")
    func full() throws {
        let opened = IncidentEvent(.opened(.testing(.firing, sequence: 1), channels: ["a"]), at: Self.start)
        let incident = try #require(Incident(id: "down/api#1", openedBy: opened))
        let policy = IncidentPolicy(channels: ["a"], maximumEventCount: 1)
        func decide(_ change: AlertChange) -> IncidentDecision {
            IncidentReducer.decide(change, latest: incident, policy: policy, at: Self.start)
        }
        #expect(
            names([decide(.testing(.firing, sequence: 2)), decide(.testing(.resolved, sequence: 3))])
                == ["full", "resolved>a resolved"]
        )
    }

    @Test("what people do is written down; an incident resolved by hand stays resolved")
    func desk() async throws {
        let time = VirtualTime(start: Self.start)
        let store = InMemoryIncidentStore(time: time)
        let desk = IncidentDesk(store: store, time: time)
        _ = try await respond(to: [.testing(.firing, sequence: 1)], in: store)
        let id: IncidentID = "down/api#1"
        try await desk.acknowledge(id, by: "ada")
        try await desk.acknowledge(id, by: "bob")
        try await desk.note("looking", on: id, by: "ada")
        let acknowledged = try #require(try await store.incidents([id])[id])
        #expect(acknowledged.status == .acknowledged)
        #expect(acknowledged.acknowledgedBy == "ada")
        try await desk.close(id, by: "ada")
        try await desk.close(id, by: "bob")
        let decisions = try await respond(to: [.testing(.resolved, sequence: 2)], in: store)
        #expect(names(decisions) == ["already over"])
        let timeline = try await store.timeline(of: id, after: 0, limit: 100)
        #expect(timeline.map(\.kind.name) == ["opened", "acknowledged", "note", "closed"])
        #expect(try await store.pendingCounts() == ["a": 2, "b": 2])
        await #expect(throws: StoreError.self) { try await desk.close("nothing", by: "ada") }
        let small = IncidentDesk(store: store, time: time, maximumEventCount: 5)
        try await small.note("one more", on: id, by: "ada")
        let error = await #expect(throws: StoreError.self) { try await small.note("too many", on: id, by: "ada") }
        #expect(error?.code == .outOfSpace)
    }

    @Test("whatever the order and repetition, the newest change decides", arguments: 0..<100 as Range<UInt64>)
    func shuffled(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let store = InMemoryIncidentStore(time: VirtualTime())
        let count = Int64.random(in: 1...8, using: &generator)
        let changes = (1...count)
            .map { sequence in
                AlertChange.testing(
                    sequence.isMultiple(of: 2) ? .resolved : .firing,
                    sequence: sequence,
                    startedAt: Self.start + .seconds((sequence - 1) / 2 * 300)
                )
            }
        let disordered = (changes + changes + changes).shuffled(using: &generator)
        _ = try await respond(to: disordered, in: store)
        let incidents = try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 100).incidents
        let open = incidents.filter(\.isOpen)
        #expect(open.count == (count.isMultiple(of: 2) ? 0 : 1), "seed \(seed)")
        for incident in incidents {
            let events = try await store.timeline(of: incident.id, after: 0, limit: 100)
            #expect(Incident.folding(events, onto: nil, id: incident.id) == incident, "seed \(seed)")
            #expect(Int64(events.count) == incident.version, "seed \(seed)")
        }
    }
}
