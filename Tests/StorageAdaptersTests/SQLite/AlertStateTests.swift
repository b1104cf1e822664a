#if SQLite
import AlertRules
import MonitorCore
import MonitorTestKit
import StorageAdapters
import Testing

@Suite("Alert states in SQLite")
struct AlertStateTests {
    private let time = VirtualTime()

    @Test("are written with their messages, or not at all")
    func atomicity() async throws {
        try await withTemporaryDatabase { database in
            let store = SQLiteAlertStateStore(database: database)
            func message(_ id: String) -> OutgoingMessage {
                OutgoingMessage(id: id, subject: .alertChanged, payload: [1], headers: ["a": "b"], notBefore: time.now)
            }
            func commit(_ monitor: MonitorID, _ version: Int64, _ ids: [String]) -> AlertStateCommit {
                var state = MonitorAlertState()
                state.rules["rule"] = AlertState()
                return AlertStateCommit(
                    monitor: monitor,
                    expectedVersion: version,
                    state: state,
                    messages: ids.map(message)
                )
            }
            #expect(try await store.commit([commit("a", 0, ["1", "2"]), commit("b", 1, ["3"])]) == ["b"])
            #expect(try await store.commit([commit("a", 0, ["4"]), commit("b", 0, ["2", "5"])]) == ["a"])
            #expect(try await store.commit([commit("a", 1, [])]).isEmpty)
            #expect(try await store.states(of: ["a", "b", "c"]).mapValues(\.version) == ["a": 2, "b": 1])
            #expect(try await store.pendingMessages(limit: 9) == ["1", "2", "5"].map(message))
            try await store.removePendingMessages(["1", "5", "unknown"])
            #expect(try await store.pendingMessages(limit: 9) == [message("2")])
            let ingestion = SQLiteMonitoringStore(database: database, time: time)
            #expect(try await ingestion.pendingMessages(limit: 9).isEmpty)
        }
    }
}
#endif
