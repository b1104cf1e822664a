import AlertRules
import IncidentResponse
import MonitorCore
import MonitorTestKit
import Testing

/// Plays the process that is killed on stores in memory, whose memory outlives it.
@Suite("The laws of durability catch faults", .timeLimit(.minutes(5)))
struct DurabilityLawsCatchFaultsTests {
    private enum Fault {
        /// Acknowledges a step that it has not written.
        case forgets
        /// Is killed in the middle of a write.
        case tears
    }

    private let time = VirtualTime()

    private func expectCaught<Store>(
        _ probe: DurabilityProbe<Store>,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ makeStore: @escaping @Sendable (TornWrites) -> Store
    ) async {
        func violations(_ fault: Fault?) async -> [DurabilityLaw] {
            var violated: [DurabilityLaw] = []
            for law in DurabilityLaw.allCases where await laws(probe, fault, makeStore).violation(of: law) != nil {
                violated.append(law)
            }
            return violated
        }
        #expect(await violations(nil) == [], sourceLocation: sourceLocation)
        #expect(await violations(.forgets) == [.acknowledgedIsKept], sourceLocation: sourceLocation)
        #expect(await violations(.tears).contains(.nothingIsHalfWritten), sourceLocation: sourceLocation)
    }

    private func laws<Store>(
        _ probe: DurabilityProbe<Store>,
        _ fault: Fault?,
        _ makeStore: (TornWrites) -> Store
    ) -> DurabilityLaws<Store> {
        let tear = TornWrites()
        let store = makeStore(tear)
        return DurabilityLaws(
            probe,
            roundCount: 1,
            killWriter: { round, stepCount in
                do {
                    try await probe.write(to: store, round: round) { number in
                        guard number == stepCount else { return }
                        guard fault == .tears else { throw TornWrites.Killed() }
                        tear.begin()
                    }
                } catch is TornWrites.Killed {}
                return fault == .forgets ? stepCount + 1 : stepCount
            },
            withStore: { body in try await body(store) }
        )
    }

    @Test("of a result store")
    func results() async {
        await expectCaught(.results) { [time] in
            TornMonitoringStore(base: InMemoryMonitoringStore(time: time), tear: $0)
        }
    }

    @Test("of a ledger")
    func ledger() async {
        await expectCaught(.ledger) { [time] in
            TornMonitoringStore(base: InMemoryMonitoringStore(time: time), tear: $0)
        }
    }

    @Test("of a rollup store")
    func rollups() async {
        await expectCaught(.rollups) { [time] in
            TornMonitoringStore(base: InMemoryMonitoringStore(time: time), tear: $0)
        }
    }

    @Test("of an ingest store")
    func ingestion() async {
        await expectCaught(.ingestion) { [time] in
            TornMonitoringStore(base: InMemoryMonitoringStore(time: time), tear: $0)
        }
    }

    @Test("of a monitor store")
    func monitors() async {
        await expectCaught(.monitors) { [time] in
            TornMonitorStore(base: InMemoryMonitorStore(time: time), tear: $0)
        }
    }

    @Test("of a lease store")
    func leases() async {
        await expectCaught(.leases) { [time] in TornLeaseStore(base: InMemoryLeaseStore(time: time), tear: $0) }
    }

    @Test("of a message queue")
    func queue() async {
        await expectCaught(.queue) { [time] in TornMessageQueue(base: InMemoryMessageQueue(time: time), tear: $0) }
    }

    @Test("of an incident store")
    func incidents() async {
        await expectCaught(.incidents) { [time] in
            TornIncidentStore(base: InMemoryIncidentStore(time: time), tear: $0)
        }
    }

    @Test("of an alert state store")
    func alertStates() async {
        await expectCaught(.alertStates) { TornAlertStateStore(base: InMemoryAlertStateStore(), tear: $0) }
    }
}
