import MonitorCore

/// A consumer that is sound but for one bug, if that is a consumer's.
struct BrokenConsumer: QueueConsumer {
    let base: any QueueConsumer
    let group: String
    let bug: SeededBug

    private var acknowledgesOnReceive: Bool {
        switch bug {
        case .acknowledgesReportsOnReceive: group == "ingestor"
        case .acknowledgesChecksOnReceive: group == "alert-evaluator"
        case .acknowledgesAlertsOnReceive: group == "incident-responder"
        default: false
        }
    }

    func receive(upTo limit: Int, timeout: Duration) async throws -> [Delivery] {
        let deliveries = try await base.receive(upTo: limit, timeout: timeout)
        if acknowledgesOnReceive, !deliveries.isEmpty { try await base.acknowledge(deliveries) }
        return deliveries
    }

    func settle(_ settlements: [Settlement]) async throws -> Int {
        guard bug == .acknowledgesRetries else { return try await base.settle(settlements) }
        return try await base.settle(
            settlements.map { settlement in
                guard case .retry = settlement.verdict else { return settlement }
                return Settlement(token: settlement.token, verdict: .acknowledge)
            }
        )
    }
}
