import MonitorCore
import Testing

@Suite("Retry policy")
struct RetryPolicyTests {
    private func monitor(_ members: String) throws -> Monitor {
        let text = """
            {"id": "m", "check": {"kind": "http", "configuration": {}}, "schedule": {"every": "30s"}\(members)}
            """
        return try WireCodec.decode(Monitor.self, from: Array(text.utf8))
    }

    @Test("a monitor that says nothing tries once more after a second")
    func byDefault() {
        let monitor = Monitor(id: "m", check: CheckSpecification(kind: "http", configuration: [:]))
        #expect(monitor.retries.count == 1)
        #expect(monitor.retries.delay == .seconds(1))
    }

    @Test(
        "a document that leaves out the policy, or a part of it, has the defaults there",
        arguments: [
            ("", RetryPolicy(count: 1, delay: .seconds(1))),
            (#", "retries": {}"#, RetryPolicy(count: 1, delay: .seconds(1))),
            (#", "retries": {"delay": "3s"}"#, RetryPolicy(count: 1, delay: .seconds(3))),
            (#", "retries": {"count": 0}"#, RetryPolicy(count: 0, delay: .seconds(1))),
        ]
    )
    func decoded(_ members: String, _ policy: RetryPolicy) throws {
        #expect(try monitor(members).retries == policy)
    }

    @Test("a policy comes back as it was written", arguments: 0...2)
    func roundTrip(count: Int) throws {
        var monitor = try monitor("")
        monitor.retries = RetryPolicy(count: count, delay: .milliseconds(250))
        #expect(try WireCodec.decode(Monitor.self, from: WireCodec.encode(monitor)).retries == monitor.retries)
    }
}
