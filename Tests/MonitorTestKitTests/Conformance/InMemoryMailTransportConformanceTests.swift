import MonitorCore
import MonitorTestKit
import Testing

@Suite("The in-memory mail transport obeys the laws")
struct InMemoryMailTransportConformanceTests {
    @Test(arguments: MailTransportLaw.allCases)
    func obeys(_ law: MailTransportLaw) async throws {
        try await MailTransportLaws<InMemoryMailTransport> { scenario, body in
            let transport = InMemoryMailTransport()
            transport.script(Self.outcomes(scenario))
            try await body(.init(transport: transport) { transport.messages.map(\.to) })
        }
        .check(law)
    }

    private static func outcomes(_ scenario: MailTransportScenario) -> [TransportError?] {
        switch scenario {
        case .takes(let refused) where refused.isEmpty: []
        case .takes(let refused):
            [
                .partlyRefused(
                    RefusedRecipients(refused.mapValues(error)),
                    of: ["a@example.org", "b@example.org", "c@example.org"]
                )
            ]
        case .refuses(let refusal): [error(refusal)]
        case .absent: [TransportError(code: .unreachable, message: "nobody is there")]
        }
    }

    private static func error(_ refusal: MailTransportScenario.Refusal) -> TransportError {
        TransportError(code: refusal == .forNow ? .busy : .rejected, message: "no")
    }
}
