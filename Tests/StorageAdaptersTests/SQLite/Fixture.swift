#if SQLite
import MonitorCore

/// Results as tests need them.
enum Fixture {
    /// The slot of the n-th result: 50 series, a slot a minute.
    static func slot(_ number: Int) -> SlotID {
        SlotID(
            monitor: MonitorID("monitor-\(number % 50)"),
            region: "eu-west",
            time: Timestamp(seconds: 1_800_000_000 + Int64(number / 50) * 60)
        )
    }

    /// A plain result such as most are: an HTTPS check with all its phases.
    static func result(seed: Int) -> CheckResult {
        var random = SeededGenerator(seed: UInt64(seed))
        var latency = LatencyPhases()
        for (phase, typical) in [
            (LatencyPhase.resolve, 2_000), (.connect, 12_000), (.tls, 25_000), (.firstByte, 60_000), (.transfer, 900),
        ] {
            latency[phase] = .microseconds(Int64.random(in: Int64(typical / 2)...Int64(typical * 2), using: &random))
        }
        latency[.total] = .microseconds(
            LatencyPhase.allCases.reduce(50) { $0 + (latency[$1]?.inNanoseconds ?? 0) / 1_000 }
        )
        let slot = slot(seed)
        return CheckResult(
            slot: slot,
            outcome: .up,
            latency: latency,
            runner: RunnerID("runner-\(seed % 3)"),
            startedAt: slot.time + .microseconds(Int64.random(in: 2_000...200_000, using: &random)),
            correlation: CorrelationID(slot.description)
        )
    }

    /// Any result at all.
    static func anyResult(using random: inout SeededGenerator, at slot: SlotID) -> CheckResult {
        func text() -> String {
            ["", "a", "kröte", "two words", String(repeating: "x", count: 300)].randomElement(using: &random) ?? ""
        }
        func chance() -> Bool { Bool.random(using: &random) }
        let outcomes: [CheckOutcome] =
            [.up, .degraded, .down] + Fault.Cause.allCases.map { .unknown(Fault($0, text())) }
        var latency = LatencyPhases()
        for phase in LatencyPhase.allCases where chance() {
            latency[phase] = .microseconds(Int64.random(in: 0...4_294_967_294, using: &random))
        }
        var result = CheckResult(
            slot: slot,
            tenant: TenantID(text()),
            outcome: outcomes.randomElement(using: &random) ?? .up,
            latency: latency,
            attempt: [1, 1, 2, 0, -1, .max, .min].randomElement(using: &random) ?? 1,
            runner: RunnerID(text()),
            startedAt: Timestamp(
                nanoseconds: chance() ? slot.time.nanoseconds + 1_234_567 : .random(in: .min ... .max, using: &random)
            ),
            isInMaintenance: chance(),
            correlation: CorrelationID(chance() ? slot.description : text())
        )
        if chance() {
            result.evidence = [
                Evidence(assertion: text(), expected: text(), actual: text(), location: chance() ? text() : nil),
                Evidence(assertion: "b", expected: "c", actual: "d"),
            ]
        }
        if chance() {
            result.samples = [
                Sample(
                    metric: text(),
                    value: .random(in: -1e9...1e9, using: &random),
                    time: slot.time,
                    labels: ["a": text()]
                )
            ]
        }
        if chance() {
            result.unknownFields = [UInt8](repeating: 7, count: Int.random(in: 0...40, using: &random))
        }
        return result
    }
}
#endif
