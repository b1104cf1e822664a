import MonitorCore
import MonitorTestKit
import Synchronization
import Testing

@Suite("A round with a kill catches broken queues", .timeLimit(.minutes(1)))
struct KillRoundCatchesFaultsTests {
    private final class Promises: Sendable {
        let lines = Mutex<[String]>([])

        /// Adds a line and tells how many there are.
        func add(_ line: String) -> Int {
            lines.withLock { lines in
                lines.append(line)
                return lines.count
            }
        }
    }

    /// Writes until there are enough promises, of which there are at most 84 until the queue is full, and opens the
    /// queue again.
    private func violation(_ queue: MutantQueue, promiseCount: Int = 60) async throws -> LawViolation? {
        let promises = Promises()
        let (enough, continuation) = AsyncStream<Void>.makeStream()
        let round = MessageQueueKillRound(3)
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try? await round.write(to: queue) { line in
                    if promises.add(line) == promiseCount {
                        continuation.finish()
                    }
                }
                continuation.finish()
            }
            for await _ in enough {}
            tasks.cancelAll()
        }
        return await round.violation(in: try await queue.reopened(queue), promises: promises.lines.withLock { $0 }) {
            queue.conditions.time.advance(by: $0)
        }
    }

    @Test("a sound queue keeps its promises", arguments: 1...5)
    func sound(_ count: Int) async throws {
        let queue = MutantQueue.sound(MessageQueueConditions(time: VirtualTime()))
        let violation = try await violation(queue, promiseCount: count * 12)
        #expect(violation == nil, "\(violation?.message ?? "")")
    }

    @Test(
        "a broken queue does not",
        arguments: [
            QueueFault.forgetsOnReopening, .repeatsOnReopening, .losesAcknowledgements, .forgetsIDs, .ignoresFences,
            .reorders, .splitsGroups,
        ]
    )
    func broken(_ fault: QueueFault) async throws {
        let queue = fault.queue(MessageQueueConditions(time: VirtualTime()))
        #expect(try await violation(queue) != nil)
    }

    @Test("a queue that has less than was promised does not")
    func losesTheLastBatch() async throws {
        let queue = MutantQueue.sound(MessageQueueConditions(time: VirtualTime()))
        let round = MessageQueueKillRound(1)
        let violation = await round.violation(in: queue, promises: ["published 1"]) { _ in }
        #expect(violation?.message.contains("accepted a second time") == true)
    }
}
