import MonitorCore
import StorageAdapters

/// What the demonstration found, and what is not as it should be.
struct DemoSummary {
    /// Everything that was expected and did not happen; empty when all is well.
    private(set) var failures: [String] = []
    private(set) var lines: [String] = []

    /// Reads the stores after the platform has been shut down.
    init(
        stores: Stores,
        monitors: [Monitor],
        window: TimeWindow,
        outage: TimeWindow,
        sink: WebhookSink,
        database: String
    ) async throws {
        lines += ["", "What the platform found", ""]
        try await addTransitions(stores, monitors, window, outage)
        addNotifications(sink, outage)
        try await addLedger(stores, monitors, window)
        lines += ["", "Everything is kept in \(database)"]
        if failures.isEmpty {
            lines += ["", "All that was expected happened."]
        } else {
            lines += ["", "Not as expected:"] + failures.map { "  ✗ \($0)" }
        }
    }

    private mutating func addTransitions(
        _ stores: Stores,
        _ monitors: [Monitor],
        _ window: TimeWindow,
        _ outage: TimeWindow
    ) async throws {
        let bound = Demo.interval * 2 + Demo.timeout * 2 + .seconds(5)
        var table = TextTable(columns: [
            .init(title: "TRANSITION"), .init(title: "DATED"), .init(title: "DELAY", isRightAligned: true),
            .init(title: "RULE"),
        ])
        for monitor in monitors {
            let transitions = try await stores.monitoring.transitions(
                of: monitor.id,
                in: TimeWindow(start: window.start - .seconds(60), end: window.end + .seconds(60))
            )
            for transition in transitions {
                var delay = "–"
                if monitor.id == Demo.failingMonitor, transition.to == .down {
                    delay = Self.seconds(transition.decidedAt - outage.start)
                    check(
                        "the outage is dated to its first failing check",
                        (outage.start - Demo.timeout...outage.start + Demo.interval).contains(transition.at)
                    )
                    check(
                        "the outage is detected within \(Self.seconds(bound))",
                        transition.decidedAt - outage.start <= bound
                    )
                }
                if monitor.id == Demo.failingMonitor, transition.from == .down {
                    delay = Self.seconds(transition.decidedAt - outage.end)
                    check(
                        "the recovery is detected within \(Self.seconds(bound))",
                        transition.decidedAt - outage.end <= bound
                    )
                }
                table.rows.append([
                    .init("\(monitor.name): \(transition.from) → \(transition.to)"),
                    .init(Timestamp(milliseconds: transition.at.milliseconds).rfc3339),
                    .init(delay),
                    .init(transition.rule),
                ])
            }
            let statuses = transitions.map(\.to)
            let expected: [MonitorStatus] = monitor.id == Demo.failingMonitor ? [.up, .down, .up] : [.up]
            check("\(monitor.id) goes \(expected), found \(statuses)", statuses == expected)
        }
        lines += table.lines(width: 160, usesColor: false).map { "  " + $0 }
    }

    private mutating func addNotifications(_ sink: WebhookSink, _ outage: TimeWindow) {
        lines += ["", "  Notifications received by the webhook, each with a valid signature:"]
        for receipt in sink.receipts {
            let instant = receipt.occasion == "incident.resolved" ? outage.end : outage.start
            lines.append(
                "    \(receipt.occasion)  \(receipt.monitor)  \(Self.seconds(receipt.receivedAt - instant)) after the "
                    + "fact, delivered \(receipt.deliveryCount) ×"
            )
        }
        let occasions = sink.receipts.map { "\($0.occasion) \($0.monitor)" }
        let expected = ["incident.opened", "incident.resolved"].map { "\($0) \(Demo.failingMonitor)" }
        check("the webhook hears \(expected), found \(occasions)", occasions == expected)
        check("no webhook has a bad signature", sink.refusedCount == 0)
    }

    private mutating func addLedger(_ stores: Stores, _ monitors: [Monitor], _ window: TimeWindow) async throws {
        lines += ["", "  Ledger: every slot that was due ended exactly once"]
        var table = TextTable(columns: [
            .init(title: "MONITOR AND REGION"), .init(title: "DUE", isRightAligned: true),
            .init(title: "COMPLETED", isRightAligned: true), .init(title: "SKIPPED", isRightAligned: true),
            .init(title: "MISSED", isRightAligned: true), .init(title: "OPEN", isRightAligned: true),
        ])
        let accountant = LedgerAccountant(monitors: stores.monitors, ledger: stores.monitoring)
        for monitor in monitors {
            let balances = try await accountant.balances(
                of: monitor.id,
                in: window,
                deadline: window.end - Demo.interval * 2
            )
            for (region, balance) in balances.sorted(by: { $0.key < $1.key }) {
                let series = SeriesKey(monitor: monitor.id, region: region)
                table.rows.append([
                    .init(series.description),
                    .init("\(balance.due)"),
                    .init("\(balance.counts.completed)"),
                    .init("\(balance.counts.skipped.values.reduce(0, +))"),
                    .init("\(balance.counts.missed.values.reduce(0, +))"),
                    .init("\(balance.open)"),
                ])
                check(
                    "the ledger of \(series) balances",
                    balance.isBalanced && balance.counts.total + balance.open == balance.due
                )
                check("few slots of \(series) are open at the end", balance.open <= 2)
                check("\(series) has results", balance.counts.completed > 0)
            }
            check("each region of \(monitor.id) has a ledger", balances.count == monitor.regions.count)
        }
        lines += table.lines(width: 160, usesColor: false).map { "    " + $0 }
    }

    private mutating func check(_ expectation: String, _ holds: Bool) {
        if !holds {
            failures.append(expectation)
        }
    }

    private static func seconds(_ duration: Duration) -> String {
        "\((duration.inSeconds * 10).rounded() / 10) s"
    }
}
