import CheckProtocols
import MonitorCore

@main
struct Watch {
    static func main() async throws {
        let website = Monitor(
            id: "website",
            check: CheckSpecification(kind: "http", configuration: ["url": "https://www.swift.org"]),
            schedule: .every(.seconds(30))
        )
        let monitoring = try EmbeddedMonitoring(monitors: [website], runners: [HTTPCheckRunner()]) { transition in
            print("\(transition.at) \(transition.monitor): \(transition.from) → \(transition.to), \(transition.rule)")
        }
        try await monitoring.run()
    }
}
