import MonitorCore

/// A queue that is sound but for one bug, if that is a queue's or of what a worker publishes.
struct BrokenQueue: MessageQueue {
    let base: any MessageQueue
    let bug: SeededBug

    var maximumBatchCount: Int { base.maximumBatchCount }

    func publish(_ messages: [OutgoingMessage], fence: Fence?, waitsForRoom: Bool) async throws -> PublishReceipt {
        var messages = messages
        var fence = fence
        switch bug {
        case .publishesUnderLostLease: fence = nil
        case .forgetsLastRequest where messages.count > 1 && messages.allSatisfy(\.isRequest): messages.removeLast()
        case .datesResultsByRun, .takesOwnFaultsForOutages: messages = messages.map(broken)
        default: break
        }
        return try await base.publish(messages, fence: fence, waitsForRoom: waitsForRoom)
    }

    func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        BrokenConsumer(base: try await base.consumer(of: group), group: group.name, bug: bug)
    }

    func depth(ofGroup name: String) async throws -> Int {
        try await base.depth(ofGroup: name)
    }

    private func broken(_ message: OutgoingMessage) -> OutgoingMessage {
        guard message.subject == .checkCompleted,
            case .result(var result)? = try? CheckReport(wireBytes: message.payload)
        else { return message }
        if bug == .datesResultsByRun {
            result.slot.time = result.startedAt
        } else if case .unknown = result.outcome {
            result.outcome = .down
        }
        var message = message
        message.payload = CheckReport.result(result).wireBytes
        return message
    }
}

extension OutgoingMessage {
    fileprivate var isRequest: Bool { subject.rawValue.hasPrefix("check.execute.") }
}
