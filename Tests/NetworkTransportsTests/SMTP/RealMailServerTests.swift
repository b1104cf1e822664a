import Foundation
import MonitorCore
import NetworkTransports
import Testing

/// Needs `python3-aiosmtpd`; with `REQUIRE_SERVERS` set its absence is a failure instead of a skipped test.
@Suite("A real mail server", .enabled(if: RealMailServer.isRunnable, "python3-aiosmtpd is not installed"))
struct RealMailServerTests {
    @Test("takes a mail over STARTTLS after AUTH and reads it as it was meant", .timeLimit(.minutes(5)))
    func takesMail() async throws {
        try await RealMailServer.run { server in
            var configuration = SMTPMailTransport.Configuration(
                host: "localhost",
                port: server.port,
                credentials: SMTPCredentials(username: "ops", password: "s3cret")
            )
            configuration.tls = try TestCertificates.clientConfiguration()
            let transport = SMTPMailTransport(configuration: configuration)
            let text =
                "Down since 4:00 \u{2014} \u{fc}ber 5 min = bad.\n.dot\n" + String(repeating: "long ", count: 300)
            try await transport.submit(
                MailMessage(
                    id: "incident-1.1@example.org",
                    from: "ops@example.org",
                    to: ["a@example.org", "b@example.org"],
                    subject: "Ausfall: Schl\u{fc}sseldienst \u{1f525} " + String(repeating: "x", count: 100),
                    text: text,
                    html: "<p>\u{2014}</p>",
                    threadID: "incident-1@example.org",
                    date: Timestamp(seconds: 1_800_000_000)
                )
            )
            let mail = try await server.nextMail()
            #expect(mail["to"] as? [String] == ["a@example.org", "b@example.org"])
            #expect(
                mail["subject"] as? String == "Ausfall: Schl\u{fc}sseldienst \u{1f525} "
                    + String(repeating: "x", count: 100)
            )
            #expect(mail["text"] as? String == text)
            #expect(mail["html"] as? String == "<p>\u{2014}</p>")
            #expect(mail["message-id"] as? String == "<incident-1.1@example.org>")
            #expect(mail["references"] as? String == "<incident-1@example.org>")
            #expect(mail["defects"] as? Int == 0)
            #expect(mail["date"] as? Int == 1_800_000_000)
        }
    }

    @Test("does not take a mail with a wrong password", .timeLimit(.minutes(5)))
    func refusesWrongPasswords() async throws {
        try await RealMailServer.run { server in
            var configuration = SMTPMailTransport.Configuration(
                host: "localhost",
                port: server.port,
                credentials: SMTPCredentials(username: "ops", password: "wrong")
            )
            configuration.tls = try TestCertificates.clientConfiguration()
            let transport = SMTPMailTransport(configuration: configuration)
            await expectFailure(.rejected) {
                try await transport.submit(
                    MailMessage(id: "1", from: "a@b.org", to: ["c@d.org"], subject: "", text: "", date: .epoch)
                )
            }
        }
    }
}
