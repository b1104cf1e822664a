import MonitorCore
import MonitorTestKit
import NIOCore
import Testing

@testable import CheckProtocols

/// Black holes as the shipped runners meet them.
@Suite("Black holes on real sockets", .timeLimit(.minutes(5)))
struct BlackHoleSocketTests {
    enum Hole: CaseIterable {
        case noAnswer
        case noConnection
        case noAddress
    }

    /// Never answers in time.
    private struct HangingResolver: NameResolver {
        func addresses(of host: String, family: AddressFamily, within timeout: Duration) async throws -> [SocketAddress]
        {
            try await SystemTimeSource().sleep(for: timeout)
            throw NameResolutionError(.timedOut, "no answer")
        }
    }

    private static let timeout = Duration.seconds(2)
    private static let holeCount = 4

    private func monitor(_ id: MonitorID, _ kind: CheckKind, _ configuration: JSONValue) -> Monitor {
        Monitor(
            id: id,
            check: CheckSpecification(kind: kind, configuration: configuration),
            timeout: Self.timeout,
            retries: RetryPolicy(count: 0),
            regions: ["eu"]
        )
    }

    /// Runs a worker with as many places as there are black holes.
    private func withWorker(
        _ monitors: [Monitor],
        _ body: (InMemoryMessageQueue, any QueueConsumer) async throws -> Void
    ) async throws {
        let time = SystemTimeSource()
        let queue = InMemoryMessageQueue(time: time)
        let store = InMemoryMonitorStore(time: time)
        _ = try await store.put(monitors, expecting: .any)
        var configuration = CheckWorker.Configuration()
        configuration.limits.concurrency = Self.holeCount
        let network = ProbeNetwork(resolver: HangingResolver())
        let worker = CheckWorker(
            region: "eu",
            runner: "w1",
            queue: queue,
            monitors: store,
            registry: try CheckRunnerRegistry([HTTPCheckRunner(network: network), TCPCheckRunner(network: network)]),
            time: time,
            configuration: configuration,
            logger: .silent
        )
        try await queue.declare(worker.consumerGroups)
        let results = try await queue.consumer(of: ConsumerGroup(name: "results", filters: ["check.completed"]))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            try await body(queue, results)
            group.cancelAll()
        }
    }

    private func request(_ monitors: [MonitorID], from queue: InMemoryMessageQueue) async throws {
        let now = SystemTimeSource().now
        let messages = monitors.map { id in
            CheckRequest(
                slot: SlotID(monitor: id, region: "eu", time: now),
                revision: 1,
                dispatchedAt: now,
                expiresAt: now + .seconds(60),
                correlation: "c"
            )
            .message
        }
        _ = try await queue.publish(messages)
    }

    private func results(_ count: Int, from consumer: any QueueConsumer) async throws -> [CheckResult] {
        var results: [CheckResult] = []
        while results.count < count {
            let deliveries = try await consumer.receive(upTo: count - results.count, timeout: .seconds(5))
            try await consumer.acknowledge(deliveries)
            for delivery in deliveries {
                guard case .result(let result) = try CheckReport(wireBytes: delivery.payload) else { continue }
                results.append(result)
            }
        }
        return results
    }

    @Test("targets known to hang leave room for one that answers", arguments: Hole.allCases)
    func order(hole: Hole) async throws {
        let backlog = FullBacklog()
        defer { withExtendedLifetime(backlog) {} }
        try await TestServer.with(setUp: idle) { server in
            let (kind, configuration): (CheckKind, JSONValue) =
                switch hole {
                case .noAnswer: ("http", ["url": .string("http://127.0.0.1:\(server.port)/")])
                case .noConnection: ("tcp", ["host": "127.0.0.1", "port": .integer(Int64(backlog.port))])
                case .noAddress: ("tcp", ["host": "hole.test", "port": 1])
                }
            let holes = (0..<Self.holeCount).map { MonitorID("hole-\($0)") }
            let fine = monitor("fine", "tcp", ["host": "127.0.0.1", "port": .integer(Int64(server.port))])
            try await withWorker(holes.map { monitor($0, kind, configuration) } + [fine]) { queue, consumer in
                try await request(holes, from: queue)
                let first = try await results(Self.holeCount, from: consumer)
                #expect(first.allSatisfy { !$0.outcome.isPassing })
                try await request(holes + ["fine"], from: queue)
                let second = try await results(1, from: consumer)
                #expect(second.map(\.slot.monitor) == ["fine"])
                #expect(second.map(\.outcome) == [.up])
            }
        }
    }
}
