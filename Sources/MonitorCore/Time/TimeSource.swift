/// The only way the libraries read time or wait.
///
/// Wall time dates things and follows the calendar; monotonic time measures holds, timeouts and latencies and never
/// steps. Tests and simulations inject a virtual implementation. All members may be called concurrently.
public protocol TimeSource: Sendable {
    /// The wall-clock time.
    var now: Timestamp { get }

    /// Time since an arbitrary origin; never goes back, unaffected by steps of the wall clock.
    var monotonic: Duration { get }

    /// Suspends for at least `duration` of monotonic time; returns at once when it is not positive.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    func sleep(for duration: Duration) async throws
}
