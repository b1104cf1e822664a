import MonitorCore
import Testing

@Suite("Runner registry")
struct CheckRunnerRegistryTests {
    private let registry: CheckRunnerRegistry

    init() throws {
        registry = try CheckRunnerRegistry([
            ScriptedRunner { _, _ in CheckFinding(.up) }, ScriptedRunner(kind: "other") { _, _ in CheckFinding(.up) },
        ])
    }

    @Test("knows its kinds and refuses two runners of one")
    func kinds() throws {
        #expect(registry.kinds == ["other", "scripted"])
        #expect(throws: CheckPreparationError.self) {
            try CheckRunnerRegistry([
                ScriptedRunner { _, _ in CheckFinding(.up) }, ScriptedRunner { _, _ in CheckFinding(.up) },
            ])
        }
    }

    @Test(
        "names the wrong field",
        arguments: [
            ("scripted", [:], []), ("scripted", nil, []), ("scripted", ["host": "a", "threshold": 1], []),
            ("nope", [:], ["kind"]), ("scripted", ["threshold": -1], ["threshold"]),
            ("scripted", ["threshold": "x"], ["threshold"]), ("scripted", ["hots": "a", "x": 1], ["hots", "x"]),
            ("scripted", ["hots": "a", "threshold": -1], ["hots", "threshold"]), ("scripted", [1], ["configuration"]),
        ] as [(CheckKind, JSONValue, [String])]
    )
    func issues(kind: CheckKind, configuration: JSONValue, fields: [String]) {
        let issues = registry.issues(of: CheckSpecification(kind: kind, configuration: configuration))
        #expect(issues.map(\.field) == fields)
    }

    @Test("suggests the name that was meant")
    func suggestion() {
        let issues = registry.issues(of: CheckSpecification(kind: "scripted", configuration: ["treshold": 1]))
        #expect(issues.map(\.message) == ["there is no such field; did you mean “threshold”?"])
    }

    @Test("reads a monitor's configuration anew for each revision")
    func revisions() throws {
        func stored(_ host: String, _ revision: Int64) -> StoredMonitor {
            StoredMonitor(monitor: WorkerHarness.monitor(host: host), revision: revision, changedAt: .epoch)
        }
        #expect(try registry.prepare(stored("a", 1)).targetHost == "a")
        #expect(try registry.prepare(stored("ignored", 1)).targetHost == "a", "cached")
        #expect(try registry.prepare(stored("b", 2)).targetHost == "b")
    }
}
