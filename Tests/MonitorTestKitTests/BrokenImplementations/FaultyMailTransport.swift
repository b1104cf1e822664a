import MonitorCore

/// A mail transport with a fault, if any.
struct FaultyMailTransport: MailTransport {
    enum Fault {
        case sendsTwice, givesUpAtOnce, neverGivesUp, hidesTheRefused, hopesForTheRefused, confusesReasons
        case claimsDelivery, blamesTheTime, skipsInvalidRecipients, wrapsCancellation
    }

    var fault: Fault?
    let base: InMemoryMailTransport

    func submit(_ message: MailMessage) async throws {
        var message = message
        if fault == .skipsInvalidRecipients {
            message.to = message.to.filter { $0.contains("@") && !$0.contains("\r") }
            guard !message.to.isEmpty else { return }
        }
        do {
            try await base.submit(message)
            if fault == .sendsTwice {
                try await base.submit(message)
            }
        } catch is CancellationError where fault == .wrapsCancellation {
            throw TransportError(code: .unreachable, message: "the connection was closed")
        } catch let error as TransportError {
            if let changed = changed(error, recipientCount: message.to.count) { throw changed }
        }
    }

    private func changed(_ error: TransportError, recipientCount: Int) -> TransportError? {
        var error = error
        let refused = error.cause as? RefusedRecipients
        switch fault {
        case .givesUpAtOnce where error.code == .busy: error.code = .rejected
        case .neverGivesUp where error.code == .rejected: error.code = .busy
        case .hidesTheRefused: error.cause = nil
        case .hopesForTheRefused where refused != nil: error.code = .busy
        case .confusesReasons:
            error.cause = refused.map { [error] in RefusedRecipients($0.reasons.mapValues { _ in error }) }
        case .claimsDelivery where refused?.reasons.count == recipientCount: return nil
        case .blamesTheTime where error.code == .unreachable: error.code = .timeout
        default: break
        }
        return error
    }
}
