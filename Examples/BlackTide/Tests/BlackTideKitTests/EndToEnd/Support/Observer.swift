import MonitorCore
import StorageAdapters
import Testing

@testable import BlackTideKit

/// Reads, from outside, what a running platform reports.
struct Observer {
    let stores: Stores
    let time = SystemTimeSource()

    init(database: String) async throws {
        stores = try await Stores(path: database, time: time)
    }

    /// Waits until each of the monitors has the status that it should have.
    func see(_ wanted: [MonitorID: MonitorStatus], within limit: Duration = .seconds(15)) async throws {
        let ids = wanted.keys.sorted()
        try await eventually("the states are \(wanted)", within: limit) {
            await explain(ids)
        } _: {
            let states = try await stores.monitoring.states(of: ids)
            return ids.allSatisfy { states[$0]?.state.status == wanted[$0] }
        }
    }

    /// Expects the latest change to a status to be dated right and to say why.
    ///
    /// `cause` is when it became true of what is watched; `reason` is what the evidence must mention, `nil` for a
    /// recovery, which has none.
    func expectTransition(
        of monitor: MonitorID,
        to status: MonitorStatus,
        causedAt cause: Timestamp,
        because reason: String?,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        // A check that was under way when it happened counts too, and a busy machine runs checks late.
        let tolerance = TimeWindow(start: cause - .milliseconds(1_700), end: cause + .seconds(5))
        let decided = TimeWindow(start: tolerance.start, end: time.now + .seconds(1))
        let transitions = try await stores.monitoring.transitions(of: monitor, in: decided)
        let found = try #require(
            transitions.last { $0.to == status },
            "\(monitor) has no change to \(status): \(transitions)",
            sourceLocation: sourceLocation
        )
        #expect(
            tolerance.contains(found.at),
            "\(monitor) is \(status) since \(found.at), caused at \(cause)",
            sourceLocation: sourceLocation
        )
        #expect(found.decidedAt > found.at, "two checks in a row decide", sourceLocation: sourceLocation)
        if let reason {
            let text = found.evidence.map { "\($0.assertion): \($0.actual)" }.joined(separator: "; ")
            #expect(text.contains(reason), "\(monitor) is \(status)", sourceLocation: sourceLocation)
        }
    }

    /// The balance of every monitor, with every slot of the window taken to be over.
    func balances(of monitors: [MonitorID], in window: TimeWindow) async throws -> [MonitorID: LedgerBalance] {
        let accountant = LedgerAccountant(monitors: stores.monitors, ledger: stores.monitoring)
        var balances: [MonitorID: LedgerBalance] = [:]
        for monitor in monitors {
            balances[monitor] = try await accountant.balances(of: monitor, in: window, deadline: .distantFuture)
                .values.reduce(LedgerBalance(), +)
        }
        return balances
    }

    /// Waits until every slot of a window has ended, then expects each to have done so once.
    ///
    /// - Returns: The sum of the balances.
    @discardableResult
    func expectBalance(
        of monitors: [MonitorID],
        in window: TimeWindow,
        within limit: Duration,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> LedgerBalance {
        var found: [MonitorID: LedgerBalance] = [:]
        try await eventually("every slot due in \(window) has ended", within: limit) {
            found.filter { !$1.isBalanced }.description
        } _: {
            found = try await balances(of: monitors, in: window)
            return found.values.allSatisfy(\.isBalanced)
        }
        for (monitor, balance) in found {
            #expect(balance.due > 0, "\(monitor)", sourceLocation: sourceLocation)
            #expect(balance.due == balance.counts.total, "\(monitor): \(balance)", sourceLocation: sourceLocation)
            #expect(balance.surplus == 0, "\(monitor): \(balance)", sourceLocation: sourceLocation)
            let series = SeriesKey(monitor: monitor, region: "local")
            let results = try await stores.monitoring.results(of: series, in: window, limit: 10_000)
            #expect(results.count == balance.counts.completed, "\(monitor): \(balance)", sourceLocation: sourceLocation)
        }
        return found.values.reduce(LedgerBalance(), +)
    }

    /// How many shards each scheduler holds.
    func shards() async throws -> [String: Int] {
        try await stores.leases.leases(withPrefix: "scheduler.shard.")
            .reduce(into: [:]) { $0[$1.holder, default: 0] += 1 }
    }

    private func explain(_ ids: [MonitorID]) async -> String {
        var lines: [String] = []
        for id in ids {
            let state = try? await stores.monitoring.states(of: [id])[id]?.state
            let series = SeriesKey(monitor: id, region: "local")
            let recent = TimeWindow(start: time.now - .seconds(5), end: time.now)
            let results = (try? await stores.monitoring.results(of: series, in: recent, limit: 100)) ?? []
            let outcomes = results.map { "\($0.outcome) \($0.evidence.map(\.actual))" }
            lines.append("\(id): \(state.map { "\($0.status)" } ?? "none"), recently \(outcomes)")
        }
        return lines.joined(separator: "\n")
    }
}
