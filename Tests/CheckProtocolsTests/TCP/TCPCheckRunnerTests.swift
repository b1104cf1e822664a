import CheckProtocols
import MonitorCore
import NIOCore
import Testing

@Suite struct TCPCheckRunnerTests {
    private let runner = TCPCheckRunner()

    private static let mail: @Sendable (any Channel) throws -> Void = { channel in
        let handler = RawHandler(onConnect: .send("220 mail.test ready\r\n")) { received in
            received.hasSuffix("QUIT\r\n") ? .sendAndClose("221 bye\r\n") : .send("250-one\r\n250 two\r\n")
        }
        try channel.pipeline.syncOperations.addHandler(handler)
    }

    private func mailDialogue() throws -> [TCPStep] {
        [
            .expectPattern(try RegularExpression("^220 [a-z.]+ ready\r\n")),
            .send(Array("EHLO probe\r\n".utf8)),
            .expect(Array("250 two\r\n".utf8)),
            .send(Array("QUIT\r\n".utf8)),
            .expect(Array("221".utf8)),
        ]
    }

    @Test func anOpenPortIsUp() async throws {
        let finding = try await TestServer.with(setUp: idle) { server in
            try await runner.run(TCPCheckConfiguration(host: "127.0.0.1", port: server.port), in: .test())
        }
        #expect(finding.outcome == .up)
        #expect(finding.latency[.connect] != nil)
        #expect(finding.latency[.total] != nil)
        #expect(finding.latency[.firstByte] == nil)
    }

    @Test func aDialogueIsHeldInOrder() async throws {
        let dialogue = try mailDialogue()
        let finding = try await TestServer.with(setUp: Self.mail) { server in
            try await runner.run(
                TCPCheckConfiguration(host: "127.0.0.1", port: server.port, dialogue: dialogue),
                in: .test()
            )
        }
        #expect(finding.outcome == .up, "\(finding.evidence)")
        #expect(finding.latency[.firstByte] != nil)
    }

    @Test func aDialogueIsHeldOverTLS() async throws {
        let dialogue = try mailDialogue()
        let authority = try TestAuthority()
        let finding = try await TestServer.with(identity: authority.issue(), setUp: Self.mail) { server in
            try await runner.run(
                TCPCheckConfiguration(
                    host: "127.0.0.1",
                    port: server.port,
                    tls: TLSSettings(authority: authority.pem),
                    dialogue: dialogue,
                    certificateDaysBelow: 91
                ),
                in: .test()
            )
        }
        #expect(finding.outcome == .degraded)
        #expect(finding.evidence.map(\.assertion) == ["certificate days left"])
        #expect(finding.latency[.tls] != nil)
    }

    @Test func aLastMessageIsSentBeforeTheConnectionCloses() async throws {
        let (received, continuation) = AsyncStream.makeStream(of: String.self)
        let setUp: @Sendable (any Channel) throws -> Void = { channel in
            let handler = RawHandler { text in
                continuation.yield(text)
                return .wait
            }
            try channel.pipeline.syncOperations.addHandler(handler)
        }
        try await TestServer.with(setUp: setUp) { server in
            let finding = try await runner.run(
                TCPCheckConfiguration(host: "127.0.0.1", port: server.port, dialogue: [.send([1, 2])]),
                in: .test()
            )
            #expect(finding.outcome == .up)
            for await text in received {
                #expect(text == "\u{1}\u{2}")
                break
            }
        }
    }

    @Test func anAnswerThatDoesNotComeIsDownWithWhatCame() async throws {
        let finding = try await TestServer.with(setUp: Self.mail) { server in
            try await runner.run(
                TCPCheckConfiguration(
                    host: "127.0.0.1",
                    port: server.port,
                    dialogue: [.expect(Array("554".utf8))]
                ),
                in: .test(timeout: .seconds(1))
            )
        }
        #expect(finding.outcome == .down)
        let evidence = try #require(finding.evidence.first)
        #expect(evidence.assertion == "dialogue[0]")
        #expect(evidence.expected == "554")
        #expect(evidence.actual.contains("timed out"))
        #expect(evidence.actual.contains(#"220 mail.test ready\r\n"#))
    }

    @Test func aPeerThatFloodsIsDown() async throws {
        let setUp: @Sendable (any Channel) throws -> Void = { channel in
            let handler = RawHandler(onConnect: .sendForEver(prefix: "", chunk: "flood flood "))
            try channel.pipeline.syncOperations.addHandler(handler)
        }
        try await TestServer.with(setUp: setUp) { server in
            let finding = try await runner.run(
                TCPCheckConfiguration(
                    host: "127.0.0.1",
                    port: server.port,
                    dialogue: [.expect([0])],
                    maximumReadSize: 4_096
                ),
                in: .test()
            )
            #expect(finding.outcome == .down)
            #expect(finding.evidence.first?.actual.contains("more than 4096 bytes") == true)
            await server.waitUntilIdle()
        }
    }

    @Test(arguments: [RawAction.reset, .sendAndClose("")])
    func aConnectionThatEndsEarlyIsDown(action: RawAction) async throws {
        let finding = try await TestServer.with(setUp: raw(action, to: { _ in true })) { server in
            try await runner.run(
                TCPCheckConfiguration(
                    host: "127.0.0.1",
                    port: server.port,
                    dialogue: [.send([1]), .expect([2])]
                ),
                in: .test()
            )
        }
        #expect(finding.outcome == .down)
        #expect(finding.evidence.first?.assertion == "dialogue[1]", "\(finding.evidence)")
    }

    @Test func aRefusedConnectionIsDown() async throws {
        let reserved = ReservedPort()
        let finding = try await runner.run(
            TCPCheckConfiguration(host: "127.0.0.1", port: reserved.port),
            in: .test()
        )
        #expect(finding.outcome == .down)
        #expect(finding.evidence.first?.actual.contains("ECONNREFUSED") == true, "\(finding.evidence)")
    }

    @Test func anIPv6AddressIsConnectedTo() async throws {
        let finding = try await TestServer.with(host: "::1", setUp: idle) { server in
            try await runner.run(
                TCPCheckConfiguration(host: "::1", port: server.port, addressFamily: .ipv6),
                in: .test()
            )
        }
        #expect(finding.outcome == .up, "\(finding.evidence)")
    }
}
