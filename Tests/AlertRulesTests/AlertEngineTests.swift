import MonitorCore
import MonitorTestKit
import Testing

@testable import AlertRules

@Suite("Alert engine")
struct AlertEngineTests {
    private static let start = Timestamp(seconds: 1_800_000_000)

    private static func result(
        _ outcome: CheckOutcome,
        at second: Int64,
        monitor: MonitorID = "api",
        region: Region = "eu",
        tenant: TenantID = "default"
    ) -> CheckResult {
        let time = start + .seconds(second)
        return CheckResult(
            slot: SlotID(monitor: monitor, region: region, time: time),
            tenant: tenant,
            outcome: outcome,
            runner: "test",
            startedAt: time,
            correlation: "test"
        )
    }

    private static func transition(_ from: MonitorStatus, _ to: MonitorStatus, at second: Int64) -> Transition {
        Transition(
            monitor: "api",
            tenant: "default",
            from: from,
            to: to,
            at: start + .seconds(second),
            decidedAt: start + .seconds(second),
            rule: "test",
            votesUsed: [],
            votesRefused: [],
            correlation: "test"
        )
    }

    @Test("keys of alerts are different for different pairs")
    func keys() {
        #expect(DedupKey(rule: "web", monitor: "prod/api") != DedupKey(rule: "web/prod", monitor: "api"))
        #expect(DedupKey(rule: "a%2F", monitor: "b#1").rawValue == "a%252F/b%231")
        #expect(DedupKey(rule: "down", monitor: "api").rawValue == "down/api")
    }

    private static func engine(_ rules: [AlertRule], resolvesUnknownRules: Bool = true) throws -> AlertEngine {
        AlertEngine(rules: try AlertRuleSet(rules, resolvesUnknownRules: resolvesUnknownRules))
    }

    @Test("duplicates and stragglers change nothing", arguments: 0..<50 as Range<UInt64>)
    func idempotence(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rules = [
            AlertRule(id: "one", condition: .consecutiveFailures(1), consecutiveSuccesses: 1),
            AlertRule(id: "three", condition: .consecutiveFailures(3)),
            AlertRule(id: "both", condition: .consecutiveFailures(2), minimumRegions: 2),
        ]
        var script: [CheckResult] = []
        for second in 0..<200 as Range<Int64> {
            let region: Region = Bool.random(using: &generator) ? "eu" : "us"
            let outcomes: [CheckOutcome] = [.up, .down, .down, .degraded, .unknown(Fault(.network, ""))]
            let outcome = outcomes.randomElement(using: &generator) ?? .up
            script.append(Self.result(outcome, at: second, region: region))
        }
        var plain = try Self.engine(rules)
        var disturbed = try Self.engine(rules)
        var expected: [AlertChange] = []
        var actual: [AlertChange] = []
        for (index, result) in script.enumerated() {
            expected += plain.step(.result(result), at: result.slot.time)
            actual += disturbed.step(.result(result), at: result.slot.time)
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                let earlier = script[Int.random(in: 0...index, using: &generator)]
                // The monitor's own fault is not remembered, so what came before it is not old yet.
                guard
                    script[...index]
                        .contains(where: {
                            $0.slot.region == earlier.slot.region && $0.slot.time >= earlier.slot.time
                                && $0.outcome.code < 16
                        })
                else { continue }
                actual += disturbed.step(.result(earlier), at: result.slot.time)
            }
        }
        #expect(actual == expected, "seed \(seed)")
        #expect(disturbed.snapshot == plain.snapshot, "seed \(seed)")
        #expect(!expected.isEmpty)
    }

    @Test("monitors are independent of the order in which they come", arguments: 0..<20 as Range<UInt64>)
    func permutation(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rules = [AlertRule(id: "down", condition: .consecutiveFailures(2))]
        var scripts: [[CheckResult]] = (0..<5)
            .map { monitor in
                (0..<40)
                    .map { second in
                        Self.result(
                            Bool.random(using: &generator) ? .down : .up,
                            at: second,
                            monitor: MonitorID("m\(monitor)")
                        )
                    }
            }
        var ordered = try Self.engine(rules)
        let expected = scripts.map { script in script.flatMap { ordered.step(.result($0), at: $0.slot.time) } }
        var mixed = try Self.engine(rules)
        var actual: [MonitorID: [AlertChange]] = [:]
        while let index = scripts.indices.filter({ !scripts[$0].isEmpty }).randomElement(using: &generator) {
            let result = scripts[index].removeFirst()
            actual[result.slot.monitor, default: []] += mixed.step(.result(result), at: result.slot.time)
        }
        for (index, changes) in expected.enumerated() {
            #expect(actual[MonitorID("m\(index)")] ?? [] == changes, "seed \(seed)")
        }
        #expect(mixed.snapshot == ordered.snapshot, "seed \(seed)")
    }

    @Test("firing and resolved alternate, with rising sequences", arguments: 0..<20 as Range<UInt64>)
    func alternation(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var engine = try Self.engine([
            AlertRule(id: "down", condition: .consecutiveFailures(2), consecutiveSuccesses: 1)
        ])
        var changes: [AlertChange] = []
        for second in 0..<300 as Range<Int64> {
            let input: AlertInput =
                Int.random(in: 0..<40, using: &generator) == 0
                ? .withdrawn("api", "default", reason: "paused")
                : .result(Self.result(Bool.random(using: &generator) ? .down : .up, at: second))
            changes += engine.step(input, at: Self.start + .seconds(second))
        }
        for (index, change) in changes.enumerated() {
            #expect(change.status == (index.isMultiple(of: 2) ? .firing : .resolved), "seed \(seed)")
            if index > 0 {
                #expect(change.sequence > changes[index - 1].sequence, "seed \(seed)")
            }
            if let end = change.endedAt {
                #expect(end >= change.startedAt, "seed \(seed)")
            }
        }
    }

    @Test("a rule sees only what its selector covers")
    func selection() throws {
        var engine = try Self.engine([
            AlertRule(id: "ids", selector: .monitors("api", "web"), condition: .consecutiveFailures(1)),
            AlertRule(id: "labels", selector: .init(labels: ["team": "x"]), condition: .consecutiveFailures(1)),
            AlertRule(id: "tenant", selector: .init(tenant: "acme"), condition: .consecutiveFailures(1)),
            AlertRule(id: "all", condition: .consecutiveFailures(1)),
        ])
        func rules(_ monitor: MonitorID, _ tenant: TenantID, _ labels: Labels) -> [AlertRuleID] {
            let result = Self.result(.down, at: 0, monitor: monitor, tenant: tenant)
            return engine.step(.result(result, AlertSubject(labels: labels)), at: Self.start).map(\.rule)
        }
        #expect(rules("api", "default", [:]) == ["ids", "all"])
        #expect(rules("web", "acme", ["team": "x", "a": "b"]) == ["ids", "labels", "tenant", "all"])
        #expect(rules("other", "default", ["team": "y"]) == ["all"])
    }

    @Test("labels and annotations come from the monitor and the rule")
    func labelsAndAnnotations() throws {
        var engine = try Self.engine([
            AlertRule(
                id: "down",
                condition: .consecutiveFailures(1),
                severity: .critical,
                labels: ["team": "rule", "page": "yes"],
                annotations: ["summary": "{{name}} ({{ labels.team }}) {{status}} in {{regions}}: {{values.x}} {{oops}"]
            )
        ])
        let subject = AlertSubject(name: "The API", labels: ["team": "monitor", "env": "prod"])
        let change = try #require(engine.step(.result(Self.result(.down, at: 0), subject), at: Self.start).first)
        #expect(change.labels == ["team": "rule", "page": "yes", "env": "prod"])
        #expect(change.annotations == ["summary": "The API (rule) firing in eu: {{values.x}} {{oops}"])
        #expect(change.severity == .critical)
    }

    @Test("a withdrawn monitor's alerts end and its runs are forgotten")
    func withdrawal() throws {
        var engine = try Self.engine([AlertRule(id: "down", condition: .consecutiveFailures(2))])
        for second in 0..<2 as Range<Int64> {
            _ = engine.step(.result(Self.result(.down, at: second)), at: Self.start)
        }
        let withdrawn = AlertInput.withdrawn("api", "default", reason: "the monitor was paused")
        let changes = engine.step(withdrawn, at: Self.start + .seconds(10))
        #expect(changes.map(\.status) == [.resolved])
        #expect(changes.first?.reason == "the monitor was paused")
        #expect(changes.first?.endedAt == Self.start + .seconds(10))
        #expect(engine.step(withdrawn, at: Self.start + .seconds(11)).isEmpty)
        #expect(engine.step(.result(Self.result(.down, at: 20)), at: Self.start + .seconds(20)).isEmpty)
        #expect(engine.step(.result(Self.result(.down, at: 21)), at: Self.start + .seconds(21)).count == 1)
    }

    @Test("alerts of a rule that was removed, or that selects the monitor no more, end")
    func removedRules() throws {
        let rules = [
            AlertRule(id: "gone", condition: .consecutiveFailures(1), severity: .critical),
            AlertRule(id: "narrowed", condition: .consecutiveFailures(1)),
        ]
        var before = try Self.engine(rules)
        #expect(before.step(.result(Self.result(.down, at: 0)), at: Self.start).count == 2)
        let narrowed = AlertRule(id: "narrowed", selector: .monitors("web"), condition: .consecutiveFailures(1))
        var after = try Self.engine([narrowed])
        try after.restore(snapshot: before.snapshot)
        let changes = after.step(.result(Self.result(.down, at: 1)), at: Self.start)
        #expect(changes.map(\.status) == [.resolved, .resolved])
        #expect(changes.map(\.reason) == ["the rule was removed", "the rule no longer selects the monitor"])
        #expect(changes.map(\.severity) == [.critical, .error])
        #expect(after.step(.result(Self.result(.down, at: 2)), at: Self.start).isEmpty)

        var patient = try Self.engine([narrowed], resolvesUnknownRules: false)
        try patient.restore(snapshot: before.snapshot)
        #expect(patient.step(.result(Self.result(.down, at: 1)), at: Self.start).map(\.rule) == ["narrowed"])
    }

    @Test("a region the monitor left cannot keep an alert firing")
    func leftRegion() throws {
        var engine = try Self.engine([AlertRule(id: "down", condition: .consecutiveFailures(1))])
        _ = engine.step(.result(Self.result(.down, at: 0, region: "us")), at: Self.start)
        let subject = AlertSubject(regions: ["eu"])
        let changes = engine.step(.result(Self.result(.up, at: 5), subject), at: Self.start)
        #expect(changes.map(\.status) == [.resolved])
        #expect(changes.first?.reason == "the monitor left the region")
    }

    @Test("a correction by a late result counts, though an older slot decided it")
    func corrections() throws {
        var engine = try Self.engine([AlertRule(id: "status", condition: .status([.down]))])
        func step(_ transition: Transition, _ sequence: Int64?) -> [AlertStatus] {
            engine.step(.transition(transition, sequence: sequence), at: Self.start + .seconds(100)).map(\.status)
        }
        let down = Self.transition(.up, .down, at: 50)
        let correction = Self.transition(.down, .up, at: 40)
        #expect(step(down, 65_536) == [.firing])
        #expect(step(correction, nil) == [])
        #expect(step(correction, 131_072) == [.resolved])
        #expect(step(down, 65_536) == [])
        #expect(step(Self.transition(.up, .down, at: 60), 65_536) == [], "a straggler never beats its correction")
        #expect(step(Self.transition(.unknown, .down, at: 60), 65_536) == [.firing], "numbers may begin anew")
        #expect(step(Self.transition(.down, .up, at: 61), 65_537) == [.resolved])
    }

    @Test("a correction comes behind what it corrects, and a fresh numbering behind the one that ended")
    func orderOfInputs() {
        func transition(_ sequence: Int64?, at second: Int64) -> AlertInput {
            .transition(Self.transition(.unknown, .down, at: second), sequence: sequence)
        }
        func result(at second: Int64) -> AlertInput { .result(Self.result(.up, at: second)) }
        let (first, correction, next) = (transition(1, at: 5), transition(2, at: 1), transition(3, at: 4))
        #expect([first, correction, next].inOrder == [first, correction, next])
        #expect([first, result(at: 6), correction].inOrder == [first, correction, result(at: 6)])
        #expect(
            [result(at: 3), first, result(at: 2), correction].inOrder
                == [result(at: 2), result(at: 3), first, correction]
        )
        #expect([next, first].inOrder == [next, first])
        let old = transition(900, at: 1)
        #expect([old, first, transition(2, at: 6)].inOrder == [old, first, transition(2, at: 6)])
        #expect(
            [transition(nil, at: 2), transition(nil, at: 1)].inOrder
                == [transition(nil, at: 1), transition(nil, at: 2)]
        )
    }

    @Test("a status that outlasts a pause fires again once a result bears it out")
    func statusAfterPause() throws {
        var engine = try Self.engine([AlertRule(id: "status", condition: .status([.down]))])
        #expect(engine.step(.transition(Self.transition(.up, .down, at: 1)), at: Self.start).count == 1)
        let paused = AlertInput.withdrawn("api", "default", reason: "the monitor was paused")
        #expect(engine.step(paused, at: Self.start + .seconds(10)).map(\.status) == [.resolved])
        #expect(engine.step(paused, at: Self.start + .seconds(11)).isEmpty)
        #expect(engine.step(.result(Self.result(.up, at: 20)), at: Self.start + .seconds(20)).isEmpty)
        let again = engine.step(.result(Self.result(.down, at: 21)), at: Self.start + .seconds(21))
        #expect(again.map(\.status) == [.firing])
        #expect(again.first?.reason == "the status still holds")
        #expect(engine.step(.result(Self.result(.down, at: 22)), at: Self.start + .seconds(22)).isEmpty)
        let up = AlertInput.transition(Self.transition(.down, .up, at: 30))
        #expect(engine.step(up, at: Self.start + .seconds(30)).map(\.status) == [.resolved])
        #expect(engine.step(.result(Self.result(.down, at: 31)), at: Self.start + .seconds(31)).isEmpty)
    }

    @Test("a status that ends while checks are paused does not fire after the pause")
    func statusEndsInPause() throws {
        var engine = try Self.engine([AlertRule(id: "status", condition: .status([.down]))])
        #expect(engine.step(.transition(Self.transition(.up, .down, at: 1)), at: Self.start).count == 1)
        _ = engine.step(.withdrawn("api", "default", reason: "the monitor was paused"), at: Self.start + .seconds(2))
        var paused = AlertSubject()
        paused.isPaused = true
        #expect(engine.step(.result(Self.result(.down, at: 3), paused), at: Self.start).isEmpty)
        #expect(engine.step(.transition(Self.transition(.down, .up, at: 4), paused), at: Self.start).isEmpty)
        #expect(engine.step(.result(Self.result(.down, at: 5)), at: Self.start).isEmpty)
        let again = AlertInput.transition(Self.transition(.up, .down, at: 6))
        #expect(engine.step(again, at: Self.start).map(\.status) == [.firing])
    }

    @Test("a rule that is new, renamed, or selects the monitor again learns its status")
    func learntStatus() throws {
        let labelled = AlertSubject(labels: ["team": "x"])
        let rule = AlertRule(id: "status", selector: .init(labels: ["team": "x"]), condition: .status([.down]))
        var engine = try Self.engine([rule])
        func step(_ second: Int64, _ subject: AlertSubject) -> [AlertStatus] {
            engine.step(.result(Self.result(.down, at: second), subject), at: Self.start).map(\.status)
        }
        let down = Self.transition(.up, .down, at: 1)
        #expect(engine.step(.transition(down, labelled), at: Self.start).map(\.status) == [.firing])
        #expect(step(2, AlertSubject()) == [.resolved])
        #expect(step(3, labelled) == [.firing])

        var renamed = try Self.engine([AlertRule(id: "other", condition: .status([.down]))])
        try renamed.restore(snapshot: engine.snapshot)
        let changes = renamed.step(.result(Self.result(.down, at: 4)), at: Self.start)
        #expect(changes.map(\.rule) == ["other", "status"])
        #expect(changes.map(\.status) == [.firing, .resolved])
        #expect(changes.first?.startedAt == down.at)
    }

    @Test("of a removed monitor nothing is remembered, not even the numbers of its transitions")
    func removal() throws {
        var engine = try Self.engine([AlertRule(id: "status", condition: .status([.down]))])
        let down = Self.transition(.up, .down, at: 1)
        #expect(engine.step(.transition(down, sequence: 900_000), at: Self.start).count == 1)
        let changes = engine.step(.removed("api", "default"), at: Self.start + .seconds(5))
        #expect(changes.map(\.reason) == ["the monitor was removed"])
        #expect(engine.states.isEmpty)
        #expect(engine.step(.removed("api", "default"), at: Self.start + .seconds(6)).isEmpty)
        #expect(engine.states.isEmpty)
        #expect(engine.step(.transition(down, sequence: 65_536), at: Self.start).map(\.status) == [.firing])
    }

    @Test("evidence and annotations are cut to what fits into a message")
    func bounds() throws {
        var engine = try Self.engine([
            AlertRule(
                id: "down",
                condition: .consecutiveFailures(1),
                annotations: ["summary": "{{name}}"]
            )
        ])
        var result = Self.result(.down, at: 0)
        let text = String(repeating: "é\u{1}", count: 500_000)
        result.evidence = Array(repeating: Evidence(assertion: text, expected: text, actual: text), count: 100)
        let subject = AlertSubject(name: text)
        let change = try #require(engine.step(.result(result, subject), at: Self.start).first)
        #expect(change.evidence.count == 16)
        #expect(change.evidence.allSatisfy { $0.actual.utf8.count <= 1_024 && $0.actual.hasPrefix("é") })
        #expect(change.annotations["summary"]?.hasSuffix("…") == true)
        #expect(try change.message().payload.count < 1 << 20)
    }

    @Test("an input that every rule ignores is counted by reason")
    func outcomes() throws {
        let rules = try AlertRuleSet([AlertRule(id: "down", condition: .consecutiveFailures(2))])
        var state = MonitorAlertState()
        func outcome(_ second: Int64, _ region: Region = "eu") -> AlertInputOutcome {
            var tally = AlertTally()
            let input = AlertInput.result(Self.result(.down, at: second, region: region))
            _ = rules.step(&state, input, at: Self.start, tally: &tally)
            return tally.outcome
        }
        #expect(outcome(5) == .evaluated)
        #expect(outcome(5) == .late)
        #expect(outcome(4) == .late)
        #expect(outcome(301) == .premature)
        for region in 1..<AlertRuleSet.maximumRegionCount {
            #expect(outcome(6, Region("r\(region)")) == .evaluated)
        }
        #expect(outcome(6, "one-more") == .crowded)
    }

    @Test("a slot far in the future is ignored")
    func futureSlots() throws {
        var engine = try Self.engine([AlertRule(id: "down", condition: .consecutiveFailures(1))])
        #expect(engine.step(.result(Self.result(.down, at: 301)), at: Self.start).isEmpty)
        #expect(engine.step(.result(Self.result(.down, at: 300)), at: Self.start).count == 1)
    }

    @Test("monitors and regions beyond the limits are refused")
    func limits() throws {
        var engine = AlertEngine(
            rules: try AlertRuleSet([AlertRule(id: "down", condition: .consecutiveFailures(1))]),
            maximumMonitorCount: 1
        )
        #expect(engine.step(.result(Self.result(.down, at: 0)), at: Self.start).count == 1)
        #expect(engine.step(.result(Self.result(.down, at: 0, monitor: "web")), at: Self.start).isEmpty)
        #expect(engine.refusedInputCount == 1)
        for region in 0..<100 {
            _ = engine.step(.result(Self.result(.down, at: 1, region: Region("r\(region)"))), at: Self.start)
        }
        #expect(engine.states["api"]?.rules["down"]?.series.count == AlertRuleSet.maximumRegionCount)
    }

    @Test("every truncation of a snapshot throws or reads as less, and never traps")
    func truncatedSnapshots() throws {
        var engine = try Self.engine([AlertRule(id: "down", condition: .consecutiveFailures(2))])
        for second in 0..<5 as Range<Int64> {
            _ = engine.step(.result(Self.result(.down, at: second, monitor: MonitorID("m\(second)"))), at: Self.start)
        }
        let snapshot = engine.snapshot
        for count in 0..<snapshot.count {
            var other = engine
            try? other.restore(snapshot: Array(snapshot.prefix(count)))
        }
        var restored = try Self.engine([])
        try restored.restore(snapshot: snapshot)
        #expect(restored.states == engine.states)
    }
}
