public import MonitorCore

extension DurabilityProbe where Store: MessageQueue {
    /// Publishes three messages with each step to two groups, and settles those of one.
    public static var queue: Self {
        @Sendable func group(_ name: String, _ round: Int) -> ConsumerGroup {
            ConsumerGroup(name: "\(name)-\(round)", filters: [SubjectFilter("durability.r\(round)")])
        }
        @Sendable func ids(_ round: Int, _ number: Int) -> [String] { (0..<3).map { "\(round)-\(number)-\($0)" } }
        // Receives and settles all that waits.
        @Sendable func drain(_ group: ConsumerGroup, _ queue: any MessageQueue) async throws -> [String] {
            let consumer = try await queue.consumer(of: group)
            var ids: [String] = []
            while case let deliveries = try await consumer.receive(upTo: 100, timeout: .zero), !deliveries.isEmpty {
                ids += deliveries.map(\.id)
                try await consumer.acknowledge(deliveries)
            }
            return ids
        }
        return Self(
            step: { queue, round, number in
                if number == 1 {
                    _ = try await queue.consumer(of: group("kept", round))
                    _ = try await queue.consumer(of: group("settled", round))
                }
                try await queue.publish(
                    ids(round, number)
                        .map { id in
                            OutgoingMessage(id: id, subject: Subject("durability.r\(round)"), payload: Array(id.utf8))
                        },
                    fence: Fence(lease: "durability", token: UInt64(round))
                )
                try expectEqual(
                    try await drain(group("settled", round), queue),
                    ids(round, number),
                    "messages received"
                )
            },
            find: { queue, round in
                let kept = try await drain(group("kept", round), queue)
                let unsettled = try await drain(group("settled", round), queue)
                let published = kept.count / 3
                // A step that was not acknowledged may have been published and not settled.
                var findings = DurabilityFindings(stepCount: unsettled.isEmpty ? published : published - 1)
                findings.expectEqual(kept, (0..<published).flatMap { ids(round, $0 + 1) }, "messages kept")
                let settled = Set(unsettled).subtracting(ids(round, published))
                findings.expectEqual(settled, [], "settled messages that came again")
                return findings
            }
        )
    }
}
