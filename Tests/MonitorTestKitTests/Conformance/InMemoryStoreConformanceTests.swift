import MonitorCore
import MonitorTestKit
import Testing

@Suite("The in-memory stores obey the laws", .timeLimit(.minutes(5)))
struct InMemoryStoreConformanceTests {
    @Test(arguments: MonitorStoreLaw.allCases)
    func monitors(_ law: MonitorStoreLaw) async throws {
        try await MonitorStoreLaws { InMemoryMonitorStore(time: $0) }.check(law)
    }

    @Test(arguments: ResultStoreLaw.allCases)
    func results(_ law: ResultStoreLaw) async throws {
        try await ResultStoreLaws { InMemoryMonitoringStore(time: $0) }.check(law)
    }

    @Test(arguments: LedgerStoreLaw.allCases)
    func ledger(_ law: LedgerStoreLaw) async throws {
        try await LedgerStoreLaws { InMemoryMonitoringStore(time: $0) }.check(law)
    }

    @Test(arguments: RollupStoreLaw.allCases)
    func rollups(_ law: RollupStoreLaw) async throws {
        try await RollupStoreLaws { InMemoryMonitoringStore(time: $0) }.check(law)
    }

    @Test(arguments: IngestStoreLaw.allCases)
    func ingest(_ law: IngestStoreLaw) async throws {
        try await IngestStoreLaws { InMemoryMonitoringStore(time: $0) }.check(law)
    }

    @Test(arguments: LeaseStoreLaw.allCases)
    func leases(_ law: LeaseStoreLaw) async throws {
        try await LeaseStoreLaws { InMemoryLeaseStore(time: $0) }.check(law)
    }

    @Test(arguments: CacheLaw.allCases)
    func cache(_ law: CacheLaw) async throws {
        try await CacheLaws { InMemoryCache(time: $0) }.check(law)
    }

    @Test(arguments: RateLimiterLaw.allCases)
    func rateLimiter(_ law: RateLimiterLaw) async throws {
        try await RateLimiterLaws { InMemoryRateLimiter(time: $0) }.check(law)
    }
}
