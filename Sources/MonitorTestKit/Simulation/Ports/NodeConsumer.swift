import MonitorCore

/// A consumer as one process reaches it; messages may come late, twice and in another order.
struct NodeConsumer: QueueConsumer {
    let base: any QueueConsumer
    let group: String
    let link: NodeLink
    let observer: WorldObserver

    private static let longestDelay = Duration.seconds(20)

    func receive(upTo limit: Int, timeout: Duration) async throws -> [Delivery] {
        var deliveries = try await link.call(.queue, "receive \(group)") {
            let deliveries = try await base.receive(upTo: limit, timeout: timeout)
            observer.received(deliveries, in: group)
            return deliveries
        }
        guard !deliveries.isEmpty else { return [] }
        if link.strikes(.deliveryDelayed) {
            let late = deliveries.remove(at: link.choice(.deliveryDelayed, of: deliveries.count))
            let delay = link.duration(.deliveryDelayed, upTo: Self.longestDelay)
            try await base.settle([Settlement(token: late.token, verdict: .retry(after: delay))])
        }
        if deliveries.count > 1, link.strikes(.deliveryReordered) {
            deliveries.swapAt(0, link.choice(.deliveryReordered, of: deliveries.count))
        }
        if deliveries.count < limit, let first = deliveries.first, link.strikes(.deliveryDuplicated) {
            deliveries.append(first)
        }
        return deliveries
    }

    func settle(_ settlements: [Settlement]) async throws -> Int {
        try await link.call(.queue, "settle \(group) \(settlements.count)", isWrite: true) {
            guard settlements.count > 1, link.strikes(.tornWrite) else {
                let count = try await base.settle(settlements)
                observer.settled(settlements, in: group)
                return count
            }
            let part = Array(settlements.prefix(link.choice(.tornWrite, of: settlements.count)))
            _ = try await base.settle(part)
            observer.settled(part, in: group)
            throw QueueError(code: .unavailable, message: "the connection broke")
        }
    }
}
