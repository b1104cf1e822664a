import DequeModule

/// Bounds how much runs at once and how much waits, so that one overloaded part does not sink the rest.
///
/// A pure state machine over whatever stands for a piece of work.
public struct Bulkhead<Work: Sendable>: Sendable {
    /// What became of an offered piece of work.
    public enum Admission: Sendable, Hashable {
        /// It may run now; call ``finish()`` when it is done.
        case admitted
        /// It waits; a later ``finish()`` hands it out.
        case queued
        /// There is no room; it must be shed, and that recorded.
        case rejected
    }

    /// The most that runs at once.
    public let maximumRunning: Int
    /// The most that waits.
    public let maximumWaiting: Int
    /// How much runs now.
    public private(set) var runningCount = 0
    private var waiting: Deque<Work> = []

    /// Creates a bulkhead; limits below their least useful value are raised to it.
    public init(maximumRunning: Int, maximumWaiting: Int = 0) {
        self.maximumRunning = max(1, maximumRunning)
        self.maximumWaiting = max(0, maximumWaiting)
    }

    /// How much waits now.
    public var waitingCount: Int { waiting.count }

    /// Offers a piece of work.
    public mutating func offer(_ work: Work) -> Admission {
        if runningCount < maximumRunning {
            runningCount += 1
            return .admitted
        }
        guard waiting.count < maximumWaiting else { return .rejected }
        waiting.append(work)
        return .queued
    }

    /// Notes that a running piece of work is done.
    ///
    /// - Returns: The piece that may run now in its place, if one waited.
    public mutating func finish() -> Work? {
        guard runningCount > 0 else { return nil }
        if let next = waiting.popFirst() { return next }
        runningCount -= 1
        return nil
    }

    /// Takes pieces of work out of the waiting line, such as those that have become useless.
    ///
    /// - Returns: What was taken out, in the order it waited.
    public mutating func removeWaiting(where shouldRemove: (Work) -> Bool) -> [Work] {
        let removed = waiting.filter(shouldRemove)
        waiting.removeAll(where: shouldRemove)
        return Array(removed)
    }
}
