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

    @Test("refuses monitors beyond its limit, until one is removed")
    func stateLimit() async throws {
        let store = InMemoryAlertStateStore(maximumStateCount: 1)
        func commit(_ monitor: MonitorID, _ version: Int64, isRemoval: Bool = false) -> AlertStateCommit {
            var state = MonitorAlertState()
            if !isRemoval { state.rules["down"] = AlertState() }
            return AlertStateCommit(monitor: monitor, expectedVersion: version, state: state)
        }
        #expect(try await store.commit([commit("a", 0)]).isEmpty)
        let error = await #expect(throws: StoreError.self) { try await store.commit([commit("b", 0)]) }
        #expect(error?.code == .outOfSpace)
        let mixed = await #expect(throws: StoreError.self) {
            try await store.commit([commit("b", 0), commit("a", 1), commit("c", 0)])
        }
        #expect(mixed?.code == .outOfSpace)
        #expect(try await store.states(of: ["a", "b", "c"]).mapValues(\.version) == ["a": 2])
        #expect(try await store.commit([commit("a", 2, isRemoval: true)]).isEmpty)
        #expect(try await store.commit([commit("b", 0)]).isEmpty)
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
