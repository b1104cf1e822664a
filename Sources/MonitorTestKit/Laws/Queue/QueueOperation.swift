import MonitorCore

/// What the model law of a message queue does to a queue and to the reference.
enum QueueOperation: Sendable {
    /// A message without what depends on when it is published.
    struct Message: Sendable {
        var id: Int
        var subject: Subject
        /// How much later than its publication it may first be delivered.
        var delay: Duration?
        /// Tells messages apart that have one id.
        var stamp: UInt32
    }

    case publish([Message], token: UInt64?)
    /// Takes all that a group may take, and keeps it.
    case take(Int)
    /// Settles some of what was taken; what is kept will be settled again.
    case settle([Int], Settlement.Verdict, isKept: Bool)
    /// Takes some of the messages of one subject, and acknowledges them.
    case stream(limit: Int)
    /// Takes the dead letters, and acknowledges them.
    case bury
    /// Declares a group that is not there from the beginning.
    case declareLate
    case declareOtherwise
    case pass(Duration)
    case reopen

    /// A random operation.
    static func random(using random: inout SeededGenerator) -> QueueOperation {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<30:
            let count = Int.random(in: 0...5, using: &random)
            let hasFence = Int.random(in: 0..<5, using: &random) == 0
            return .publish(
                (0..<count).map { _ in message(using: &random) },
                token: hasFence ? UInt64.random(in: 1...6, using: &random) : nil
            )
        case 30..<50: return .take(Int.random(in: 0..<3, using: &random))
        case 50..<75:
            return .settle(
                (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 0..<100, using: &random) },
                verdicts.randomElement(using: &random) ?? .acknowledge,
                isKept: Int.random(in: 0..<4, using: &random) == 0
            )
        case 75..<82: return .stream(limit: Int.random(in: 1...4, using: &random))
        case 82..<85: return .bury
        case 85: return .declareLate
        case 86: return .declareOtherwise
        case 87..<97: return .pass(step * Int.random(in: 1...5, using: &random))
        default: return .reopen
        }
    }

    /// No pause or window, nor a deadline with the pause after it, is a multiple of it, so nothing depends on what a
    /// queue does in the very moment in which one ends.
    static let step = Duration.seconds(7)

    private static let verdicts: [Settlement.Verdict] = [
        .acknowledge, .acknowledge, .retry(after: nil), .retry(after: .seconds(5)), .retry(after: .zero), .inProgress,
        .terminate(reason: "chance"),
    ]

    private static func message(using random: inout SeededGenerator) -> Message {
        let subject =
            (["work.a", "work.b", "stream", "unheard"] as [Subject]).randomElement(using: &random) ?? "work.a"
        let delays: [Duration?] = subject == "stream" ? [nil] : [nil, nil, nil, .seconds(10), .seconds(-10)]
        return Message(
            id: Int.random(in: 0..<20, using: &random),
            subject: subject,
            delay: delays.randomElement(using: &random) ?? nil,
            stamp: UInt32.random(in: 0 ... .max, using: &random)
        )
    }
}
