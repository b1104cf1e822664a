import FoundationEssentials

/// The machine's own clocks: the implementation of ``TimeSource`` for running programs.
public struct SystemTimeSource: TimeSource {
    private static let origin = ContinuousClock.now

    /// Creates a time source.
    public init() {}

    /// The wall-clock time of the machine, to the microsecond.
    public var now: Timestamp {
        Timestamp(seconds: 0) + .microseconds(Int64(Date.now.timeIntervalSince1970 * 1_000_000))
    }

    /// Time since this process first used a time source.
    public var monotonic: Duration { ContinuousClock.now - Self.origin }

    /// Suspends for at least `duration`.
    public func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        guard duration > .zero else { return }
        try await Task.sleep(for: duration, clock: .continuous)
    }
}
