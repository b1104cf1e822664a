import MonitorCore

/// Values that the laws of the stores write and read.
enum LawSample {
    static let origin = Timestamp(seconds: 1_800_000_000)
    static let everything = TimeWindow(start: .distantPast, end: .distantFuture)

    static func instant(_ second: Int) -> Timestamp {
        origin + .seconds(second)
    }

    static func window(_ seconds: Range<Int>) -> TimeWindow {
        TimeWindow(start: instant(seconds.lowerBound), end: instant(seconds.upperBound))
    }

    static func series(_ monitor: Int, _ region: Region = "eu") -> SeriesKey {
        SeriesKey(monitor: MonitorID("monitor-\(monitor)"), region: region)
    }

    static func slot(_ monitor: Int, _ region: Region = "eu", at second: Int) -> SlotID {
        SlotID(series: series(monitor, region), time: instant(second))
    }

    static func monitor(_ number: Int, tenant: TenantID = "default", name: String? = nil) -> Monitor {
        Monitor(
            id: MonitorID("monitor-\(number)"),
            tenant: tenant,
            name: name,
            check: CheckSpecification(kind: "http", configuration: ["url": .string("https://example.org/\(number)")])
        )
    }

    static func result(_ slot: SlotID, _ outcome: CheckOutcome = .up, attempt: Int = 1) -> CheckResult {
        CheckResult(
            slot: slot,
            outcome: outcome,
            latency: LatencyPhases(total: .milliseconds(120)),
            attempt: attempt,
            runner: "runner-1",
            startedAt: slot.time + .milliseconds(15),
            correlation: CorrelationID("\(slot)")
        )
    }

    /// A result in which nothing has its default.
    static func fullResult(_ slot: SlotID, _ outcome: CheckOutcome) -> CheckResult {
        var result = CheckResult(
            slot: slot,
            tenant: "tenant-7",
            outcome: outcome,
            latency: LatencyPhases(total: .microseconds(123_456)),
            evidence: [
                Evidence(assertion: "status", expected: "200", actual: "503", location: "hop 2"),
                Evidence(assertion: "body", expected: "“ok”", actual: ""),
            ],
            samples: [
                Sample(metric: "certificate.days_left", value: 12.5, time: slot.time, labels: ["hop": "1", "a": "b"]),
                Sample(metric: "body.bytes", value: -0.0, time: slot.time + .milliseconds(1)),
            ],
            attempt: 3,
            runner: "runner-ü",
            startedAt: slot.time + .milliseconds(17),
            isInMaintenance: true,
            correlation: "correlation-9"
        )
        for (index, phase) in LatencyPhase.allCases.enumerated() where phase != .connect {
            result.latency[phase] = .microseconds(index * 1_000 + 1)
        }
        var writer = WireWriter()
        writer.write("from a later version", field: 999)
        result.unknownFields = writer.bytes
        return result
    }

    static let outcomes: [CheckOutcome] =
        [.up, .degraded, .down] + Fault.Cause.allCases.map { .unknown(Fault($0, "because of \($0)")) }

    static let slotOutcomes: [SlotOutcome] =
        [.completed, .superseded] + SkipReason.allCases.map(SlotOutcome.skipped)
        + MissReason.allCases.map(SlotOutcome.missed)

    static func entry(_ slot: SlotID, _ outcome: SlotOutcome) -> LedgerEntry {
        LedgerEntry(slot: slot, outcome: outcome, recordedAt: slot.time + .seconds(5))
    }

    static func transition(_ monitor: Int, to status: MonitorStatus, decidedAt second: Int) -> Transition {
        Transition(
            monitor: MonitorID("monitor-\(monitor)"),
            tenant: "default",
            from: .unknown,
            to: status,
            at: instant(second - 5),
            decidedAt: instant(second),
            rule: "1 of 1 regions \(status)",
            votesUsed: [
                Vote(region: "eu", status: status, since: instant(second - 5), lastSlot: instant(second))
            ],
            votesRefused: [RefusedVote(region: "us", reason: .stale, lastSlot: instant(1))],
            evidence: [Evidence(assertion: "status", expected: "200", actual: "503")],
            isInMaintenance: true,
            correlation: "correlation"
        )
    }
}

/// Ends the law unless the body throws a store's error with a code.
func expectStoreError(
    _ code: StoreError.Code,
    _ what: String,
    from body: () async throws -> Void
) async throws {
    try await expectError(StoreError.self, what, where: { $0.code == code }, from: body)
}
