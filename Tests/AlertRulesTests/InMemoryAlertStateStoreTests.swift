import AlertRules
import MonitorCore
import MonitorTestKit
import Testing

@Suite("In-memory alert state store")
struct InMemoryAlertStateStoreTests {
    @Test("obeys the laws", arguments: AlertStateStoreLaw.allCases)
    func obeys(_ law: AlertStateStoreLaw) async throws {
        try await AlertStateStoreLaws { _ in InMemoryAlertStateStore() }.check(law)
    }

    @Test("refuses messages beyond its limit, whole")
    func limit() async throws {
        let store = InMemoryAlertStateStore(maximumPendingCount: 1)
        let messages = ["1", "2"].map { OutgoingMessage(id: $0, subject: .alertChanged, payload: []) }
        let commit = AlertStateCommit(
            monitor: "m",
            expectedVersion: 0,
            state: MonitorAlertState(),
            messages: messages
        )
        let error = await #expect(throws: StoreError.self) { try await store.commit([commit]) }
        #expect(error?.code == .outOfSpace)
        #expect(try await store.states(of: ["m"]).isEmpty)
    }
}
