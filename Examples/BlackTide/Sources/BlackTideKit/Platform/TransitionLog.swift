import Logging
import MonitorCore

/// Logs every transition that is announced, once it is stored, and leaves the storing to another store.
struct TransitionLog: IngestStore {
    var store: any IngestStore
    var logger: Logger

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedMonitorState] {
        try await store.states(of: monitors)
    }

    func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        let conflicting = try await store.commit(commits)
        for commit in commits where !conflicting.contains(commit.monitor) {
            // A late result stores transitions anew that were announced before.
            for message in commit.messages where message.subject == .monitorTransition {
                log(try WireCodec.decode(Transition.self, from: message.payload))
            }
        }
        return conflicting
    }

    func transitions(of monitor: MonitorID, in window: TimeWindow) async throws -> [Transition] {
        try await store.transitions(of: monitor, in: window)
    }

    func removeTransitions(before instant: Timestamp, limit: Int) async throws -> Int {
        try await store.removeTransitions(before: instant, limit: limit)
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await store.pendingMessages(limit: limit)
    }

    func removePendingMessages(_ ids: [String]) async throws {
        try await store.removePendingMessages(ids)
    }

    private func log(_ transition: Transition) {
        var metadata: Logger.Metadata = [
            "monitor": "\(transition.monitor)",
            "from": "\(transition.from)",
            "to": "\(transition.to)",
            "at": "\(transition.at.rfc3339)",
            "rule": "\(transition.rule)",
            "correlation": "\(transition.correlation)",
        ]
        if let evidence = transition.evidence.first {
            metadata["reason"] = "\(evidence.assertion): \(evidence.actual)"
        }
        let level: Logger.Level = transition.to == .down ? .warning : .notice
        logger.log(level: level, "The status of a monitor changed", metadata: metadata)
    }
}
