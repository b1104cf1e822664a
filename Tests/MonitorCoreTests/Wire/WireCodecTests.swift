import MonitorCore
import Testing

@Suite("Versioned JSON")
struct WireCodecTests {
    private let monitor: Monitor

    init() throws {
        monitor = Monitor(
            id: "shop",
            tenant: "acme",
            name: "Shop",
            check: CheckSpecification(kind: "http", configuration: ["url": "https://example.org", "redirects": 5]),
            schedule: .cron(try CronSchedule(expression: "*/5 * * * *", timeZone: "Europe/Berlin")),
            timeout: .milliseconds(1_500),
            retries: RetryPolicy(count: 2, delay: .milliseconds(250)),
            regions: ["eu", "us"],
            confirmation: ConfirmationPolicy(consecutiveFailures: 3, quorum: 2),
            recovery: RecoveryPolicy(consecutiveSuccesses: 1),
            labels: ["team": "web"],
            maintenance: [
                MaintenanceWindow(
                    title: "Move",
                    recurrence: .once(TimeWindow(start: Timestamp(seconds: 10), end: Timestamp(seconds: 20)))
                ),
                MaintenanceWindow(
                    title: "Backup",
                    recurrence: .recurring(try CronSchedule(expression: "0 3 * * *"), duration: .seconds(1_800))
                ),
            ],
            parents: ["router"],
            isPaused: true
        )
    }

    @Test("a monitor comes back as it was written, in the same bytes each time")
    func roundTrip() throws {
        let bytes = try WireCodec.encode(monitor)
        #expect(try WireCodec.decode(Monitor.self, from: bytes) == monitor)
        #expect(try WireCodec.encode(try WireCodec.decode(Monitor.self, from: bytes)) == bytes)
        #expect(String(decoding: bytes, as: UTF8.self).contains("\"wireVersion\":1"))
    }

    @Test("members that this program does not know survive, at any depth, while known ones change")
    func unknownMembers() throws {
        let text = """
            {"id": "shop", "check": {"kind": "http", "configuration": {"url": "x"}, "later": [1, {"a": null}]},
             "schedule": {"every": "30s", "jitter": "5s"}, "retries": {"count": 1, "strategy": {"kind": "fixed"}},
             "slo": {"target": 0.999}, "wireVersion": 1}
            """
        var monitor = try WireCodec.decode(Monitor.self, from: Array(text.utf8))
        #expect(monitor.retries == RetryPolicy(count: 1))
        monitor.name = "New name"
        monitor.schedule = .every(.seconds(60))
        let bytes = try WireCodec.encode(monitor)
        let again = try WireCodec.decode(Monitor.self, from: bytes)
        #expect(again == monitor)
        #expect(again.schedule == .every(.seconds(60)))
        #expect(again.unknownFields?[member: "slo"] == ["target": 0.999])
        #expect(again.unknownFields?[member: "schedule"] == ["jitter": "5s"])
        #expect(again.unknownFields?[member: "check"] == ["later": [1, ["a": nil]]])
        #expect(again.unknownFields?[member: "retries"] == ["strategy": ["kind": "fixed"]])
    }

    @Test("members that this program does not know survive in the elements of a list")
    func unknownMembersInLists() throws {
        let text = """
            {"id": "shop", "check": {"kind": "http", "configuration": {"steps": [{"a": 1}, 2]}}, "schedule": {"every": "30s"},
             "maintenance": [
                {"title": "a", "cron": {"expression": "0 3 * * *"}, "duration": "30m"},
                {"title": "b", "cron": {"expression": "0 4 * * *"}, "duration": "30m", "notify": ["ops", {"x": 1}]}]}
            """
        var monitor = try WireCodec.decode(Monitor.self, from: Array(text.utf8))
        #expect(monitor.unknownFields == ["maintenance": [nil, ["notify": ["ops", ["x": 1]]]]])
        monitor.maintenance[1].title = "c"
        let again = try WireCodec.decode(Monitor.self, from: try WireCodec.encode(monitor))
        #expect(again == monitor)
        #expect(again.maintenance.map(\.title) == ["a", "c"])
        monitor.maintenance.removeFirst()
        let shorter = try WireCodec.decode(Monitor.self, from: try WireCodec.encode(monitor))
        #expect(shorter.maintenance.map(\.title) == ["c"])
        #expect(shorter.unknownFields.isAbsent)
    }

    @Test("unknown members go with the part of the value that they were in, and others stay")
    func unknownMembersOfReplacedParts() throws {
        let start = try JSONValueEncoder().encode(Timestamp(seconds: 1)).jsonText
        let end = try JSONValueEncoder().encode(Timestamp(seconds: 2)).jsonText
        let text = """
            {"id": "shop", "check": {"kind": "http", "configuration": {}}, "slo": {"target": 0.999},
             "schedule": {"cron": {"expression": "0 3 * * *", "jitter": "5s"}},
             "maintenance": [{"title": "a", "window": {"start": \(start), "end": \(end), "note": "x"}}]}
            """
        var monitor = try WireCodec.decode(Monitor.self, from: Array(text.utf8))
        let recurring = try CronSchedule(expression: "0 4 * * *")
        monitor.schedule = .every(.seconds(60))
        monitor.maintenance[0].recurrence = .recurring(recurring, duration: .seconds(60))
        let again = try WireCodec.decode(Monitor.self, from: try WireCodec.encode(monitor))
        #expect(again.schedule == monitor.schedule)
        #expect(again.maintenance == monitor.maintenance)
        #expect(again.unknownFields == ["slo": ["target": 0.999]])
    }

    @Test("a member that is null is as good as absent, and not taken for one of a later version")
    func explicitNull() throws {
        let text = """
            {"id": "a", "name": null, "check": {"kind": "k", "configuration": {}}, "schedule": {"every": "1s"},
             "labels": null, "retries": {"count": 1, "delay": null}}
            """
        let monitor = try WireCodec.decode(Monitor.self, from: Array(text.utf8))
        #expect(monitor.unknownFields.isAbsent)
    }

    @Test("a document of a later version is refused")
    func laterVersion() throws {
        let text =
            #"{"id": "a", "check": {"kind": "k", "configuration": {}}, "schedule": {"every": "1s"}, "wireVersion": 2}"#
        let error = #expect(throws: WireError.self) {
            try WireCodec.decode(Monitor.self, from: Array(text.utf8))
        }
        #expect(error?.code == .unsupportedVersion)
    }

    @Test("a document without a version is of the first")
    func noVersion() throws {
        let text = #"{"id": "a", "check": {"kind": "k", "configuration": {}}, "schedule": {"every": "1s"}}"#
        let monitor = try WireCodec.decode(Monitor.self, from: Array(text.utf8))
        #expect(monitor.unknownFields == nil)
        #expect(monitor.name == "a")
    }

    @Test(
        "a mistake names the member",
        arguments: [
            (#"{"check": {"kind": "k", "configuration": {}}, "schedule": {"every": "1s"}}"#, "id"),
            (#"{"id": "a", "check": {"kind": 5, "configuration": {}}, "schedule": {"every": "1s"}}"#, "check.kind"),
            (#"{"id": "a", "check": {"kind": "k", "configuration": {}}, "schedule": {"every": "soon"}}"#, "every"),
            (#"{"id": "#, "document"), ("", "document"), ("[]", "document"),
        ]
    )
    func mistakes(_ text: String, _ member: String) {
        let error = #expect(throws: WireError.self) {
            try WireCodec.decode(Monitor.self, from: Array(text.utf8))
        }
        #expect(error?.code == .malformed)
        #expect(error?.message.contains(member) == true, "\(error?.message ?? "")")
    }

    @Test("numbers that JSON cannot express are refused")
    func unencodable() {
        var monitor = monitor
        monitor.check.configuration = ["limit": .double(.nan)]
        let error = #expect(throws: WireError.self) { try WireCodec.encode(monitor) }
        #expect(error?.code == .unencodable)
    }

    @Test("nesting without end is refused, not followed until the stack is gone")
    func deepNesting() {
        let depth = 100_000
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(throws: WireError.self) { try WireCodec.decode(Monitor.self, from: Array(text.utf8)) }
    }
}

extension JSONValue? {
    /// Whether there is no value; `== nil` would also hold for the value `null`.
    fileprivate var isAbsent: Bool {
        if case .none = self { true } else { false }
    }
}
