import MonitorCore
import MonitorTestKit
import NIOCore
import NIOSSL
import NetworkTransports
import Testing

@Suite("The mail transport", .timeLimit(.minutes(5)))
struct SMTPMailTransportTests {
    private static let message = MailMessage(
        id: "incident-1.1@example.org",
        from: "ops@example.org",
        to: ["a@example.org"],
        subject: "Down",
        text: "It is down.\n.hidden\n",
        date: Timestamp(seconds: 1_800_000_000)
    )

    @Test(
        "submits over STARTTLS, over implicit TLS and in the clear",
        arguments: [SMTPSecurity.startTLS, .implicitTLS, .plaintext]
    )
    func submits(_ security: SMTPSecurity) async throws {
        try await withServer(security: security, credentials: .init(username: "u", password: "p")) { transport, log in
            try await transport.submit(Self.message)
            #expect(log.messages.count == 1)
            let message = try #require(log.messages.first)
            #expect(message.contains("\r\nSubject: Down\r\n"))
            #expect(message.contains("\r\n..hidden"))
            let mark = security == .plaintext ? "" : "!"
            #expect(log.commands.contains("\(mark)AUTH PLAIN"))
            #expect(log.commands.contains("\(mark)RCPT TO:<a@example.org>"))
            if security == .startTLS {
                #expect(log.commands.filter { !$0.hasPrefix("!") } == ["EHLO [127.0.0.1]", "STARTTLS"])
            }
        }
    }

    @Test(
        "says what a refusal means",
        arguments: [
            ("EHLO", "421 closing\r\n", TransportError.Code.busy), ("MAIL", "451 later\r\n", .busy),
            ("RCPT", "550 nobody\r\n", .rejected), ("DATA", "554 no\r\n", .rejected), (".", "452 full\r\n", .busy),
            ("credentials", "535 wrong\r\n", .rejected), ("STARTTLS", "454 not now\r\n", .busy),
            ("STARTTLS", "502 never\r\n", .rejected), ("MAIL", "hello\r\n", .protocolViolation),
        ]
    )
    func mapsRefusals(_ command: String, _ reply: String, _ code: TransportError.Code) async throws {
        var behaviour = FakeMailServer.Behaviour()
        behaviour.replies[command] = reply
        try await withServer(behaviour, credentials: .init(username: "u", password: "p")) { transport, log in
            await expectFailure(code) { try await transport.submit(Self.message) }
            #expect(command == "." || log.messages.isEmpty)
        }
    }

    @Test("says in one line who did not get a mail that others got")
    func deliversPartly() async throws {
        var behaviour = FakeMailServer.Behaviour()
        behaviour.replies["RCPT TO:<b@"] = "450 later\r\n"
        try await withServer(behaviour) { transport, log in
            var message = Self.message
            message.to.append("b@example.org")
            let error = await #expect(throws: TransportError.self) { try await transport.submit(message) }
            #expect(error?.message.hasPrefix("the mail went to 1 of 2 recipients; not to b@example.org (") == true)
            #expect(log.messages.count == 1)
        }
    }

    @Test("sends no mail to a server that offers no STARTTLS")
    func requiresStartTLS() async throws {
        var behaviour = FakeMailServer.Behaviour()
        behaviour.capabilities = ["SIZE 100000"]
        try await withServer(behaviour) { transport, log in
            await expectFailure(.untrusted) { try await transport.submit(Self.message) }
            #expect(log.commands.count { $0 != "QUIT" } == 1)
        }
    }

    @Test("takes nothing that was said in the clear after STARTTLS", arguments: ["250 injected\r\n", "250-inj", "2"])
    func refusesInjection(_ injected: String) async throws {
        var behaviour = FakeMailServer.Behaviour()
        behaviour.replies["STARTTLS"] = "220 go\r\n" + injected
        try await withServer(behaviour) { transport, log in
            await expectFailure(.protocolViolation) { try await transport.submit(Self.message) }
            #expect(!log.commands.contains { $0.hasPrefix("MAIL") })
        }
    }

    @Test(
        "sends no mail to a server whose certificate is not right",
        arguments: [SMTPSecurity.startTLS, .implicitTLS],
        [false, true]
    )
    func verifiesServers(_ security: SMTPSecurity, _ isKnownAuthority: Bool) async throws {
        var behaviour = FakeMailServer.Behaviour()
        behaviour.tls = try TestCertificates.serverContext(isForLocalhost: !isKnownAuthority)
        let tls = isKnownAuthority ? try TestCertificates.clientConfiguration() : .makeClientConfiguration()
        try await withServer(behaviour, security: security, tls: tls) { transport, log in
            await expectFailure(.untrusted) { try await transport.submit(Self.message) }
            #expect(!log.commands.contains { $0.hasPrefix("!") })
        }
    }

    @Test("survives a server that breaks off", arguments: ["greeting", "data"])
    func survivesDrops(_ place: String) async throws {
        var behaviour = FakeMailServer.Behaviour()
        if place == "data" { behaviour.dropsInsideData = true } else { behaviour.greeting = "421 full\r\n" }
        try await withServer(behaviour) { transport, log in
            await expectFailure(place == "data" ? .unreachable : .busy) { try await transport.submit(Self.message) }
            #expect(log.messages.isEmpty)
        }
    }

    @Test("does not read an endless reply", arguments: ["line", "lines", "replies"])
    func boundsReplies(_ what: String) async throws {
        var behaviour = FakeMailServer.Behaviour()
        switch what {
        case "line": behaviour.greeting = "220 " + String(repeating: "x", count: 100_000)
        case "lines": behaviour.greeting = String(repeating: "220-x\r\n", count: 10_000)
        default: behaviour.greeting = String(repeating: "220 x\r\n", count: 10_000)
        }
        try await withServer(behaviour) { transport, _ in
            await expectFailure(.protocolViolation) { try await transport.submit(Self.message) }
        }
    }

    @Test("gives up on a silent server when time is up, and closes", arguments: ["", "EHLO", "MAIL", "."])
    func timesOut(_ command: String) async throws {
        var behaviour = FakeMailServer.Behaviour()
        if command.isEmpty { behaviour.greeting = "" } else { behaviour.replies[command] = "" }
        let time = VirtualTime()
        try await withServer(behaviour, security: .plaintext, time: time) { transport, log in
            async let failure: Void = expectFailure(.timeout) { try await transport.submit(Self.message) }
            let expectedCommandCount = ["": 0, "EHLO": 1, "MAIL": 2, ".": 4][command] ?? 0
            while log.commands.count < expectedCommandCount || (command == "." && log.messages.isEmpty) {
                await Task.yield()
            }
            // The deadlines of the whole and of this reply; the reply to the message has only that of the whole.
            await time.waitForSleepers(count: command == "." ? 1 : 2)
            if command == "." {
                time.advance(by: .seconds(119))
                await time.waitForSleepers(count: 1)
                time.advance(by: .seconds(1))
            } else {
                time.advance(by: .seconds(30))
            }
            await failure
            while !log.isClosed && expectedCommandCount > 0 { await Task.yield() }
        }
    }

    @Test("closes the connection when it is cancelled")
    func canBeCancelled() async throws {
        var behaviour = FakeMailServer.Behaviour()
        behaviour.replies["MAIL"] = ""
        try await withServer(behaviour, security: .plaintext) { transport, log in
            await #expect(throws: CancellationError.self) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await transport.submit(Self.message) }
                    while log.commands.count < 2 { await Task.yield() }
                    group.cancelAll()
                    try await group.next()
                }
            }
            while !log.isClosed { await Task.yield() }
        }
    }

    @Test("says so when nobody listens or the name does not resolve", arguments: ["127.0.0.1", "nobody.invalid"])
    func mapsUnreachableServers(_ host: String) async throws {
        let port = try await LoopbackServer.run(initializer: { _ in }, body: { $0.port })
        let transport = SMTPMailTransport(configuration: .init(host: host, port: port))
        await expectFailure(.unreachable) { try await transport.submit(Self.message) }
    }

    @Test(
        "refuses what could be read as a command",
        arguments: ["a@b\r\nRCPT TO:<c@d>", "a@b> SIZE=1", "a b@c", "a", "@", "a@", "a@b@c"]
    )
    func refusesAddresses(_ address: String) async {
        let transport = SMTPMailTransport(configuration: .init(host: "127.0.0.1", port: 1))
        var message = Self.message
        message.to = [address]
        await expectFailure(.invalidRequest) { try await transport.submit(message) }
        message = Self.message
        message.from = address
        await expectFailure(.invalidRequest) { try await transport.submit(message) }
    }

    private func withServer(
        _ behaviour: FakeMailServer.Behaviour = .init(),
        security: SMTPSecurity = .startTLS,
        credentials: SMTPCredentials? = nil,
        tls: TLSConfiguration? = nil,
        time: any TimeSource = SystemTimeSource(),
        body: (SMTPMailTransport, FakeMailServer.Log) async throws -> Void
    ) async throws {
        var behaviour = behaviour
        let context = try behaviour.tls ?? TestCertificates.serverContext()
        behaviour.tls = context
        let log = FakeMailServer.Log()
        var configuration = SMTPMailTransport.Configuration(
            host: "localhost",
            security: security,
            credentials: credentials
        )
        configuration.tls = try tls ?? TestCertificates.clientConfiguration()
        configuration.allowsPlaintextAuthentication = security == .plaintext
        try await LoopbackServer.run(
            initializer: { [behaviour] channel in
                let pipeline = channel.pipeline.syncOperations
                if security == .implicitTLS { try pipeline.addHandler(NIOSSLServerHandler(context: context)) }
                try pipeline.addHandler(
                    FakeMailServer(behaviour: behaviour, log: log, isImplicitTLS: security == .implicitTLS)
                )
            },
            body: { server in
                configuration.port = server.port
                try await body(SMTPMailTransport(configuration: configuration, time: time), log)
            }
        )
    }
}
