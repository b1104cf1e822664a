import MonitorCore
import Testing

@testable import AlertRules

@Suite("Alert rules")
struct AlertRuleTests {
    @Test(
        "rules survive their stored form",
        arguments: [
            .consecutiveFailures(3), .latency(.firstByte, above: .milliseconds(250), for: .seconds(90)),
            .sample("queue.depth", .above, 10.5, for: .seconds(60)), .certificateDaysLeft(below: 14),
            .status([.down, .degraded]),
        ] as [AlertCondition]
    )
    func roundTrip(condition: AlertCondition) throws {
        let rule = AlertRule(
            id: "rule",
            selector: MonitorSelector(monitors: ["b", "a"], tenant: "acme", labels: ["team": "x"]),
            condition: condition,
            minimumRegions: 2,
            consecutiveSuccesses: 4,
            severity: .critical,
            labels: ["a": "b"],
            annotations: ["summary": "{{name}}"]
        )
        let bytes = try WireCodec.encode(rule)
        #expect(try WireCodec.decode(AlertRule.self, from: bytes) == rule)
        #expect(try WireCodec.encode(WireCodec.decode(AlertRule.self, from: bytes)) == bytes)
    }

    @Test("a rule needs little")
    func defaults() throws {
        let json = #"{"id": "certificate", "condition": {"sample": {"metric": "certificate.days_left", "below": 14}}}"#
        let rule = try WireCodec.decode(AlertRule.self, from: Array(json.utf8))
        #expect(rule == AlertRule(id: "certificate", condition: .certificateDaysLeft(below: 14)))
    }

    @Test(
        "a mistake in a condition is named",
        arguments: [
            (#"{"latency": {"above": "fast"}}"#, "fast"), (#"{"latency": {"phase": "x", "above": "1s"}}"#, "phase"),
            (#"{"sample": {"metric": "m"}}"#, "above"),
            (#"{"sample": {"metric": "m", "above": 1, "below": 2}}"#, "below"),
            (#"{"status": ["broken"]}"#, "broken"), (#"{}"#, "status"),
        ]
    )
    func mistakes(condition: String, word: String) throws {
        let json = #"{"id": "rule", "condition": \#(condition)}"#
        let error = #expect(throws: WireError.self) {
            try WireCodec.decode(AlertRule.self, from: Array(json.utf8))
        }
        #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
    }

    @Test(
        "the lint finds what cannot be run",
        arguments: [
            (AlertRule(id: "", condition: .consecutiveFailures(1)), .emptyID),
            (AlertRule(id: "r", condition: .consecutiveFailures(0)), .countBelowOne),
            (AlertRule(id: "r", condition: .consecutiveFailures(1), minimumRegions: 0), .countBelowOne),
            (AlertRule(id: "r", condition: .consecutiveFailures(1), consecutiveSuccesses: 0), .countBelowOne),
            (AlertRule(id: "r", condition: .latency(above: .seconds(-1))), .invalidThreshold),
            (AlertRule(id: "r", condition: .sample("m", .above, .nan)), .invalidThreshold),
            (AlertRule(id: "r", condition: .sample("", .above, 1)), .invalidThreshold),
            (AlertRule(id: "r", condition: .status([])), .invalidStatus),
            (AlertRule(id: "r", condition: .status([.down, .up])), .invalidStatus),
        ] as [(AlertRule, AlertRuleIssue.Kind)]
    )
    func errors(rule: AlertRule, kind: AlertRuleIssue.Kind) {
        #expect(AlertRuleLint.issues(in: [rule]).map(\.kind) == [kind])
        #expect(throws: AlertRuleError.self) { try AlertRuleSet([rule]) }
    }

    @Test("the lint finds two rules with one id")
    func duplicates() {
        let rule = AlertRule(id: "r", condition: .consecutiveFailures(1))
        #expect(AlertRuleLint.issues(in: [rule, rule]).map(\.kind) == [.duplicateID])
        #expect(throws: AlertRuleError.self) { try AlertRuleSet([rule, rule]) }
    }

    @Test("the lint finds what can never fire")
    func unreachable() throws {
        let monitor = Monitor(
            id: "api",
            check: CheckSpecification(kind: "http", configuration: [:]),
            timeout: .seconds(5),
            regions: ["eu", "us"]
        )
        func kinds(_ rule: AlertRule) -> [AlertRuleIssue.Kind] {
            AlertRuleLint.issues(in: [rule], for: [monitor]).map(\.kind)
        }
        let slow = AlertRule(id: "r", condition: .latency(above: .seconds(5)))
        #expect(kinds(slow) == [.unreachableThreshold])
        #expect(kinds(AlertRule(id: "r", condition: .latency(above: .seconds(4)))).isEmpty)
        let regions = AlertRule(id: "r", condition: .consecutiveFailures(1), minimumRegions: 3)
        #expect(kinds(regions) == [.unreachableRegions])
        let nothing = AlertRule(id: "r", selector: .monitors("web"), condition: .consecutiveFailures(1))
        #expect(kinds(nothing) == [.selectsNothing])
        let misspelt = AlertRule(
            id: "r",
            condition: .consecutiveFailures(1),
            annotations: ["summary": "{{ monitr }} {{labels.x}}"]
        )
        #expect(kinds(misspelt) == [.unknownPlaceholder])
        #expect((try? AlertRuleSet([misspelt])) != nil)
    }

    @Test("the state survives its stored form")
    func state() throws {
        var series = SeriesAlertState()
        series.lastSlot = Timestamp(seconds: 5)
        series.violationStart = Timestamp(seconds: -5)
        series.violationCount = 7
        series.recoveryStart = Timestamp(seconds: 4)
        series.recoveryCount = 1
        series.isViolating = true
        series.lastSequence = 9
        var alert = AlertState()
        alert.series = ["eu": series, "": SeriesAlertState()]
        alert.sequence = 42
        alert.firingSince = Timestamp(seconds: 3)
        alert.firingSeverity = .critical
        alert.isMuted = true
        var state = MonitorAlertState()
        state.rules = ["a": alert, "b": AlertState()]
        state.announced = AnnouncedStatus(
            status: .down,
            since: Timestamp(seconds: 3),
            decidedAt: Timestamp(seconds: 5),
            sequence: 7
        )
        #expect(try MonitorAlertState(wireBytes: state.wireBytes) == state)
    }
}
