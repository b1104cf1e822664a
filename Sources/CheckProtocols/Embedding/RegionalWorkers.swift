import MonitorCore
import ServiceLifecycle
import Synchronization

/// Runs a worker for each region, and measures its queue, from when the region is first asked for.
final class RegionalWorkers: Service {
    private let queue: any MessageQueue
    private let makeReporter: @Sendable ([ConsumerGroup]) -> QueueDepthReporter
    private let makeWorker: @Sendable (Region) -> CheckWorker
    private let served = Mutex<Set<Region>>([])
    private let workers: AsyncStream<CheckWorker>
    private let newWorkers: AsyncStream<CheckWorker>.Continuation

    init(
        queue: any MessageQueue,
        makeReporter: @escaping @Sendable ([ConsumerGroup]) -> QueueDepthReporter,
        makeWorker: @escaping @Sendable (Region) -> CheckWorker
    ) {
        self.queue = queue
        self.makeReporter = makeReporter
        self.makeWorker = makeWorker
        (workers, newWorkers) = AsyncStream.makeStream()
    }

    /// Starts workers for those of the regions that have none; once this returns, no request of theirs is lost.
    func serve(_ regions: Set<Region>) async throws {
        for region in regions.subtracting(served.withLock { $0 }).sorted() {
            let worker = makeWorker(region)
            try await queue.declare(worker.consumerGroups)
            if served.withLock({ $0.insert(region).inserted }) {
                newWorkers.yield(worker)
            }
        }
    }

    /// Runs the workers until the service is shut down and they are done.
    func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            await withGracefulShutdownHandler {
                for await worker in workers {
                    group.addTask { try await worker.run() }
                    group.addTask { try await self.makeReporter(worker.consumerGroups).run() }
                }
            } onGracefulShutdown: {
                self.newWorkers.finish()
            }
        }
    }
}
