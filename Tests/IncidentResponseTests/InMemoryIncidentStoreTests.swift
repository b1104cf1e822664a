import IncidentResponse
import MonitorCore
import MonitorTestKit
import Testing

@Suite("In-memory incident store")
struct InMemoryIncidentStoreTests {
    @Test("obeys the laws", arguments: IncidentStoreLaw.allCases)
    func obeys(_ law: IncidentStoreLaw) async throws {
        try await IncidentStoreLaws { InMemoryIncidentStore(time: $0) }.check(law)
    }

    @Test("obeys the laws of an outbox", arguments: NotificationOutboxLaw.allCases)
    func obeys(_ law: NotificationOutboxLaw) async throws {
        try await NotificationOutboxLaws { InMemoryIncidentStore(time: $0) }.check(law)
    }

    @Test("refuses incidents beyond its limit")
    func limit() async throws {
        let store = InMemoryIncidentStore(time: VirtualTime(), maximumIncidentCount: 1)
        func commit(_ monitor: MonitorID) -> IncidentCommit {
            let change = AlertChange.testing(.firing, sequence: 1, monitor: monitor)
            return IncidentCommit(
                incident: IncidentID(openedBy: change),
                expectedVersion: 0,
                events: [IncidentEvent(.opened(change, channels: []), at: .epoch)]
            )
        }
        #expect(try await store.commit([commit("a")]).isEmpty)
        let change = AlertChange.testing(.resolved, sequence: 2, monitor: "a")
        let resolve = IncidentCommit(
            incident: commit("a").incident,
            expectedVersion: 1,
            events: [IncidentEvent(.resolved(change), at: .epoch)]
        )
        let error = await #expect(throws: StoreError.self) { try await store.commit([commit("b"), resolve]) }
        #expect(error?.code == .outOfSpace)
        #expect(
            try await store.latestIncidents(for: ["down/a", "down/b"]).mapValues(\.status) == ["down/a": .resolved]
        )
        #expect(try await store.removeIncidents(resolvedBefore: .distantFuture, limit: 10) == 1)
        #expect(try await store.commit([commit("b")]).isEmpty)
    }
}
