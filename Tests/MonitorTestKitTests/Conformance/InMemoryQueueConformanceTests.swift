import MonitorCore
import MonitorTestKit
import Testing

@Suite("The in-memory queue obeys the laws", .timeLimit(.minutes(5)))
struct InMemoryQueueConformanceTests {
    @Test(arguments: MessageQueueLaw.allCases)
    func obeys(_ law: MessageQueueLaw) async throws {
        try await MessageQueueLaws { conditions in
            InMemoryMessageQueue(
                time: conditions.time,
                configuration: .init(
                    maximumGroupDepth: conditions.maximumDepth,
                    roomTimeout: conditions.roomTimeout,
                    deduplicationWindow: conditions.deduplicationWindow
                )
            )
        }
        .check(law)
    }
}
