import MonitorCore
import MonitorTestKit

extension InMemoryMailTransport {
    /// A transport that takes one mail as a scenario says.
    convenience init(_ scenario: MailTransportScenario) {
        self.init()
        script(Self.outcomes(scenario))
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
