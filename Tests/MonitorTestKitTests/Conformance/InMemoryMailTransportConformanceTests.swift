import MonitorCore
import MonitorTestKit
import Testing

@Suite("The in-memory mail transport obeys the laws")
struct InMemoryMailTransportConformanceTests {
    @Test(arguments: MailTransportLaw.allCases)
    func obeys(_ law: MailTransportLaw) async throws {
        try await MailTransportLaws<InMemoryMailTransport> { scenario, body in
            let transport = InMemoryMailTransport(scenario)
            try await body(.init(transport: transport) { transport.messages.map(\.to) })
        }
        .check(law)
    }
}
