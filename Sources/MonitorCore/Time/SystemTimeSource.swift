#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The machine's own clocks: the implementation of ``TimeSource`` for running programs.
public struct SystemTimeSource: TimeSource {
    private static let origin = ContinuousClock.now

    /// Creates a time source.
    public init() {}

    /// The wall-clock time of the machine, to the microsecond.
    public var now: Timestamp {
        var time = timeval()
        unsafe gettimeofday(&time, nil)
        return Timestamp(seconds: Int64(time.tv_sec)) + .microseconds(Int64(time.tv_usec))
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
