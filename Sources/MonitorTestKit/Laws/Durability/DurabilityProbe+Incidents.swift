public import AlertRules
public import IncidentResponse
import MonitorCore

extension DurabilityProbe where Store: IncidentStore & NotificationOutbox {
    /// Adds an event to an incident with each step, and tells two channels.
    public static var incidents: Self {
        @Sendable func channels(_ round: Int) -> [ChannelID] {
            ["first-\(round)", "second-\(round)"].map { ChannelID($0) }
        }
        return Self(
            step: { store, round, number in
                var commit = IncidentSample.open(round, sequence: 1)
                let alert = IncidentSample.alert(round, .firing, Int64(number))
                commit.expectedVersion = Int64(number - 1)
                if number > 1 {
                    commit.events = [
                        IncidentEvent(.note(by: "writer", text: "\(number)"), at: IncidentSample.instant(number))
                    ]
                }
                commit.notifications = channels(round)
                    .map { channel in
                        Notification(
                            id: NotificationID("\(commit.incident)/\(number)/\(channel)"),
                            incident: commit.incident,
                            channel: channel,
                            occasion: .opened,
                            alert: alert,
                            startedAt: alert.startedAt,
                            createdAt: IncidentSample.instant(number)
                        )
                    }
                try expectEqual(try await store.commit([commit]), [], "conflicts of the only writer")
            },
            find: { store, round in
                let id = IncidentSample.open(round, sequence: 1).incident
                let version = try await store.incidents([id])[id]?.version ?? 0
                let count = Int(version)
                var findings = DurabilityFindings(stepCount: count)
                findings.expectEqual(try await store.timeline(of: id, after: 0, limit: .max).count, count, "events")
                let pending = try await store.pendingCounts()
                for channel in channels(round) {
                    findings.expectEqual(pending[channel, default: 0], count, "notifications of \(channel)")
                }
                return findings
            }
        )
    }
}

extension DurabilityProbe where Store: AlertStateStore {
    /// Commits a state with a message with each step.
    public static var alertStates: Self {
        Self(
            step: { store, round, number in
                var state = MonitorAlertState()
                state.rules["down"] = AlertState()
                let commit = AlertStateCommit(
                    monitor: MonitorID("m\(round)"),
                    expectedVersion: Int64(number - 1),
                    state: state,
                    messages: [OutgoingMessage(id: "\(round)/\(number)", subject: .alertChanged, payload: [1, 2])]
                )
                try expectEqual(try await store.commit([commit]), [], "conflicts of the only writer")
            },
            find: { store, round in
                let monitor = MonitorID("m\(round)")
                let count = Int(try await store.states(of: [monitor])[monitor]?.version ?? 0)
                var findings = DurabilityFindings(stepCount: count)
                let ids = try await store.pendingMessages(limit: .max).map(\.id).filter { $0.hasPrefix("\(round)/") }
                findings.expectEqual(ids, (0..<count).map { "\(round)/\($0 + 1)" }, "messages")
                return findings
            }
        )
    }
}
