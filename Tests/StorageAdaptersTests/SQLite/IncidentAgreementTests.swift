#if SQLite
import AlertRules
import IncidentResponse
import MonitorCore
import MonitorTestKit
import StorageAdapters
import Testing

/// Runs the same random operations on the in-memory reference and on SQLite and compares all that they return.
@Suite("Incidents in SQLite")
struct IncidentAgreementTests {
    private let time = VirtualTime()

    private func change(_ key: Int) -> AlertChange {
        AlertChange(
            key: DedupKey("key-\(key)"),
            sequence: 1,
            rule: "rule",
            monitor: "monitor",
            tenant: TenantID("tenant-\(key % 2)"),
            status: .firing,
            severity: .critical,
            startedAt: time.now,
            decidedAt: time.now,
            reason: "test",
            correlation: "c"
        )
    }

    private func notification(_ id: IncidentID, _ number: Int, key: Int) -> Notification {
        Notification(
            id: NotificationID("n-\(number)"),
            incident: id,
            channel: ChannelID("channel-\(number % 2)"),
            occasion: .opened,
            alert: change(key),
            startedAt: time.now,
            createdAt: time.now
        )
    }

    private func commit(using random: inout SeededGenerator, version: (IncidentID) -> Int64) -> IncidentCommit {
        let number = Int.random(in: 0..<8, using: &random)
        let id = IncidentID("incident-\(number)")
        let key = number % 4
        let known = version(id)
        let kinds: [IncidentEvent.Kind] = [
            .updated(change(key)), .resolved(change(key)), .resolved(change(key)), .reopened(change(key)),
            .acknowledged(by: "p"), .closed(by: "p"), .note(by: "p", text: "t"),
        ]
        let kind = known == 0 ? .opened(change(key), channels: ["channel-0"]) : kinds.randomElement(using: &random)
        return IncidentCommit(
            incident: id,
            expectedVersion: Int.random(in: 0..<6, using: &random) == 0 ? known + 1 : known,
            events: [IncidentEvent(kind ?? .closed(by: "p"), at: time.now)],
            notifications: (0..<Int.random(in: 0...2, using: &random))
                .map { _ in
                    notification(id, Int.random(in: 0..<40, using: &random), key: key)
                }
        )
    }

    @Test("agree with the in-memory reference after any operations", arguments: [1, 2, 3] as [UInt64])
    func agree(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        try await withTemporaryDatabase { database in
            let reference = InMemoryIncidentStore(time: time)
            let store = SQLiteIncidentStore(database: database, time: time)
            var claims: [NotificationClaim] = []
            for step in 0..<250 {
                let at: Comment = "seed \(seed), step \(step)"
                switch Int.random(in: 0..<6, using: &random) {
                case 0..<3:
                    let ids = (0..<8).map { IncidentID("incident-\($0)") }
                    let known = try await reference.incidents(ids)
                    let commits = (0..<2).map { _ in commit(using: &random) { known[$0]?.version ?? 0 } }
                    // An expectation above 0 of an incident that does not exist is a conflict for both.
                    #expect(try await store.commit(commits) == reference.commit(commits), at)
                case 3:
                    let channel = ChannelID("channel-\(Int.random(in: 0...1, using: &random))")
                    let limit = Int.random(in: 1...3, using: &random)
                    let expected = try await reference.claim(channel, upTo: limit, lease: .seconds(30))
                    #expect(try await store.claim(channel, upTo: limit, lease: .seconds(30)) == expected, at)
                    claims += expected
                case 4:
                    guard let claim = claims.randomElement(using: &random) else { continue }
                    let settlement = NotificationSettlement(
                        lane: claim.lane,
                        token: claim.token,
                        attempts: claim.entries.map { entry in
                            NotificationAttempt(
                                notification: entry.notification.id,
                                channel: claim.lane.channel,
                                occasion: .opened,
                                attempt: entry.failedAttemptCount + 1,
                                outcome: Bool.random(using: &random) ? .delivered : .failed
                            )
                        },
                        at: time.now,
                        retryAfter: Bool.random(using: &random) ? .seconds(5) : nil
                    )
                    #expect(try await store.settle([settlement]) == reference.settle([settlement]), at)
                default:
                    // Only when nothing is resolved at one instant twice is it told which goes first.
                    let removed = try await reference.removeIncidents(
                        resolvedBefore: time.now - .seconds(60),
                        limit: 100
                    )
                    #expect(
                        try await store.removeIncidents(resolvedBefore: time.now - .seconds(60), limit: 100) == removed,
                        at
                    )
                }
                time.advance(by: .seconds(Int64.random(in: 0...10, using: &random)))
                try await compare(store, reference, at)
            }
        }
    }

    private func compare(_ store: SQLiteIncidentStore, _ reference: InMemoryIncidentStore, _ at: Comment) async throws {
        let ids = (0..<8).map { IncidentID("incident-\($0)") }
        let keys = (0..<4).map { DedupKey("key-\($0)") }
        #expect(try await store.incidents(ids) == reference.incidents(ids), at)
        #expect(try await store.latestIncidents(for: keys) == reference.latestIncidents(for: keys), at)
        #expect(try await store.pendingCounts() == reference.pendingCounts(), at)
        for id in ids.prefix(3) {
            let expected = try await reference.timeline(of: id, after: 1, limit: 5)
            #expect(try await store.timeline(of: id, after: 1, limit: 5) == expected, at)
        }
        for (tenant, isOpen) in [(nil, nil), ("tenant-1", nil), (nil, true), ("tenant-0", false)]
            as [(TenantID?, Bool?)]
        {
            var cursor: IncidentCursor?
            repeat {
                let page = try await reference.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: 3)
                #expect(try await store.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: 3) == page, at)
                cursor = page.next
            } while cursor != nil
        }
    }

    @Test("and alert states are written with their messages, or not at all")
    func alertStates() async throws {
        try await withTemporaryDatabase { database in
            let store = SQLiteAlertStateStore(database: database)
            func message(_ id: String) -> OutgoingMessage {
                OutgoingMessage(id: id, subject: .alertChanged, payload: [1], headers: ["a": "b"], notBefore: time.now)
            }
            func commit(_ monitor: MonitorID, _ version: Int64, _ ids: [String]) -> AlertStateCommit {
                var state = MonitorAlertState()
                state.rules["rule"] = AlertState()
                return AlertStateCommit(
                    monitor: monitor,
                    expectedVersion: version,
                    state: state,
                    messages: ids.map(message)
                )
            }
            #expect(try await store.commit([commit("a", 0, ["1", "2"]), commit("b", 1, ["3"])]) == ["b"])
            #expect(try await store.commit([commit("a", 0, ["4"]), commit("b", 0, ["2", "5"])]) == ["a"])
            #expect(try await store.commit([commit("a", 1, [])]).isEmpty)
            #expect(try await store.states(of: ["a", "b", "c"]).mapValues(\.version) == ["a": 2, "b": 1])
            #expect(try await store.pendingMessages(limit: 9) == ["1", "2", "5"].map(message))
            try await store.removePendingMessages(["1", "5", "unknown"])
            #expect(try await store.pendingMessages(limit: 9) == [message("2")])
            let ingestion = SQLiteMonitoringStore(database: database, time: time)
            #expect(try await ingestion.pendingMessages(limit: 9).isEmpty)
        }
    }
}
#endif
