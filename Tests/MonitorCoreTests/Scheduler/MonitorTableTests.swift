import Testing

@testable import MonitorCore

@Suite("The scheduler's table of monitors")
struct MonitorTableTests {
    static func monitor(_ id: MonitorID) -> Monitor {
        Monitor(id: id, check: CheckSpecification(kind: "tcp", configuration: .object([:])))
    }

    @Test("an entry stays small")
    func size() {
        #expect(MemoryLayout<ScheduledMonitor>.stride <= 56)
    }

    @Test("cron schedules and lists of regions that nobody uses are let go")
    func lists() throws {
        var table = MonitorTable()
        var monitor = Self.monitor("m")
        for step in 0..<1_000 {
            monitor.schedule = .cron(
                try CronSchedule(expression: "\(step % 60) \(step / 60) * * *")
            )
            monitor.regions = [Region("r\(step)")]
            let number = table.insert(monitor, revision: Int64(step), next: .epoch)
            #expect(table.regions(of: table[number]) == monitor.regions)
            #expect(table.cron(of: table[number])?.expression == "\(step % 60) \(step / 60) * * *")
            #expect(table.listCount <= 80)
            if step < 999 { table.remove(number) }
        }
        #expect(table.count == 1)
    }

    @Test("finds what a dictionary finds", arguments: [41, 42, 43] as [UInt64])
    func agreesWithDictionary(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var table = MonitorTable()
        var model: [MonitorID: Int64] = [:]
        for step in 0..<20_000 {
            let id = MonitorID("m\(Int.random(in: 0..<2_000, using: &random))")
            let number = table.number(of: id)
            #expect(number.map { table[$0].revision } == model[id], "seed \(seed), step \(step)")
            if let number, Int.random(in: 0..<3, using: &random) > 0 {
                table.remove(number)
                model[id] = nil
            } else if number == nil {
                _ = table.insert(Self.monitor(id), revision: Int64(step), next: .epoch)
                model[id] = Int64(step)
            }
        }
        #expect(table.count == model.count)
        #expect(Set(table.numbers.map { table[$0].id }) == Set(model.keys))
    }
}
