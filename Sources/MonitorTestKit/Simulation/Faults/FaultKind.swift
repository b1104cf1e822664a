/// What goes wrong in a simulated world.
@nonexhaustive
public enum FaultKind: String, Sendable, Hashable, CaseIterable {
    // Of single calls.
    /// A call to a store or the queue fails before it takes effect.
    case callRefused
    /// A call takes effect, but its caller is told that it failed.
    case answerLost
    /// A call takes long.
    case callSlow
    /// A process dies at a call, before or after it takes effect.
    case crashAtCall
    /// Of a batch of writes only the first part is written, and the call fails.
    case tornWrite
    /// A message is delivered late, after others.
    case deliveryDelayed
    /// A message is delivered twice.
    case deliveryDuplicated
    /// Messages are delivered in another order.
    case deliveryReordered
    /// The receiver of notifications answers 503.
    case receiverFails
    /// The receiver of notifications answers 429.
    case receiverThrottles
    /// The receiver of notifications does not answer in time.
    case receiverSilent
    /// The receiver of notifications takes one and closes the connection before it answers.
    case receiverHalfCloses

    // Of a time.
    /// A process dies and is started again.
    case crash
    /// A process stands still, with its leases running out, and goes on as if nothing had been.
    case pause
    /// A process reaches neither stores nor queue, or not one of them.
    case partition
    /// The wall clock of a machine is stepped.
    case clockStep
    /// A store has no room left.
    case outOfSpace
    /// The queue answers nobody.
    case queueDown
    /// More checks are asked for than workers can run.
    case overload

    /// Whether the fault lasts for a time instead of hitting single calls.
    public var lasts: Bool {
        switch self {
        case .crash, .pause, .partition, .clockStep, .outOfSpace, .queueDown, .overload: true
        default: false
        }
    }
}
