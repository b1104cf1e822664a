import AlertRules
import IncidentResponse
import MonitorCore
import MonitorTestKit
import Testing

@Suite("The laws of stores catch faulty ones", .timeLimit(.minutes(5)))
struct StoreLawsCatchFaultsTests {
    /// Checks that a law holds on a sound store in the faulty store's shell, and does not on the faulty store.
    private func expectCaught<Laws: StoreLawSet>(
        _ law: Laws.Law,
        by _: Laws.Type,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async where Laws.Store: FaultyStore, Laws.Store.Law == Laws.Law {
        func violation(breaking flaw: Laws.Law?) async -> LawViolation? {
            let laws = Laws(reopen: { try await $0.reopened() }, makeStore: { Laws.Store(breaking: flaw, time: $0) })
            return await laws.violation(of: law)
        }
        #expect(await violation(breaking: nil) == nil, sourceLocation: sourceLocation)
        #expect(await violation(breaking: law) != nil, sourceLocation: sourceLocation)
    }

    @Test("every law of monitors catches a fault", arguments: MonitorStoreLaw.allCases)
    func monitors(_ law: MonitorStoreLaw) async {
        await expectCaught(law, by: MonitorStoreLaws<FaultyMonitorStore>.self)
    }

    @Test("every law of results catches a fault", arguments: ResultStoreLaw.allCases)
    func results(_ law: ResultStoreLaw) async {
        await expectCaught(law, by: ResultStoreLaws<FaultyResultStore>.self)
    }

    @Test("every law of a ledger catches a fault", arguments: LedgerStoreLaw.allCases)
    func ledger(_ law: LedgerStoreLaw) async {
        await expectCaught(law, by: LedgerStoreLaws<FaultyLedgerStore>.self)
    }

    @Test("every law of rollups catches a fault", arguments: RollupStoreLaw.allCases)
    func rollups(_ law: RollupStoreLaw) async {
        await expectCaught(law, by: RollupStoreLaws<FaultyRollupStore>.self)
    }

    @Test("every law of ingestion catches a fault", arguments: IngestStoreLaw.allCases)
    func ingestion(_ law: IngestStoreLaw) async {
        await expectCaught(law, by: IngestStoreLaws<FaultyIngestStore>.self)
    }

    @Test("every law of alert states catches a fault", arguments: AlertStateStoreLaw.allCases)
    func alertStates(_ law: AlertStateStoreLaw) async {
        await expectCaught(law, by: AlertStateStoreLaws<FaultyAlertStateStore>.self)
    }

    @Test("every law of incidents catches a fault", arguments: IncidentStoreLaw.allCases)
    func incidents(_ law: IncidentStoreLaw) async {
        await expectCaught(law, by: IncidentStoreLaws<FaultyIncidentStore>.self)
    }

    @Test("every law of an outbox catches a fault", arguments: NotificationOutboxLaw.allCases)
    func outbox(_ law: NotificationOutboxLaw) async {
        await expectCaught(law, by: NotificationOutboxLaws<FaultyOutbox>.self)
    }

    @Test("a model law names its seed and few operations")
    func shrinks() async throws {
        let laws = ResultStoreLaws { FaultyResultStore(breaking: .agreesWithTheReference, time: $0) }
        let violation = try #require(await laws.violation(of: .agreesWithTheReference))
        #expect(violation.message.contains("seed "))
        #expect(violation.message.split(separator: "\n").count < 8, "\(violation.message)")
    }
}
