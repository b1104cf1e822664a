import AlertRules
import Crypto
import Foundation
import IncidentResponse
import Logging
import MonitorCore
import NetworkTransports

/// Watches real servers on loopback, takes one down, brings it back, and checks what the platform made of it.
struct Demo {
    /// When things happen, from the start.
    struct Script {
        /// When the web server is taken down.
        var outage = Duration.seconds(25)
        /// When it is brought back.
        var recovery = Duration.seconds(50)
        /// When everything is shut down.
        var end = Duration.seconds(80)
    }

    static let regions: [Region] = ["frankfurt", "virginia", "singapore"]
    static let interval = Duration.seconds(2)
    static let timeout = Duration.seconds(1)
    static let failingMonitor: MonitorID = "web"

    var script = Script()
    var database: String
    var time: any TimeSource
    var log: PlatformLog

    /// Runs the demonstration.
    ///
    /// - Returns: What was found, with everything that is not as it should be; `nil` when a signal ended it early.
    func run() async throws -> DemoSummary? {
        let authority = try DemoCertificateAuthority()
        let secret = "whsec_" + Data(SymmetricKey(size: .bits256).withUnsafeBytes(Array.init)).base64EncodedString()
        let signer = try StandardWebhook(secrets: [try WebhookSecret(secret)])
        let sink = WebhookSink(verifier: signer, time: time)

        let web = DemoServer(.http(body: #"{"status": "ok"}"#))
        let shop = DemoServer(.https(body: #"{"items": 3}"#, try authority.serverConfiguration(days: 20)))
        let mail = DemoServer(.lines(greeting: "220 mail.example ready"))
        let receiver = DemoServer(.sink { sink.receive($0, $1) })
        for server in [web, shop, mail, receiver] {
            try await server.start()
        }

        let configuration = PlatformConfiguration(
            database: database,
            node: "demo",
            regions: Self.regions,
            allowedNetworks: [AddressRange("127.0.0.0/8")].compactMap { $0 },
            monitors: monitors(
                web: await web.port,
                shop: await shop.port,
                mail: await mail.port,
                authority: try authority.pem
            ),
            rules: [
                AlertRule(id: "down", condition: .status([.down]), annotations: ["summary": "{{name}} is down"]),
                AlertRule(
                    id: "certificate",
                    condition: .certificateDaysLeft(below: 7),
                    annotations: ["summary": "{{name}}: the certificate ends soon"]
                ),
            ],
            channels: [
                ChannelEntry(
                    id: "webhook",
                    target: .webhook(url: "http://127.0.0.1:\(await receiver.port)/hooks", signer)
                )
            ]
        )
        let platform = try await Platform(configuration: configuration, time: time, logger: log.logger)
        let start = time.now
        let outage = try await SignalHandling.run(
            stop: { await platform.shutDown() },
            body: { try await perform(on: platform, web) }
        )
        let end = time.now
        for server in [shop, mail, receiver, web] {
            try await server.stop()
        }
        guard let outage = outage.flatMap({ $0 }) else { return nil }
        return try await DemoSummary(
            stores: platform.stores,
            monitors: configuration.monitors,
            window: TimeWindow(start: start, end: end),
            outage: outage,
            sink: sink,
            database: database
        )
    }

    /// Runs the platform while the script is played.
    ///
    /// - Returns: When the server was down, or `nil` when the platform ended before the script was through.
    private func perform(on platform: Platform, _ web: DemoServer) async throws -> TimeWindow? {
        try await withThrowingTaskGroup(of: TimeWindow?.self) { group in
            group.addTask {
                do {
                    let outage = try await play(script, on: web)
                    await platform.shutDown()
                    return outage
                } catch is CancellationError {
                    return nil
                } catch {
                    await platform.shutDown()
                    throw error
                }
            }
            try await platform.run(drawing: log.notices)
            group.cancelAll()
            return try await group.next() ?? nil
        }
    }

    /// Takes the server down and brings it back.
    ///
    /// - Returns: When it was down.
    private func play(_ script: Script, on web: DemoServer) async throws -> TimeWindow {
        let port = await web.port
        try await time.sleep(for: script.outage)
        log.logger.notice("the demonstration stops the web server", metadata: ["port": "\(port)"])
        let start = time.now
        try await web.stop()
        try await time.sleep(for: script.recovery - script.outage)
        try await web.start()
        let end = time.now
        log.logger.notice("the demonstration starts the web server again", metadata: ["port": "\(port)"])
        try await time.sleep(for: script.end - script.recovery)
        return TimeWindow(start: start, end: end)
    }

    private func monitors(web: Int, shop: Int, mail: Int, authority: String) -> [Monitor] {
        func monitor(_ id: MonitorID, _ name: String, _ check: CheckSpecification) -> Monitor {
            Monitor(
                id: id,
                name: name,
                check: check,
                schedule: .every(Self.interval),
                timeout: Self.timeout,
                regions: Self.regions,
                confirmation: ConfirmationPolicy(consecutiveFailures: 2),
                recovery: RecoveryPolicy(consecutiveSuccesses: 2)
            )
        }
        return [
            monitor(
                Self.failingMonitor,
                "Web server (HTTP)",
                CheckSpecification(
                    kind: "http",
                    configuration: [
                        "url": .string("http://127.0.0.1:\(web)/health"),
                        "assertions": ["body": [["jsonPath": "$.status", "equals": "ok"]]],
                    ]
                )
            ),
            monitor(
                "shop",
                "Shop (HTTPS, own CA)",
                CheckSpecification(
                    kind: "http",
                    configuration: [
                        "url": .string("https://localhost:\(shop)/items"),
                        "addressFamily": "ipv4",
                        "tls": ["authority": .string(authority)],
                    ]
                )
            ),
            monitor(
                "mail",
                "Mail greeting (TCP)",
                CheckSpecification(
                    kind: "tcp",
                    configuration: [
                        "host": "127.0.0.1",
                        "port": .integer(Int64(mail)),
                        "dialogue": [["expect": "220 "], ["send": "PING\r\n"], ["expect": "PONG"]],
                    ]
                )
            ),
        ]
    }
}
