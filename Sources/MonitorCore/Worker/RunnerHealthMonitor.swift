import Synchronization

/// Notices when the runner's tasks get to run too late, by how far its own short sleeps overshoot.
public final class RunnerHealthMonitor: RunnerHealth {
    private struct State {
        var lastWake: Duration?
        var lags: [(at: Duration, lag: Duration)] = []
    }

    private static let maximumLagCount = 64

    private let time: any TimeSource
    private let period: Duration
    private let tolerance: Duration
    private let state = Mutex(State())

    /// Creates a monitor.
    ///
    /// - Parameters:
    ///   - time: The clocks.
    ///   - period: How long each sleep is meant to last.
    ///   - tolerance: The overshoot from which on results that are not `up` mean nothing.
    public init(time: any TimeSource, period: Duration = .milliseconds(250), tolerance: Duration = .milliseconds(500)) {
        self.time = time
        self.period = period
        self.tolerance = tolerance
    }

    /// Sleeps and measures until the task is cancelled.
    public func measure() async {
        while true {
            let start = time.monotonic
            state.withLock { $0.lastWake = start }
            guard (try? await time.sleep(for: period)) != nil else {
                state.withLock { $0.lastWake = nil }
                return
            }
            let now = time.monotonic
            let lag = now - start - period
            guard lag > tolerance else { continue }
            state.withLock { state in
                if state.lags.count >= Self.maximumLagCount { state.lags.removeFirst() }
                state.lags.append((now, lag))
            }
        }
    }

    /// The lag that was noticed since an instant, or is under way now.
    public func fault(since instant: Duration) -> Fault? {
        let now = time.monotonic
        let lag = state.withLock { state -> Duration? in
            let underWay = state.lastWake.map { now - $0 - period }
            let noticed = state.lags.last { $0.at >= instant }?.lag
            return max(noticed ?? .zero, underWay ?? .zero)
        }
        guard let lag, lag > tolerance else { return nil }
        return Fault(.eventLoopLag, "the runner's own tasks ran \(lag.text) late")
    }
}
