public import MonitorCore

/// What people do with incidents.
public struct IncidentDesk: Sendable {
    private static let maximumConflictCount = 16

    private let store: any IncidentStore
    private let time: any TimeSource
    private let maximumEventCount: Int

    /// Creates a desk.
    ///
    /// - Parameters:
    ///   - store: The incidents.
    ///   - time: The clocks.
    ///   - maximumEventCount: The events after which an incident's timeline takes no more notes.
    public init(store: any IncidentStore, time: any TimeSource, maximumEventCount: Int = 10_000) {
        self.store = store
        self.time = time
        self.maximumEventCount = maximumEventCount
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
    ///
    /// - Throws: `StoreError` with code `outOfSpace` when the timeline is full, and what the other calls throw.
    public func note(_ text: String, on id: IncidentID, by person: String) async throws {
        try await change(id) { incident, now in
            guard incident.version < maximumEventCount else {
                throw StoreError(
                    code: .outOfSpace,
                    message: "incident \(id) has \(incident.version) events and takes no more notes"
                )
            }
            return IncidentCommit(
                incident: id,
                expectedVersion: incident.version,
                events: [IncidentEvent(.note(by: person, text: text), at: now)]
            )
        }
    }

    private func change(_ id: IncidentID, _ decide: (Incident, Timestamp) throws -> IncidentCommit?) async throws {
        for _ in 0...Self.maximumConflictCount {
            guard let incident = try await store.incidents([id])[id] else {
                throw StoreError(code: .notFound, message: "there is no incident \(id)")
            }
            guard let commit = try decide(incident, time.now) else { return }
            if try await store.commit([commit]).isEmpty { return }
        }
        throw StoreError(code: .conflict, message: "incident \(id) changes all the time; try again")
    }
}
