import Foundation
import MonitorCore
import StorageAdapters
import Testing

@testable import BlackTideKit

extension EndToEndTests {
    @Test(
        "schedulers on one file share the work; the ledger balances when one, and then all else, is killed",
        .enabled(if: Tools.canRunServers)
    )
    func schedulers() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let blacktide = try #require(Tools.blacktide)
        let ports = try LoopbackPort.free(2)
        let nginx = try await Nginx(in: folder, port: ports[0], securePort: ports[1])
        defer { nginx.end() }
        try nginx.start()

        let database = folder.path("shared.sqlite")
        let monitors = (1...12).map { MonitorID("web-\($0)") }
        let file = try folder.write(
            """
            database: \(database)
            leaseDuration: 2s
            defaults: {every: 500ms, timeout: 400ms}
            monitors:
            \(monitors.map { "  - {id: \($0), http: {url: \"http://127.0.0.1:\(nginx.port)/\"}}" }.joined(separator: "\n"))
            """,
            to: "blacktide.yml"
        )
        func start(_ node: String, _ roles: String) throws -> ChildProcess {
            let command = ["run", "--config", file, "--json", "--node", node, "--role", roles]
            return try ChildProcess(blacktide, command, in: folder, log: "\(node).log")
        }
        let others = "runner,ingestor,evaluator,responder"
        let first = try start("a", "scheduler")
        defer { first.kill() }
        let second = try start("b", "scheduler")
        defer { second.kill() }
        let rest = try start("rest", others)
        defer { rest.kill() }
        try await eventually("the database exists", within: .seconds(10)) {
            FileManager.default.fileExists(atPath: database)
        }
        let observer = try await Observer(database: database)
        let began = observer.time.now - .seconds(30)
        try await eventually("both hold half of the shards", within: .seconds(15)) {
            try await observer.shards() == ["a": 32, "b": 32]
        }
        let shared = TimeWindow(start: observer.time.now, end: observer.time.now + .seconds(2))
        try await completes(monitors, since: shared.end, within: .seconds(10), observer)
        let together = try await observer.expectBalance(of: monitors, in: shared, within: .seconds(10))
        #expect(together.counts.completed >= together.due * 9 / 10, "\(together)")

        // One scheduler dies; the other has everything within one lease time.
        let killed = observer.time.now
        first.kill()
        try await eventually("the other holds all shards", within: .seconds(5)) {
            try await observer.shards() == ["b": 64]
        }
        try await completes(monitors, since: killed + .seconds(6), within: .seconds(10), observer)
        let takeover = TimeWindow(start: began, end: observer.time.now - .seconds(1))
        let survived = try await observer.expectBalance(of: monitors, in: takeover, within: .seconds(15))
        // Slots that nobody could dispatch in time are said to be missed; of those dispatched none is.
        #expect(survived.counts.missed.keys.allSatisfy { $0 == .schedulerDown }, "\(survived)")
        let after = TimeWindow(start: killed + .seconds(4), end: takeover.end)
        let alone = try await observer.expectBalance(of: monitors, in: after, within: .seconds(15))
        #expect(alone.counts.completed >= alone.due * 9 / 10, "\(alone)")

        // What it left to the others dies too, with checks under way, and comes back.
        rest.kill()
        let restarted = try start("rest", others)
        defer { restarted.kill() }
        try await completes(monitors, since: observer.time.now, within: .seconds(15), observer)
        let whole = TimeWindow(start: began, end: observer.time.now)
        // What the dead process had in hand is delivered again when its time to acknowledge is over.
        let balance = try await observer.expectBalance(of: monitors, in: whole, within: .seconds(45))
        #expect(balance.counts.completed >= balance.due / 2, "\(balance)")

        for process in [second, restarted] {
            process.signal(SIGTERM)
        }
        for process in [second, restarted] {
            try await process.ended(within: .seconds(5))
            #expect(process.hasExited && process.status == 0)
        }
    }

    /// Waits until a slot of each monitor that was due after an instant has been completed.
    private func completes(
        _ monitors: [MonitorID],
        since instant: Timestamp,
        within limit: Duration,
        _ observer: Observer
    ) async throws {
        try await eventually("all monitors are checked after \(instant)", within: limit) {
            let latest = try await observer.stores.monitoring.latestResults(of: monitors)
            return latest.count == monitors.count && latest.allSatisfy { $0.slot.time > instant }
        }
    }
}
