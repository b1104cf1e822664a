import IncidentResponse
import Logging
import MonitorCore
import MonitorTestKit
import Testing

@Suite("Incident sweeper")
struct IncidentSweeperTests {
    @Test("A sweep removes in steps what was resolved long ago and told, and nothing else")
    func sweep() async throws {
        let start = Timestamp(seconds: 1_800_000_000)
        let day = Duration.seconds(86_400)
        let time = VirtualTime(start: start + day * 400)
        let store = InMemoryIncidentStore(time: time)
        for number in 0..<400 {
            let at = start + day * number
            let monitor = MonitorID("m\(number)")
            let firing = AlertChange.testing(.firing, sequence: 1, startedAt: at, monitor: monitor)
            let resolved = AlertChange.testing(.resolved, sequence: 2, startedAt: at, monitor: monitor)
            let policy = IncidentPolicy(channels: number == 3 ? ["a"] : [])
            for change in number == 5 ? [firing] : [firing, resolved] {
                let latest = try await store.latestIncidents(for: [change.key])[change.key]
                guard case .commit(let commit) = IncidentReducer.decide(change, latest: latest, policy: policy, at: at)
                else { continue }
                #expect(try await store.commit([commit]).isEmpty)
            }
        }
        var configuration = IncidentSweeper.Configuration()
        configuration.stepCount = 7
        configuration.stepPause = .zero
        let sweeper = IncidentSweeper(
            store: store,
            time: time,
            configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        #expect(try await sweeper.sweep() == 35 - 2)
        #expect(try await sweeper.sweep() == 0)
        let left = try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 1_000).incidents
        #expect(left.count == 365 + 2)
        #expect(left.suffix(2).map(\.id) == ["down/m5#1", "down/m3#1"])
    }
}
