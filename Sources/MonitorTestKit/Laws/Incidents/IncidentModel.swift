import IncidentResponse
import MonitorCore

/// Random operations on incidents and their outbox, answered by a store and by the in-memory reference.
struct IncidentModel<Store: IncidentStore & NotificationOutbox> {
    private typealias AnyStore = any IncidentStore & NotificationOutbox

    private enum Operation: Sendable {
        case commit([IncidentDraft])
        case claim(ChannelID, pageCount: Int)
        case settle(Int, entryCount: Int, NotificationAttempt.Outcome, retryAfter: Duration?, isRepeated: Bool)
        case wait(Duration)
        case remove(resolvedFor: Duration, limit: Int)
    }

    let stores: StoreMaker<Store>
    /// Whether notifications are claimed and settled too.
    var claims = false

    func run(seed: UInt64) async throws {
        try await ModelRun(seed: seed, generate: operation, firstDifference: firstDifference)
            .check()
    }

    private func operation(_ random: inout SeededGenerator) -> Operation {
        switch Int.random(in: 0..<(claims ? 10 : 6), using: &random) {
        case 0..<4:
            let count = Int.random(in: 1...3, using: &random)
            return .commit((0..<count).map { _ in IncidentDraft(isSilent: !claims, using: &random) })
        case 4: return .wait(.seconds(Int64.random(in: 1...40, using: &random)))
        case 5:
            let pause = Duration.seconds(Int64.random(in: 0...300, using: &random))
            return .remove(resolvedFor: pause, limit: Int.random(in: 0...2, using: &random))
        case 6, 7:
            return .claim(Bool.random(using: &random) ? "a" : "b", pageCount: Int.random(in: 1...4, using: &random))
        default:
            return .settle(
                Int.random(in: 0..<100, using: &random),
                entryCount: Int.random(in: 0...3, using: &random),
                NotificationAttempt.Outcome.allCases.randomElement(using: &random) ?? .delivered,
                retryAfter: Bool.random(using: &random) ? .seconds(30) : nil,
                isRepeated: Int.random(in: 0..<4, using: &random) == 0
            )
        }
    }

    private func firstDifference(_ operations: [Operation]) async throws -> String? {
        let time = VirtualTime(start: IncidentSample.origin)
        let reference: AnyStore = InMemoryIncidentStore(time: time)
        let store: AnyStore = try await stores.make(time)
        var held: [(claim: NotificationClaim, reference: NotificationClaim)] = []
        for operation in operations {
            // Nothing is due or resolved together with anything else, so it is certain what comes first.
            time.advance(by: .milliseconds(10))
            let found: String?
            switch operation {
            case .commit(let drafts):
                var commits: [IncidentCommit] = []
                for draft in drafts {
                    time.advance(by: .milliseconds(1))
                    let latest = try await reference.latestIncidents(for: [draft.key])[draft.key]
                    commits.append(draft.commit(latest: latest, at: time.now))
                }
                let prepared = commits
                found = try await difference("\(operation)", store, reference) { try await $0.commit(prepared) }
            case .claim(let channel, let pageCount):
                let claims = try await allClaims(of: channel, pageCount, store)
                let expected = try await allClaims(of: channel, pageCount, reference)
                held += zip(claims, expected).map { (claim: $0, reference: $1) }
                found =
                    difference("lanes of \(operation)", claims.map(\.lane), expected.map(\.lane))
                    ?? difference("entries of \(operation)", claims.map(\.entries), expected.map(\.entries))
            case .settle(let number, let count, let outcome, let pause, let isRepeated):
                guard !held.isEmpty else { continue }
                let index = number % held.count
                func settlements(_ claim: NotificationClaim) -> [NotificationSettlement] {
                    IncidentSample.settlements(of: [claim], outcome, entryCount: count, retryAfter: pause)
                }
                found = difference(
                    "\(operation)",
                    try await store.settle(settlements(held[index].claim)),
                    try await reference.settle(settlements(held[index].reference))
                )
                if !isRepeated { held.remove(at: index) }
            case .wait(let pause):
                time.advance(by: pause)
                found = nil
            case .remove(let pause, let limit):
                let instant = time.now - pause
                found = try await difference("\(operation)", store, reference) {
                    try await $0.removeIncidents(resolvedBefore: instant, limit: limit)
                }
            }
            if let found { return found }
            if let found = try await firstDifference(between: store, reference) {
                return "\(found) after \(operation)"
            }
        }
        return nil
    }

    /// Claims all that is due: lanes whose claims ended together may come in any order, so only all can be compared.
    private func allClaims(of channel: ChannelID, _ pageCount: Int, _ outbox: AnyStore) async throws
        -> [NotificationClaim]
    {
        var claims: [NotificationClaim] = []
        while true {
            let page = try await outbox.claim(channel, upTo: pageCount, lease: .seconds(50))
            guard !page.isEmpty else { return claims.sorted { $0.lane.incident < $1.lane.incident } }
            claims += page
            try expect(claims.count <= 1_000, "claims never end: lanes are claimed twice")
        }
    }

    /// Compares what both hold.
    private func firstDifference(between store: AnyStore, _ reference: AnyStore) async throws -> String? {
        if let found = try await difference("pending counts", store, reference, { try await $0.pendingCounts() }) {
            return found
        }
        if let found = try await difference(
            "latest incidents",
            store,
            reference,
            { try await $0.latestIncidents(for: IncidentDraft.keys) }
        ) {
            return found
        }
        for (tenant, isOpen, limit) in [(nil, nil, 20), ("acme", nil, 2), (nil, true, 2), ("default", false, 3)]
            as [(TenantID?, Bool?, Int)]
        {
            let question = "a listing of \(tenant ?? "all"), open \(isOpen.map { "\($0)" } ?? "or not")"
            let found = try await difference(question, store, reference) { store in
                let first = try await store.list(tenant: tenant, isOpen: isOpen, from: nil, limit: limit)
                guard let next = first.next else { return [first] }
                return [first, try await store.list(tenant: tenant, isOpen: isOpen, from: next, limit: limit)]
            }
            if let found { return found }
        }
        // Timelines only grow at the end, so the newest incidents' tell all that changed since the last comparison.
        for incident in try await reference.latestIncidents(for: IncidentDraft.keys).values {
            let found = try await difference("the timeline of \(incident.id)", store, reference) {
                try await $0.timeline(of: incident.id, after: max(0, incident.version - 4), limit: 4)
            }
            if let found { return found }
        }
        return nil
    }
}
