import Logging
import MonitorCore
import ServiceLifecycle

/// Hands transitions over to a closure, again and again until it takes them.
struct TransitionDelivery: Service {
    private static let batchCount = 64
    /// The most batches that are still handed over once the service is shut down.
    private static let maximumDrainedBatchCount = 1_024
    private static let group = ConsumerGroup(
        name: "embedded",
        filters: [SubjectFilter(Subject.monitorTransition.rawValue)]
    )

    let queue: any MessageQueue
    let logger: Logger
    let onTransition: @Sendable (Transition) async throws -> Void

    /// The groups as which the service consumes.
    var consumerGroups: [ConsumerGroup] { [Self.group] }

    /// Hands over until the service is shut down, then what is left in the queue.
    func run() async throws {
        let consumer = try await queue.consumer(of: Self.group)
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                let deliveries = try await cancelOnShutdown {
                    try await consumer.receive(upTo: Self.batchCount, timeout: .seconds(5))
                }
                try await handOver(deliveries, settlingWith: consumer)
            } catch is CancellationError {
                break
            }
        }
        await consumer.drain(
            batchCount: Self.batchCount,
            maximumBatchCount: Self.maximumDrainedBatchCount
        ) { deliveries in
            try await handOver(deliveries, settlingWith: consumer)
        }
    }

    private func handOver(_ deliveries: [Delivery], settlingWith consumer: any QueueConsumer) async throws {
        for delivery in deliveries {
            try await consumer.settle([Settlement(token: delivery.token, verdict: await verdict(on: delivery))])
        }
    }

    private func verdict(on delivery: Delivery) async -> Settlement.Verdict {
        do {
            try await onTransition(try WireCodec.decode(Transition.self, from: delivery.payload))
            return .acknowledge
        } catch let error as WireError {
            return .terminate(reason: error.message)
        } catch {
            logger.debug("a transition could not be handed over", metadata: ["error": "\(error)"])
            return .retry(after: nil)
        }
    }
}
