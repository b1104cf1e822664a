import MonitorCore
import MonitorTestKit
import Testing

@Suite("The in-memory stores obey the laws", .timeLimit(.minutes(1)))
struct InMemoryStoreConformanceTests {
    @Test(arguments: MonitorStoreLaw.allCases)
    func monitors(_ law: MonitorStoreLaw) async throws {
        try await MonitorStoreLaws { InMemoryMonitorStore(time: $0) }.check(law)
    }

    @Test(arguments: ResultStoreLaw.allCases)
    func results(_ law: ResultStoreLaw) async throws {
        try await ResultStoreLaws { InMemoryMonitoringStore(time: $0) }.check(law)
    }

    @Test(arguments: IngestStoreLaw.allCases)
    func ingest(_ law: IngestStoreLaw) async throws {
        try await IngestStoreLaws { InMemoryMonitoringStore(time: $0) }.check(law)
    }
}
