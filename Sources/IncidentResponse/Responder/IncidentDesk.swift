public import MonitorCore

/// What people do with incidents.
public struct IncidentDesk: Sendable {
    private static let maximumConflictCount = 16

    private let store: any IncidentStore
    private let time: any TimeSource

    /// Creates a desk.
    public init(store: any IncidentStore, time: any TimeSource) {
        self.store = store
        self.time = time
    }

    /// Takes an incident; one that is taken or resolved already stays as it is.
    public func acknowledge(_ id: IncidentID, by person: String) async throws {
        try await change(id) { incident, now in
            guard incident.status == .triggered else { return nil }
            return IncidentCommit(
                incident: id,
                expectedVersion: incident.version,
                events: [IncidentEvent(.acknowledged(by: person), at: now)]
            )
        }
    }

    /// Resolves an incident and tells its channels; one that is resolved already stays as it is.
    public func close(_ id: IncidentID, by person: String) async throws {
        try await change(id) { IncidentReducer.close($0, by: person, at: $1) }
    }

    /// Writes something down in the timeline.
    public func note(_ text: String, on id: IncidentID, by person: String) async throws {
        try await change(id) { incident, now in
            IncidentCommit(
                incident: id,
                expectedVersion: incident.version,
                events: [IncidentEvent(.note(by: person, text: text), at: now)]
            )
        }
    }

    private func change(_ id: IncidentID, _ decide: (Incident, Timestamp) -> IncidentCommit?) async throws {
        for _ in 0...Self.maximumConflictCount {
            guard let incident = try await store.incidents([id])[id] else {
                throw StoreError(code: .notFound, message: "there is no incident \(id)")
            }
            guard let commit = decide(incident, time.now) else { return }
            if try await store.commit([commit]).isEmpty { return }
        }
        throw StoreError(code: .conflict, message: "incident \(id) changes all the time; try again")
    }
}
