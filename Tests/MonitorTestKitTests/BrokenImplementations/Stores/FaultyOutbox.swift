import IncidentResponse
import MonitorCore
import MonitorTestKit

/// Breaks one law of an outbox.
struct FaultyOutbox: FaultyStore, ForwardingIncidentStore {
    let law: NotificationOutboxLaw?
    let base: any IncidentStore & NotificationOutbox
    private var isReopened = false
    private let committed = Memory<[NotificationLane: [Notification]]>([:])
    private let tokens = Memory<[NotificationLane: Int64]>([:])

    init(breaking law: NotificationOutboxLaw?, time: any TimeSource) {
        self.law = law
        base = InMemoryIncidentStore(time: time)
    }

    func reopened() -> Self {
        var store = self
        store.isReopened = true
        return store
    }

    func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        committed.change { committed in
            for notification in commits.flatMap(\.notifications) {
                committed[notification.lane, default: []].append(notification)
            }
        }
        return try await base.commit(commits)
    }

    func timeline(of id: IncidentID, after version: Int64, limit: Int) async throws -> [IncidentEvent] {
        let events = try await base.timeline(of: id, after: version, limit: limit)
        return law == .settlementIsRecorded ? events.filter { $0.kind.name != "notified" } : events
    }

    func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration
    ) async throws -> [NotificationClaim] {
        var claims: [NotificationClaim]
        switch law {
        case .laneIsHeldByOne:
            claims = try await base.claim(channel, upTo: limit, lease: .zero, overdueBy: delay)
        case .longestDueComesFirst:
            let all = try await base.claim(channel, upTo: .max, lease: lease, overdueBy: delay)
            claims = Array(all.sorted { $0.lane.incident < $1.lane.incident }.prefix(limit))
        case .neglectedLaneIsFound:
            claims = try await base.claim(channel, upTo: limit, lease: lease, overdueBy: .zero)
        case .concurrentClaimersShareNothing:
            let due = try await base.claim(channel, upTo: limit, lease: .zero, overdueBy: delay)
            await pauseBetweenCheckAndAct()
            claims = try await base.claim(channel, upTo: limit, lease: lease, overdueBy: delay)
            let claimed = claims.map(\.lane)
            claims += due.filter { !claimed.contains($0.lane) }
        default:
            claims = try await base.claim(channel, upTo: limit, lease: lease, overdueBy: delay)
        }
        tokens.change { tokens in
            for claim in claims { tokens[claim.lane] = claim.token }
        }
        for index in claims.indices { spoil(&claims[index]) }
        return claims
    }

    private func spoil(_ claim: inout NotificationClaim) {
        switch law {
        case .laneKeepsItsOrder:
            claim.entries.reverse()
        case .claimIsBounded:
            let claimed = claim.entries.map(\.notification)
            let rest = (committed.value[claim.lane] ?? []).filter { !claimed.contains($0) }
            claim.entries += rest.map { OutboxEntry(notification: $0) }
        case .survivesReopening where isReopened:
            for index in claim.entries.indices { claim.entries[index].failedAttemptCount = 0 }
        default:
            break
        }
    }

    func settle(_ settlements: [NotificationSettlement]) async throws -> Int {
        var settlements = settlements
        for index in settlements.indices { spoil(&settlements[index]) }
        let count = try await base.settle(settlements)
        return law == .settlementIsIdempotent ? settlements.count : count
    }

    private func spoil(_ settlement: inout NotificationSettlement) {
        switch law {
        case .finishedRecipientsAreKept:
            for index in settlement.attempts.indices { settlement.attempts[index].finishedRecipients = [] }
        case .failureRests:
            settlement.retryAfter = nil
        case .lostClaimSettlesNothing:
            settlement.token = tokens.value[settlement.lane] ?? settlement.token
        case .agreesWithTheReference:
            for index in settlement.attempts.indices where settlement.attempts[index].outcome == .coalesced {
                settlement.attempts[index].outcome = .failed
            }
        default:
            break
        }
    }
}
