import MetricsTestKit
import MonitorCore
import MonitorTestKit
import Testing

@testable import IncidentResponse

@Suite("The metrics of incidents and notifications")
struct ResponseMetricsTests {
    /// A responder, with the queue before it and the store and a receiver behind it.
    private struct World {
        let time = VirtualTime()
        let metrics = TestMetrics()
        let queue: InMemoryMessageQueue
        let store: InMemoryIncidentStore
        let receiver: InMemoryHTTPTransport
        let responder: IncidentResponder
        let consumer: any QueueConsumer

        init(channels: [ChannelID] = ["hook"]) async throws {
            queue = InMemoryMessageQueue(time: time)
            store = InMemoryIncidentStore(time: time)
            receiver = InMemoryHTTPTransport(time: time)
            responder = IncidentResponder(
                policy: IncidentPolicy(channels: channels),
                queue: queue,
                store: store,
                time: time,
                logger: .silent,
                metrics: metrics
            )
            let group = try #require(responder.consumerGroups.first)
            consumer = try await queue.consumer(of: group)
        }

        func hook() throws -> WebhookChannel {
            let signer = try StandardWebhook(secrets: [WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")])
            return WebhookChannel(id: "hook", url: "https://example.org/hook", signer: signer, transport: receiver)
        }

        func dispatcher(_ channel: any NotificationChannel, maximumAttempts: Int = 3) -> NotificationDispatcher {
            NotificationDispatcher(
                channels: [channel],
                outbox: store,
                time: time,
                policy: DeliveryPolicy(maximumAttempts: maximumAttempts),
                seed: 1,
                logger: .silent,
                metrics: metrics
            )
        }

        func respond(to messages: OutgoingMessage...) async throws {
            try await queue.publish(messages)
            try await responder.step(consumer.receive(upTo: 100, timeout: .zero), from: consumer)
        }

        func incidents(_ outcome: String) throws -> Int64 {
            try metrics.expectCounter("incident_changes_total", [("outcome", outcome)]).totalValue
        }

        func attempts() -> [String: Int64] {
            let counters = metrics.counters(label: "notification_attempts_total", dimensions: [("channel", "hook")])
            let pairs = counters.map { counter in
                (counter.dimensions.first { $0.0 == "outcome" }?.1 ?? "", counter.totalValue)
            }
            return Dictionary(uniqueKeysWithValues: pairs.filter { $0.1 != 0 })
        }
    }

    private static let firing = AlertChange.testing(.firing, sequence: 1)
    private static let resolved = AlertChange.testing(.resolved, sequence: 2)

    @Test("count changes of alerts by what became of them")
    func incidents() async throws {
        let world = try await World()
        var again = try Self.firing.message()
        again.id = "again"
        try await world.respond(to: Self.firing.message())
        try await world.respond(
            to: again,
            OutgoingMessage(id: "malformed", subject: .alertChanged, payload: [1, 2, 3]),
            AlertChange.testing(.firing, sequence: 1, monitor: "other").message()
        )
        let desk = IncidentDesk(store: world.store, time: world.time)
        try await desk.close(IncidentID(openedBy: Self.firing), by: "ada")
        try await world.respond(to: Self.resolved.message())
        #expect(try world.incidents("written") == 2)
        #expect(try world.incidents("stale") == 1)
        #expect(try world.incidents("malformed") == 1)
        #expect(try world.incidents("already_over") == 1)
        #expect(try world.incidents("full") == 0)
        #expect(try world.metrics.expectCounter("incident_conflicts_total").totalValue == 0)
        #expect(try world.metrics.expectCounter("incident_failures_total").totalValue == 0)
    }

    @Test("count attempts by how they ended")
    func attempts() async throws {
        let world = try await World()
        let dispatcher = world.dispatcher(try world.hook())
        world.receiver.script([.status(500), .status(200)])
        try await world.respond(to: Self.firing.message())
        try await dispatcher.drain()
        #expect(world.attempts() == ["failed": 1])
        world.time.advance(by: .seconds(60))
        try await dispatcher.drain()
        #expect(world.attempts() == ["failed": 1, "delivered": 1])
        world.receiver.script([.status(500), .status(500), .status(500)])
        try await world.respond(to: Self.resolved.message())
        for _ in 1...3 {
            try await dispatcher.drain()
            world.time.advance(by: .seconds(60))
        }
        #expect(world.attempts() == ["failed": 3, "delivered": 1, "given_up": 1])
        let dimensions = [("channel", "hook")]
        #expect(try world.metrics.expectCounter("notification_store_failures_total", dimensions).totalValue == 0)
        #expect(try world.metrics.expectCounter("notification_lost_claims_total", dimensions).totalValue == 0)
    }

    @Test("count what is left out because a later notification says it too")
    func coalescing() async throws {
        let world = try await World()
        try await world.respond(to: Self.firing.message())
        try await world.respond(to: Self.resolved.message())
        try await world.dispatcher(try world.hook()).drain()
        #expect(world.attempts() == ["coalesced": 1, "delivered": 1])
    }

    @Test("show what waits, also for channels that nobody has")
    func pending() async throws {
        struct Hanging: NotificationChannel {
            let id: ChannelID = "hook"
            let time: VirtualTime

            func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt {
                try await time.sleep(for: .seconds(1_000_000))
                return DeliveryReceipt()
            }
        }
        let world = try await World(channels: ["hook", "nobody", "neither"])
        try await world.respond(to: Self.firing.message())
        let dispatcher = world.dispatcher(Hanging(time: world.time))
        await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await dispatcher.run() }
            // The delivery, its time limit, and the pause after measuring.
            await world.time.waitForSleepers(count: 3)
            tasks.cancelAll()
        }
        #expect(try world.metrics.expectGauge("notifications_pending", [("channel", "hook")]).values == [1])
        #expect(try world.metrics.expectGauge("notifications_pending_without_channel").values == [2])
    }
}
