import MonitorTestKit
import NIOCore
import NetworkTransports
import Testing

@Suite("The mail transport obeys the laws", .timeLimit(.minutes(5)))
struct SMTPMailTransportConformanceTests {
    @Test(arguments: MailTransportLaw.allCases)
    func obeys(_ law: MailTransportLaw) async throws {
        let absentPort = try await LoopbackServer.run(initializer: { _ in }, body: { $0.port })
        try await MailTransportLaws<SMTPMailTransport> { scenario, body in
            var behaviour = FakeMailServer.Behaviour()
            switch scenario {
            case .takes(let refused):
                for (recipient, refusal) in refused {
                    behaviour.replies["RCPT TO:<\(recipient)>"] = Self.reply(refusal)
                }
            case .refuses(let refusal): behaviour.replies["."] = Self.reply(refusal)
            case .absent: break
            }
            let log = FakeMailServer.Log()
            try await LoopbackServer.run(
                initializer: { [behaviour] channel in
                    try channel.pipeline.syncOperations.addHandler(
                        FakeMailServer(behaviour: behaviour, log: log, isImplicitTLS: false)
                    )
                },
                body: { server in
                    let port = scenario == .absent ? absentPort : server.port
                    let transport = SMTPMailTransport(
                        configuration: .init(host: "127.0.0.1", port: port, security: .plaintext)
                    )
                    try await body(.init(transport: transport) { log.arrivals })
                }
            )
        }
        .check(law)
    }

    private static func reply(_ refusal: MailTransportScenario.Refusal) -> String {
        refusal == .forNow ? "450 later\r\n" : "550 never\r\n"
    }
}
