import IncidentResponse
import MonitorCore

/// Random operations on a store and on the in-memory reference, which must give the same answers.
struct IncidentModelRun<Store: IncidentStore & NotificationOutbox> {
    let store: Store
    let reference: InMemoryIncidentStore
    let time: VirtualTime

    func run(seed: UInt64 = 20_270_115, count: Int = 300) async throws {
        var generator = SeededGenerator(seed: seed)
        var mine: [NotificationClaim] = []
        var theirs: [NotificationClaim] = []
        for step in 0..<count {
            let what = "step \(step), seed \(seed)"
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<4:
                let commits = try await commits(step, using: &generator)
                try expectEqual(try await store.commit(commits), try await reference.commit(commits), what)
            case 4..<6:
                let channel: ChannelID = Bool.random(using: &generator) ? "a" : "b"
                let limit = Int.random(in: 1...4, using: &generator)
                // Lanes that became due together may come in any order, so only all of them can be compared.
                let got = try await claimAll(store, channel, pageCount: limit)
                let expected = try await claimAll(reference, channel, pageCount: limit)
                try expectEqual(got.map(\.lane), expected.map(\.lane), "lanes, \(what)")
                try expectEqual(got.map(\.entries), expected.map(\.entries), "entries, \(what)")
                mine += got
                theirs += expected
            case 6..<8:
                guard !mine.isEmpty else { continue }
                let index = Int.random(in: 0..<mine.count, using: &generator)
                let outcome = NotificationAttempt.Outcome.allCases.randomElement(using: &generator) ?? .delivered
                let pause: Duration? = Bool.random(using: &generator) ? .seconds(30) : nil
                let isKept = Int.random(in: 0..<4, using: &generator) == 0
                let got = try await store.settle(
                    IncidentSample.settlements(of: [mine[index]], outcome, retryAfter: pause)
                )
                let expected = try await reference.settle(
                    IncidentSample.settlements(of: [theirs[index]], outcome, retryAfter: pause)
                )
                try expectEqual(got, expected, "settled, \(what)")
                if !isKept {
                    mine.remove(at: index)
                    theirs.remove(at: index)
                }
            case 8:
                time.advance(by: .seconds(Int64.random(in: 1...40, using: &generator)))
            default:
                let instant = IncidentSample.instant(Int.random(in: 0...count, using: &generator))
                let limit = Int.random(in: 0...2, using: &generator)
                try expectEqual(
                    try await store.removeIncidents(resolvedBefore: instant, limit: limit),
                    try await reference.removeIncidents(resolvedBefore: instant, limit: limit),
                    "removed, \(what)"
                )
            }
            try await compare(what, timelines: step % 10 == 0 || step == count - 1)
        }
    }

    private func commits(_ step: Int, using generator: inout SeededGenerator) async throws -> [IncidentCommit] {
        var commits: [IncidentCommit] = []
        for offset in 0..<Int.random(in: 1...3, using: &generator) {
            let number = Int.random(in: 1...4, using: &generator)
            let key = DedupKey(rule: "down", monitor: MonitorID("m\(number)"))
            let sequence = Int64(step * 10 + offset + 1)
            let latest = try await reference.latestIncidents(for: [key])[key]
            guard let latest, Int.random(in: 0..<5, using: &generator) > 0 else {
                commits.append(IncidentSample.open(number, sequence: sequence, at: step))
                continue
            }
            let status: AlertStatus = latest.isOpen ? .resolved : .firing
            let change = IncidentSample.alert(number, status, sequence)
            let isStale = Int.random(in: 0..<6, using: &generator) == 0
            commits.append(
                IncidentCommit(
                    incident: latest.id,
                    expectedVersion: latest.version - (isStale && latest.version > 1 ? 1 : 0),
                    events: [
                        IncidentEvent(
                            latest.isOpen ? .resolved(change) : .reopened(change),
                            at: IncidentSample.instant(step)
                        )
                    ],
                    notifications: IncidentSample.notifications(
                        latest.id,
                        change,
                        latest.isOpen ? .resolved : .reopened,
                        at: step
                    )
                )
            )
        }
        return commits
    }

    private func claimAll(
        _ outbox: any NotificationOutbox,
        _ channel: ChannelID,
        pageCount: Int
    ) async throws -> [NotificationClaim] {
        var claims: [NotificationClaim] = []
        while true {
            let page = try await outbox.claim(channel, upTo: pageCount, lease: .seconds(50))
            guard !page.isEmpty else { return claims.sorted { $0.lane.incident < $1.lane.incident } }
            claims += page
            try expect(claims.count <= 1_000, "claims never end: lanes are claimed twice")
        }
    }

    /// Compares what both hold; timelines grow with every step, so they are not read at each.
    private func compare(_ what: String, timelines: Bool) async throws {
        let got = try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 1_000)
        let expected = try await reference.list(tenant: nil, isOpen: nil, from: nil, limit: 1_000)
        try expectEqual(got, expected, "incidents, \(what)")
        try expectEqual(try await store.pendingCounts(), try await reference.pendingCounts(), "pending, \(what)")
        let keys = (1...4).map { DedupKey(rule: "down", monitor: MonitorID("m\($0)")) }
        try expectEqual(
            try await store.latestIncidents(for: keys),
            try await reference.latestIncidents(for: keys),
            "latest, \(what)"
        )
        for incident in expected.incidents where timelines {
            try expectEqual(
                try await store.timeline(of: incident.id, after: 0, limit: 1_000),
                try await reference.timeline(of: incident.id, after: 0, limit: 1_000),
                "timeline of \(incident.id), \(what)"
            )
        }
    }
}
