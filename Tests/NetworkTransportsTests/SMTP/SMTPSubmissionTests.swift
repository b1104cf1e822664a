import MonitorCore
import Testing

@testable import NetworkTransports

@Suite("A mail submission")
struct SMTPSubmissionTests {
    private static let hello = SMTPReply(code: 250, lines: ["fake", "SIZE 100000", "STARTTLS", "AUTH PLAIN LOGIN"])

    private func submission(
        security: SMTPSecurity = .plaintext,
        credentials: SMTPCredentials? = nil,
        allowsPlaintextAuthentication: Bool = false,
        to: [String] = ["a@example.org"]
    ) throws -> SMTPSubmission {
        let message = MailMessage(
            id: "1@example.org",
            from: "ops@example.org",
            to: to,
            subject: "s",
            text: ".t",
            date: .epoch
        )
        return SMTPSubmission(
            settings: .init(
                security: security,
                credentials: credentials,
                allowsPlaintextAuthentication: allowsPlaintextAuthentication,
                clientName: "me"
            ),
            sender: try MailAddress(message.from),
            recipients: try to.map { try MailAddress($0) },
            message: try MIMEMessage(message)
        )
    }

    /// Feeds replies and returns what was sent, with `TLS` where the connection was protected.
    private func play(_ submission: inout SMTPSubmission, _ replies: [SMTPReply]) throws -> [String] {
        try replies.map { reply in
            switch try submission.receive(reply) {
            case .send(let bytes): String(decoding: bytes, as: UTF8.self)
            case .startTLS(let bytes): "TLS " + String(decoding: bytes, as: UTF8.self)
            case .finish(let refused): "finish \(refused.map(\.recipient))"
            }
        }
    }

    private func reply(_ code: Int) -> SMTPReply { SMTPReply(code: code, lines: ["text"]) }

    @Test("goes through the steps in order")
    func plain() throws {
        var submission = try submission(to: ["a@example.org", "b@example.org"])
        let sent = try play(
            &submission,
            [reply(220), Self.hello, reply(250), reply(250), reply(251), reply(354), reply(250)]
        )
        #expect(sent[0] == "EHLO me\r\n")
        #expect(sent[1].hasPrefix("MAIL FROM:<ops@example.org> SIZE="))
        #expect(sent[2...4] == ["RCPT TO:<a@example.org>\r\n", "RCPT TO:<b@example.org>\r\n", "DATA\r\n"])
        #expect(sent[5].hasSuffix("\r\n\r\n..t\r\n.\r\n"))
        #expect(sent[6] == "finish []")
    }

    @Test("says nothing but EHLO and STARTTLS before TLS, and greets again after it")
    func startTLS() throws {
        var submission = try submission(security: .startTLS, credentials: .init(username: "u", password: "p"))
        let sent = try play(&submission, [reply(220), Self.hello, reply(220), Self.hello, reply(334), reply(235)])
        #expect(sent[0...3] == ["EHLO me\r\n", "STARTTLS\r\n", "TLS EHLO me\r\n", "AUTH PLAIN\r\n"])
        #expect(sent[4] == "AHUAcA==\r\n")
        #expect(sent[5].hasPrefix("MAIL FROM:"))
    }

    @Test("forgets what was offered in the clear")
    func forgetsCapabilities() throws {
        var submission = try submission(security: .startTLS, credentials: .init(username: "u", password: "p"))
        _ = try play(&submission, [reply(220), Self.hello, reply(220)])
        let error = try #require(throws: TransportError.self) {
            try submission.receive(SMTPReply(code: 250, lines: ["fake", "AUTH CRAM-MD5"]))
        }
        #expect(error.code == .rejected)
    }

    @Test("speaks LOGIN where PLAIN is not offered")
    func login() throws {
        var submission = try submission(security: .implicitTLS, credentials: .init(username: "u", password: "p"))
        let hello = SMTPReply(code: 250, lines: ["fake", "auth login"])
        let sent = try play(&submission, [reply(220), hello, reply(334), reply(334), reply(235)])
        #expect(sent[1...3] == ["AUTH LOGIN\r\n", "dQ==\r\n", "cA==\r\n"])
    }

    @Test("keeps credentials off an unprotected connection unless that is allowed", arguments: [false, true])
    func keepsCredentials(_ isAllowed: Bool) throws {
        var submission = try submission(
            credentials: .init(username: "u", password: "p"),
            allowsPlaintextAuthentication: isAllowed
        )
        _ = try submission.receive(reply(220))
        if isAllowed {
            #expect(try submission.receive(Self.hello) == .send(Array("AUTH PLAIN\r\n".utf8)))
        } else {
            let error = #expect(throws: TransportError.self) { try submission.receive(Self.hello) }
            #expect(error?.code == .untrusted)
        }
    }

    @Test("sends nothing to a server without STARTTLS")
    func requiresStartTLS() throws {
        var submission = try submission(security: .startTLS)
        _ = try submission.receive(reply(220))
        let error = #expect(throws: TransportError.self) {
            try submission.receive(SMTPReply(code: 250, lines: ["fake", "SIZE 9"]))
        }
        #expect(error?.code == .untrusted)
    }

    @Test(
        "tells refusals for now from refusals for good at every step",
        arguments: 0...6,
        [(450, TransportError.Code.busy), (421, .busy), (550, .rejected), (299, .protocolViolation)]
    )
    func mapsRefusals(_ step: Int, _ refusal: (Int, TransportError.Code)) throws {
        var submission = try submission(security: .implicitTLS, credentials: .init(username: "u", password: "p"))
        let good = [reply(220), Self.hello, reply(334), reply(235), reply(250), reply(250), reply(354)]
        _ = try play(&submission, Array(good.prefix(step)))
        let error = #expect(throws: TransportError.self) { try submission.receive(reply(refusal.0)) }
        #expect(error?.code == refusal.1)
    }

    @Test("delivers to those who are accepted and names the others")
    func deliversPartly() throws {
        var submission = try submission(to: ["a@example.org", "b@example.org"])
        let sent = try play(
            &submission,
            [reply(220), Self.hello, reply(250), reply(550), reply(250), reply(354), reply(250)]
        )
        #expect(sent.last == "finish [\"a@example.org\"]")
    }

    @Test("does not send the message when nobody is accepted; a passing refusal counts more")
    func deliversToNobody() throws {
        var submission = try submission(to: ["a@example.org", "b@example.org"])
        _ = try play(&submission, [reply(220), Self.hello, reply(250), reply(550)])
        let error = #expect(throws: TransportError.self) { try submission.receive(reply(450)) }
        #expect(error?.code == .busy)
    }

    @Test("heeds the server's size limit")
    func heedsSize() throws {
        var submission = try submission()
        _ = try submission.receive(reply(220))
        let error = #expect(throws: TransportError.self) {
            try submission.receive(SMTPReply(code: 250, lines: ["fake", "SIZE 10"]))
        }
        #expect(error?.code == .rejected)
    }

    @Test("needs SMTPUTF8 for addresses outside ASCII", arguments: [false, true])
    func needsSMTPUTF8(_ isOffered: Bool) throws {
        var submission = try submission(to: ["j\u{f6}rg@example.org"])
        _ = try submission.receive(reply(220))
        let hello = SMTPReply(code: 250, lines: ["fake"] + (isOffered ? ["SMTPUTF8"] : []))
        if isOffered {
            #expect(try submission.receive(hello) == .send(Array("MAIL FROM:<ops@example.org> SMTPUTF8\r\n".utf8)))
        } else {
            #expect(throws: TransportError.self) { try submission.receive(hello) }
        }
    }

    @Test(
        "stuffs dots",
        arguments: [
            ("", ".\r\n"), (".", "..\r\n.\r\n"), ("a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n.\r\n"),
            ("..a\r\n", "...a\r\n.\r\n"), ("a.b", "a.b\r\n.\r\n"), ("a\r\n.", "a\r\n..\r\n.\r\n"),
        ]
    )
    func stuffsDots(_ message: String, _ expected: String) {
        #expect(String(decoding: DotStuffing.encode(Array(message.utf8)), as: UTF8.self) == expected)
    }
}
