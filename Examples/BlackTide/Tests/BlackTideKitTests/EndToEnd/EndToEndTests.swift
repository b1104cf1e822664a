import Foundation
import IncidentResponse
import MonitorCore
import StorageAdapters
import Testing

@testable import BlackTideKit

/// The platform as people run it: its own process, a hand-written file, real servers.
@Suite("End to end", .serialized)
struct EndToEndTests {
    @Test("validate names file, line and key, and fails")
    func validation() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let blacktide = try #require(Tools.blacktide)
        let wrong = try folder.write(
            "monitors:\n  - id: web\n    http: {url: \"http://localhost\"}\n    timout: 3s\n",
            to: "wrong.yml"
        )
        let failed = try await ChildProcess.run(blacktide, ["validate", "--config", wrong], in: folder)
        #expect(failed.status != 0)
        #expect(failed.output.contains("wrong.yml:4: monitors[0].timout: "), "\(failed.output)")
        #expect(failed.output.contains("did you mean “timeout”?"), "\(failed.output)")

        let right = try folder.write("monitors:\n  - {id: db, tcp: {host: localhost, port: 5432}}\n", to: "right.yml")
        let passed = try await ChildProcess.run(blacktide, ["validate", "--config", right], in: folder)
        #expect(passed.status == 0, "\(passed.output)")

        let roleless = try await ChildProcess.run(blacktide, ["run", "--config", right, "--role", ""], in: folder)
        #expect(roleless.status != 0)
        #expect(roleless.output.contains("--role: “” is no role; use scheduler"), "\(roleless.output)")
    }

    @Test("the first signal waits for the check that runs, the second does not")
    func signals() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let blacktide = try #require(Tools.blacktide)
        let port = try #require(LoopbackPort.free(1).first)
        let listener = try #require(Listener(port: port))
        defer { listener.close() }
        let file = try folder.write(
            """
            database: \(folder.path("signals.sqlite"))
            monitors:
              - id: silent
                every: 4s
                timeout: 4s
                tcp: {host: 127.0.0.1, port: \(port), dialogue: [{expect: hello}]}
            """,
            to: "blacktide.yml"
        )
        let command = ["run", "--config", file, "--json"]
        let patient = try ChildProcess(blacktide, command, in: folder, log: "run.log")
        defer { patient.kill() }
        try await eventually("the check runs", within: .seconds(15)) { listener.hasConnection }
        patient.signal(SIGTERM)
        try await patient.ended(within: .seconds(8))
        #expect(patient.hasExited && patient.status == 0, "\(folder.read("run.log"))")

        listener.acceptAll()
        let hasty = try ChildProcess(blacktide, command, in: folder, log: "run.log")
        defer { hasty.kill() }
        try await eventually("the check runs again", within: .seconds(15)) { listener.hasConnection }
        // The first process saw its check through; what it had no time to ingest, the next one does.
        let observer = try await Observer(database: folder.path("signals.sqlite"))
        try await eventually("the result of the first process is stored", within: .seconds(3)) {
            let results = try await observer.stores.monitoring.latestResults(of: ["silent"])
            return results.first?.evidence.first?.actual.contains("timed out") == true
        }
        hasty.signal(SIGTERM)
        hasty.signal(SIGINT)
        try await hasty.ended(within: .seconds(2))
        #expect(hasty.hasExited && hasty.status == 130, "\(folder.read("run.log"))")
    }

    @Test("servers that are stopped, slowed, reset and restarted are reported truly", .enabled(if: Tools.canRunServers))
    func outages() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let blacktide = try #require(Tools.blacktide)
        let ports = try LoopbackPort.free(3)
        let nginx = try await Nginx(in: folder, port: ports[0], securePort: ports[1])
        let postgres = try await PostgreSQL(in: folder, port: ports[2])
        defer {
            nginx.end()
            postgres.end()
        }
        try nginx.start()
        try postgres.start()

        let versionSix =
            LoopbackPort.hasIPv6 ? "- {id: web-6, http: {url: \"http://[::1]:\(nginx.port)/\"}}" : ""
        let database = folder.path("outages.sqlite")
        let file = try folder.write(
            """
            database: \(database)
            node: watcher
            defaults:
              every: 800ms
              timeout: 700ms
              retries: {count: 0}
              confirmation: {failures: 2}
              recovery: {successes: 2}
            monitors:
              - id: web
                http:
                  url: http://127.0.0.1:\(nginx.port)/
                  assertions: {body: [{contains: tide}]}
                  degraded: {latencyAbove: 200ms}
              \(versionSix)
              - id: secure
                http:
                  url: https://localhost:\(nginx.securePort)/
                  tls: {authorityPath: \(nginx.authorityPath)}
                  degraded: {latencyAbove: 200ms, certificateDaysBelow: 7}
              - id: database
                tcp: {host: 127.0.0.1, port: \(postgres.port)}
              - id: database-answers
                tcp:
                  host: 127.0.0.1
                  port: \(postgres.port)
                  dialogue:
                    - sendHex: 00 00 00 08 04 d2 16 2f
                    - expect: "N"
            alerts:
              - id: not-up
                condition: {status: [down, degraded]}
                severity: critical
                annotations: {summary: "{{name}}: {{reason}}"}
            channels:
              - {id: terminal, type: console}
            """,
            to: "blacktide.yml"
        )
        let command = ["run", "--config", file, "--json"]
        let platform = try ChildProcess(blacktide, command, in: folder, log: "run.log")
        defer { platform.kill() }
        try await eventually("the database exists", within: .seconds(10)) {
            FileManager.default.fileExists(atPath: database)
        }
        let observer = try await Observer(database: database)
        var allUp: [MonitorID: MonitorStatus] = ["web": .up, "secure": .up, "database": .up, "database-answers": .up]
        if LoopbackPort.hasIPv6 {
            allUp["web-6"] = .up
        }
        try await observer.see(allUp)

        // Stopped.
        var cause = observer.time.now
        try await nginx.stop()
        try await postgres.stop()
        try await observer.see(allUp.mapValues { _ in .down })
        for monitor in allUp.keys {
            try await observer.expectTransition(of: monitor, to: .down, causedAt: cause, because: "ECONNREFUSED")
        }

        // Restarted.
        cause = observer.time.now
        try nginx.start()
        try postgres.start()
        try await observer.see(allUp)
        for monitor in allUp.keys {
            try await observer.expectTransition(of: monitor, to: .up, causedAt: cause, because: nil)
        }

        // Slowed: nginx answers late; PostgreSQL takes connections and does not answer.
        cause = observer.time.now
        try nginx.become(.slow)
        postgres.freeze()
        try await observer.see(["web": .degraded, "secure": .degraded, "database": .up, "database-answers": .down])
        try await observer.expectTransition(of: "web", to: .degraded, causedAt: cause, because: "latency")
        try await observer.expectTransition(of: "secure", to: .degraded, causedAt: cause, because: "latency")
        try await observer.expectTransition(of: "database-answers", to: .down, causedAt: cause, because: "timed out")

        // Slowed until nothing is left.
        cause = observer.time.now
        nginx.freeze()
        postgres.thaw()
        try await observer.see(["web": .down, "secure": .down, "database": .up, "database-answers": .up])
        try await observer.expectTransition(of: "web", to: .down, causedAt: cause, because: "timed out")
        try await observer.expectTransition(of: "secure", to: .down, causedAt: cause, because: "timed out")
        try await observer.expectTransition(of: "database-answers", to: .up, causedAt: cause, because: nil)

        // Well again.
        cause = observer.time.now
        nginx.thaw()
        try nginx.become(.serve)
        try await observer.see(allUp)

        // Reset.
        cause = observer.time.now
        try nginx.become(.reset)
        try await observer.see(["web": .down, "secure": .down, "database": .up, "database-answers": .up])
        try await observer.expectTransition(of: "web", to: .down, causedAt: cause, because: "ECONNRESET")
        try await observer.expectTransition(of: "secure", to: .down, causedAt: cause, because: "response")
        let status = try await ChildProcess.run(blacktide, ["status", "--config", file], in: folder)
        #expect(status.status == 0)
        #expect(status.output.contains(/web +○ down/), "\(status.output)")
        #expect(status.output.contains(/database +● up/), "\(status.output)")
        #expect(status.output.contains(/web +○ down.+ECONNRESET/), "\(status.output)")
        #expect(status.output.contains("web: status down"), "\(status.output)")

        // Reset, too: another program has PostgreSQL's port.
        try await postgres.stop()
        let impostor = try #require(Listener(port: postgres.port))
        cause = observer.time.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    impostor.resetNext()
                    try? await Task.sleep(for: .milliseconds(5))
                }
            }
            defer { group.cancelAll() }
            try await observer.see(["database-answers": .down])
            try await observer.expectTransition(
                of: "database-answers",
                to: .down,
                causedAt: cause,
                because: "ECONNRESET"
            )
        }
        impostor.close()

        cause = observer.time.now
        try nginx.become(.serve)
        try postgres.start()
        try await observer.see(allUp)
        try await observer.expectTransition(of: "web", to: .up, causedAt: cause, because: nil)
        try await observer.expectTransition(of: "database-answers", to: .up, causedAt: cause, because: nil)
        try await eventually("every incident is resolved", within: .seconds(10)) {
            try await observer.stores.incidents.list(tenant: nil, isOpen: true, from: nil, limit: 10).incidents.isEmpty
        }

        let report = try await ChildProcess.run(blacktide, ["report", "--config", file, "--window", "10m"], in: folder)
        #expect(report.status == 0)
        for monitor in allUp.keys {
            #expect(report.output.contains("\n\(monitor) "), "\(report.output)")
            #expect(report.output.contains("\n\(SeriesKey(monitor: monitor, region: "local")) "), "\(report.output)")
        }

        platform.signal(SIGTERM)
        try await platform.ended(within: .seconds(5))
        #expect(platform.hasExited && platform.status == 0)
        try expectLog(folder.read("run.log"), tellsOf: "web", to: "down", because: "ECONNREFUSED")
        let uptime = try await observer.stores.uptimeReporter(time: observer.time)
            .report(on: "web", in: TimeWindow(start: observer.time.now - .seconds(600), end: observer.time.now))
        #expect(uptime.parts.down > .seconds(2))
        #expect(uptime.parts.degraded > .seconds(1))
    }

    /// Expects each line to be a JSON object, and one to tell of a change.
    private func expectLog(_ log: String, tellsOf monitor: String, to status: String, because reason: String) throws {
        let lines = try log.split(separator: "\n")
            .map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String], "\(line)")
            }
        let changes = lines.filter { $0["monitor"] == monitor && $0["to"] == status }
        #expect(changes.contains { $0["reason"]?.contains(reason) == true }, "\(log)")
        #expect(lines.contains { $0["channel"] == "terminal" && $0["message"]?.contains(monitor) == true }, "\(log)")
    }
}
