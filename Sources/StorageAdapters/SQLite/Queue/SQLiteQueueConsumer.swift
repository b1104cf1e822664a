#if SQLite
import MonitorCore

/// A consumer of a group of a ``SQLiteMessageQueue``.
struct SQLiteQueueConsumer: QueueConsumer {
    let queue: SQLiteMessageQueue
    let group: Int64

    func receive(upTo limit: Int, timeout: Duration) async throws -> [Delivery] {
        try await queue.receive(upTo: limit, from: group, timeout: timeout)
    }

    func settle(_ settlements: [Settlement]) async throws -> Int {
        try await queue.settle(settlements, in: group)
    }
}
#endif
