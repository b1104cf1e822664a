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
        // Only schedulers decide what is watched.
        let bare = try folder.write("{database: \(database), leaseDuration: 2s, monitors: []}\n", to: "bare.yml")
        func start(_ node: String, _ roles: String) throws -> ChildProcess {
            let command = [
                "run", "--config", roles == "scheduler" ? file : bare, "--json", "--node", node, "--role", roles,
            ]
            return try ChildProcess(blacktide, command, in: folder, log: "\(node).log")
        }
        let others = "runner,ingestor,evaluator,responder"
        var schedulers = ["a": try start("a", "scheduler"), "b": try start("b", "scheduler")]
        let rest = try start("rest", others)
        defer {
            rest.kill()
            for scheduler in schedulers.values { scheduler.kill() }
        }
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

        // Either scheduler dies; the other has everything within one lease time.
        for (victim, heir) in [("a", "b"), ("b", "a")] {
            let killed = observer.time.now
            schedulers[victim]?.kill()
            try await eventually("\(heir) holds all shards", within: .seconds(4)) {
                try await observer.shards() == [heir: 64]
            }
            let takenOver = observer.time.now
            try await completes(monitors, since: takenOver + .seconds(2), within: .seconds(10), observer)
            let alone = TimeWindow(start: takenOver + .milliseconds(500), end: takenOver + .seconds(2))
            let steady = try await observer.expectBalance(of: monitors, in: alone, within: .seconds(10))
            #expect(steady.counts.completed >= steady.due * 9 / 10, "\(steady)")
            let gap = TimeWindow(start: killed - .seconds(1), end: alone.start)
            let balance = try await observer.expectBalance(of: monitors, in: gap, within: .seconds(10))
            // Slots that nobody could dispatch in time are said to be missed; of those dispatched none is.
            #expect(balance.counts.missed.keys.allSatisfy { $0 == .schedulerDown }, "\(balance)")

            schedulers[victim] = try start(victim, "scheduler")
            try await eventually("both hold half of the shards again", within: .seconds(10)) {
                try await observer.shards() == ["a": 32, "b": 32]
            }
        }

        // All that is not a scheduler dies too, with checks under way, and comes back.
        nginx.freeze()
        try await eventually("checks hang", within: .seconds(10)) {
            try await observer.stores.monitoring.latestResults(of: monitors).allSatisfy { $0.outcome == .down }
        }
        rest.kill()
        nginx.thaw()
        let restarted = try start("rest", others)
        defer { restarted.kill() }
        try await completes(monitors, since: observer.time.now, within: .seconds(15), observer)
        let whole = TimeWindow(start: began, end: observer.time.now)
        // What the dead process had in hand is delivered again when its time to acknowledge is over.
        let balance = try await observer.expectBalance(of: monitors, in: whole, within: .seconds(45))
        #expect(balance.counts.completed >= balance.due / 2, "\(balance)")

        let running = schedulers.values + [restarted]
        for process in running {
            process.signal(SIGTERM)
        }
        for process in running {
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
