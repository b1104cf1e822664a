import CheckProtocols
import FoundationEssentials
import MonitorCore
import NIOCore
import Testing

@Suite struct HTTPSTests {
    private let runner = HTTPCheckRunner()
    private let http = HTTPTestServer { _ in .text("secure") }

    private func finding(
        _ identity: TestAuthority.Identity,
        host: String = "localhost",
        degraded: HTTPDegradation = HTTPDegradation(),
        tls: TLSSettings
    ) async throws -> CheckFinding {
        try await TestServer.with(identity: identity, setUp: http.setUp) { server in
            try await runner.run(
                HTTPCheckConfiguration(
                    url: "https://\(host):\(server.port)/",
                    degraded: degraded,
                    tls: tls,
                    addressFamily: .ipv4
                ),
                in: .test()
            )
        }
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func aTrustedCertificateIsUpWithItsDaysLeft(host: String) async throws {
        let authority = try TestAuthority()
        let finding = try await finding(
            authority.issue(daysLeft: 30),
            host: host,
            tls: TLSSettings(authority: authority.pem)
        )
        #expect(finding.outcome == .up, "\(finding.evidence)")
        #expect(finding.latency[.tls] != nil)
        let sample = try #require(finding.samples.first { $0.metric == "certificate.days_left" })
        #expect((29.9...30.1).contains(sample.value))
        #expect(sample.labels == ["hop": "1", "host": host])
    }

    @Test func aCertificateThatEndsSoonIsDegraded() async throws {
        let authority = try TestAuthority()
        let finding = try await finding(
            authority.issue(daysLeft: 5),
            degraded: HTTPDegradation(certificateDaysBelow: 14),
            tls: TLSSettings(authority: authority.pem)
        )
        #expect(finding.outcome == .degraded)
        #expect(finding.evidence.map(\.assertion) == ["certificate days left"])
    }

    @Test func anExpiredCertificateIsDown() async throws {
        let authority = try TestAuthority()
        let finding = try await finding(
            authority.issue(daysBefore: 10, daysLeft: -2),
            tls: TLSSettings(authority: authority.pem)
        )
        #expect(finding.outcome == .down)
        let evidence = try #require(finding.evidence.first)
        #expect(evidence.assertion == "certificate validity")
        #expect(evidence.actual.contains("expired at"))
        #expect(evidence.actual.contains("subject CN=localhost"))
        let sample = try #require(finding.samples.first { $0.metric == "certificate.days_left" })
        #expect(sample.value < -1.9)
    }

    @Test func aCertificateOfTheFutureIsDown() async throws {
        let authority = try TestAuthority()
        let finding = try await finding(
            authority.issue(daysBefore: -2),
            tls: TLSSettings(authority: authority.pem)
        )
        #expect(finding.outcome == .down)
        #expect(finding.evidence.first?.assertion == "certificate validity")
        #expect(finding.evidence.first?.actual.contains("not valid before") == true)
    }

    @Test func anUnknownAuthorityIsDown() async throws {
        let finding = try await finding(
            TestAuthority("Stranger").issue(),
            tls: TLSSettings(authority: TestAuthority().pem)
        )
        #expect(finding.outcome == .down)
        let evidence = try #require(finding.evidence.first)
        #expect(evidence.assertion == "certificate trust")
        #expect(evidence.actual.contains("unknown authority"))
        #expect(evidence.actual.contains("issuer CN=Stranger"))
    }

    @Test func aCertificateForAnotherHostIsDown() async throws {
        let authority = try TestAuthority()
        let finding = try await finding(
            authority.issue(names: ["other.example"], addresses: [[10, 0, 0, 1]]),
            tls: TLSSettings(authority: authority.pem)
        )
        #expect(finding.outcome == .down)
        let evidence = try #require(finding.evidence.first)
        #expect(evidence.assertion == "certificate host")
        #expect(evidence.expected.contains("localhost"))
        #expect(evidence.actual.contains("other.example, 10.0.0.1"))
    }

    @Test func theNameToVerifyCanBeGiven() async throws {
        let authority = try TestAuthority()
        let finding = try await finding(
            authority.issue(names: ["other.example"], addresses: []),
            tls: TLSSettings(authority: authority.pem, serverName: "other.example")
        )
        #expect(finding.outcome == .up, "\(finding.evidence)")
    }

    @Test func anAddressAsTheNameToVerifyIsNotRunnable() async throws {
        let error = await #expect(throws: RunnerFault.self) {
            try await finding(TestAuthority().issue(), tls: TLSSettings(serverName: "127.0.0.1"))
        }
        #expect(error?.fault.cause == .notRunnable)
        #expect(error?.fault.message.contains("tls.serverName") == true)
    }

    @Test func verificationCanBeSwitchedOff() async throws {
        let finding = try await finding(
            TestAuthority().issue(names: ["other.example"], daysBefore: 10, daysLeft: -2),
            tls: TLSSettings(verify: false)
        )
        #expect(finding.outcome == .up, "\(finding.evidence)")
        let sample = try #require(finding.samples.first { $0.metric == "certificate.days_left" })
        #expect(sample.value < -1.9)
    }

    @Test func settingsThatCannotBeUsedAreNotTheTargetsFault() async throws {
        let error = await #expect(throws: RunnerFault.self) {
            try await runner.run(
                HTTPCheckConfiguration(
                    url: "https://127.0.0.1:1/",
                    tls: TLSSettings(authorityPath: "/nonexistent/ca.pem")
                ),
                in: .test()
            )
        }
        #expect(error?.fault.cause == .notRunnable)
    }

    @Test(arguments: [true, false])
    func aClientCertificateIsShownWhereItIsGiven(isGiven: Bool) async throws {
        let authority = try TestAuthority()
        let client = try authority.issue(names: ["client"], addresses: [])
        let directory = FileManager.default.temporaryDirectory.appending(path: "probe-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let certificatePath = directory.appending(path: "client.pem").path
        let keyPath = directory.appending(path: "client.key").path
        try Data(client.certificatePEM.utf8).write(to: URL(filePath: certificatePath))
        try Data(client.keyPEM.utf8).write(to: URL(filePath: keyPath))
        let settings = TLSSettings(
            authority: try authority.pem,
            certificatePath: isGiven ? certificatePath : nil,
            keyPath: isGiven ? keyPath : nil
        )
        let finding = try await TestServer.with(
            identity: authority.issue(),
            clientAuthority: authority.pem,
            setUp: http.setUp
        ) { server in
            try await runner.run(
                HTTPCheckConfiguration(url: "https://127.0.0.1:\(server.port)/", tls: settings),
                in: .test()
            )
        }
        #expect((finding.outcome == .up) == isGiven, "\(finding.evidence)")
        #expect(finding.evidence.isEmpty == isGiven)
    }

    @Test func aResetDuringTheHandshakeIsDown() async throws {
        let finding = try await TestServer.with(setUp: raw(.reset, to: { _ in true })) { server in
            try await runner.run(HTTPCheckConfiguration(url: "https://127.0.0.1:\(server.port)/"), in: .test())
        }
        #expect(finding.outcome == .down)
        #expect(finding.evidence.first?.actual.contains("during the TLS handshake") == true, "\(finding.evidence)")
    }

    @Test func aServerWithoutTLSIsDown() async throws {
        let finding = try await TestServer.with(
            setUp: raw(.send("HTTP/1.1 400 Bad Request\r\n\r\n"), to: { _ in true })
        ) {
            server in
            try await runner.run(HTTPCheckConfiguration(url: "https://127.0.0.1:\(server.port)/"), in: .test())
        }
        #expect(finding.outcome == .down)
        #expect(finding.evidence.first?.assertion == "tls handshake", "\(finding.evidence)")
    }

    @Test func theCertificateOfEveryHopIsSampled() async throws {
        let authority = try TestAuthority()
        let last = HTTPTestServer { _ in .text("") }
        try await TestServer.with(identity: authority.issue(daysLeft: 20), setUp: last.setUp) { target in
            let location = "https://localhost:\(target.port)/"
            let first = HTTPTestServer { _ in .redirect(to: location) }
            let report = try await TestServer.with(identity: authority.issue(daysLeft: 10), setUp: first.setUp) {
                server in
                try await runner.report(
                    HTTPCheckConfiguration(
                        url: "https://127.0.0.1:\(server.port)/",
                        tls: TLSSettings(authority: authority.pem),
                        addressFamily: .ipv4
                    ),
                    in: .test()
                )
            }
            #expect(report.finding.outcome == .up, "\(report.finding.evidence)")
            #expect(report.hops.compactMap { $0.certificateDaysLeft?.rounded() } == [10, 20])
            let samples = report.finding.samples.filter { $0.metric == "certificate.days_left" }
            #expect(samples.map(\.labels) == [["hop": "2", "host": "localhost"], ["hop": "1", "host": "127.0.0.1"]])
        }
    }
}
