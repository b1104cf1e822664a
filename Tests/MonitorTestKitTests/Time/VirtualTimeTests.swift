import MonitorCore
import MonitorTestKit
import Testing

@Suite("Virtual time", .timeLimit(.minutes(5)))
struct VirtualTimeTests {
    @Test("both clocks move together, and only forward")
    func clocks() {
        let time = VirtualTime(start: Timestamp(seconds: 100))
        time.advance(by: .seconds(5))
        time.advance(by: .seconds(-3))
        #expect(time.now == Timestamp(seconds: 105))
        #expect(time.monotonic == .seconds(5))
        time.stepWallClock(by: .seconds(-50))
        #expect(time.now == Timestamp(seconds: 55))
        #expect(time.monotonic == .seconds(5))
    }

    @Test("a sleeper wakes when its time has come, and not before")
    func sleeping() async throws {
        let time = VirtualTime()
        async let sleep: Void = time.sleep(for: .seconds(10))
        await time.waitForSleepers(count: 1)
        time.advance(by: .milliseconds(9_999))
        #expect(time.sleeperCount == 1)
        #expect(time.nextDeadline == .seconds(10))
        time.advance(by: .milliseconds(1))
        #expect(time.sleeperCount == 0)
        try await sleep
    }

    @Test("sleeping for no time returns at once")
    func noTime() async throws {
        try await VirtualTime().sleep(for: .zero)
        try await VirtualTime().sleep(for: .seconds(-1))
    }

    @Test("moving to the next deadline wakes only the next sleeper")
    func nextDeadline() async throws {
        let time = VirtualTime()
        async let first: Void = time.sleep(for: .seconds(1))
        async let second: Void = time.sleep(for: .seconds(2))
        await time.waitForSleepers(count: 2)
        time.advanceToNextDeadline()
        try await first
        #expect(time.monotonic == .seconds(1))
        #expect(time.sleeperCount == 1)
        time.advanceToNextDeadline()
        try await second
        time.advanceToNextDeadline()
        #expect(time.monotonic == .seconds(2))
    }

    @Test("a cancelled sleeper is gone and throws")
    func cancellation() async {
        let time = VirtualTime()
        await withTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                do {
                    try await time.sleep(for: .seconds(1))
                    return false
                } catch {
                    return error is CancellationError
                }
            }
            await time.waitForSleepers(count: 1)
            tasks.cancelAll()
            #expect(await tasks.next() == true)
        }
        #expect(time.sleeperCount == 0)
    }

    @Test("a wait for sleepers that never come ends when it is cancelled")
    func cancelledWait() async {
        let time = VirtualTime()
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await time.waitForSleepers(count: 1) }
            tasks.cancelAll()
            await tasks.waitForAll()
        }
        #expect(time.sleeperCount == 0)
    }
}
