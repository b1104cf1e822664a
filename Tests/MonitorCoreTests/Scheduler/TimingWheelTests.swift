import MonitorCore
import Testing

@Suite struct TimingWheelTests {
    @Test(arguments: [1, 255, 256, 257, 65_535, 65_536, 65_537, 16_777_216, 1 << 32, (1 << 40) + 1] as [UInt64])
    func firesAtItsDeadlineAndNotBefore(deadline: UInt64) {
        let start: UInt64 = deadline > 70_000 ? deadline - 70_000 : 0
        var wheel = TimingWheel(now: start)
        wheel.set(7, deadline: deadline)
        var fired: [UInt32] = []
        wheel.advance(to: deadline - 1) { entry, _ in fired.append(entry) }
        #expect(fired.isEmpty)
        wheel.advance(to: deadline) { entry, at in
            fired.append(entry)
            #expect(at == deadline)
        }
        #expect(fired == [7])
        #expect(wheel.count == 0)
    }

    @Test func aPastDeadlineFiresWithTheNextAdvance() {
        var wheel = TimingWheel(now: 1_000)
        wheel.set(0, deadline: 3)
        var fired = 0
        wheel.advance(to: 1_001) { _, _ in fired += 1 }
        #expect(fired == 1)
    }

    @Test func theLimitStopsBeforeTheRestOfATick() {
        var wheel = TimingWheel()
        for entry in 0..<10 as Range<UInt32> {
            wheel.set(entry, deadline: 5)
        }
        var fired: Set<UInt32> = []
        let stopped = wheel.advance(to: 5, limit: 4) { entry, _ in fired.insert(entry) }
        #expect(!stopped)
        #expect(fired.count == 4)
        let reached = wheel.advance(to: 5) { entry, _ in fired.insert(entry) }
        #expect(reached)
        #expect(fired.count == 10)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func agreesWithASortedList(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var wheel = TimingWheel()
        var model: [UInt32: UInt64] = [:]
        for _ in 0..<2_000 {
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<5:
                let entry = UInt32.random(in: 0..<200, using: &generator)
                let reaches: [UInt64] = [10, 300, 70_000, 20_000_000]
                let reach = reaches.randomElement(using: &generator) ?? 10
                let deadline = wheel.now + UInt64.random(in: 0..<reach, using: &generator)
                wheel.set(entry, deadline: deadline)
                model[entry] = max(deadline, wheel.now + 1)
            case 5:
                let entry = UInt32.random(in: 0..<200, using: &generator)
                wheel.cancel(entry)
                model[entry] = nil
            default:
                let target = wheel.now + UInt64.random(in: 0..<2_000, using: &generator)
                var fired: [(UInt32, UInt64)] = []
                wheel.advance(to: target) { fired.append(($0, $1)) }
                let expected = model.filter { $0.value <= target }
                #expect(Dictionary(uniqueKeysWithValues: fired) == expected, "seed \(seed)")
                #expect(fired.map(\.1) == fired.map(\.1).sorted(), "seed \(seed)")
                model = model.filter { $0.value > target }
            }
            #expect(wheel.count == model.count, "seed \(seed)")
        }
    }
}
