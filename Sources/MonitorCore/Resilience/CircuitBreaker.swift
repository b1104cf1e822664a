/// Stops calls to something that keeps failing, and tries it again after a while.
///
/// Closed, it lets calls through and counts their outcomes in a rolling window. When enough of them failed it opens and
/// refuses calls. After a pause it is half open and lets a few probes through: if they succeed it closes, if one fails it
/// opens again. A pure state machine; the time is a parameter, on any monotonic clock.
public struct CircuitBreaker: Sendable, Hashable {
    /// When a breaker opens and closes.
    public struct Configuration: Sendable, Hashable {
        /// The share of failures, above 0 and up to 1, at which it opens.
        public var failureRatio: Double
        /// The fewest calls in the window on which it decides.
        public var minimumCallCount: Int
        /// The length of the rolling window.
        public var window: Duration
        /// How long it stays open.
        public var openDuration: Duration
        /// Probes that may run at once while half open, and that must succeed in a row to close it.
        public var probeCount: Int

        /// Creates a configuration; values out of range are moved to the nearest in range.
        public init(
            failureRatio: Double = 0.5,
            minimumCallCount: Int = 10,
            window: Duration = .seconds(30),
            openDuration: Duration = .seconds(10),
            probeCount: Int = 2
        ) {
            self.failureRatio = failureRatio.isFinite ? min(1, max(.leastNonzeroMagnitude, failureRatio)) : 1
            self.minimumCallCount = max(1, minimumCallCount)
            self.window = max(.nanoseconds(Self.bucketCount), window)
            self.openDuration = max(.zero, openDuration)
            self.probeCount = max(1, probeCount)
        }

        fileprivate static let bucketCount: Int64 = 10

        fileprivate var bucketLength: Int64 {
            max(1, window.inNanoseconds / Self.bucketCount)
        }
    }

    /// What the breaker does with calls.
    public enum State: Sendable, Hashable {
        /// Calls pass.
        case closed
        /// Calls are refused until the instant.
        case open(until: Duration)
        /// Only probes pass.
        case halfOpen
    }

    private struct Bucket: Sendable, Hashable {
        var number: Int64 = .min
        var successes = 0
        var failures = 0
    }

    /// When the breaker opens and closes.
    public let configuration: Configuration
    private var openUntil: Duration?
    private var runningProbes = 0
    private var succeededProbes = 0
    private var buckets = [Bucket](repeating: Bucket(), count: Int(Configuration.bucketCount))

    /// Creates a closed breaker.
    public init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
    }

    /// What the breaker does with calls at an instant.
    public func state(at now: Duration) -> State {
        guard let openUntil else { return .closed }
        return now < openUntil ? .open(until: openUntil) : .halfOpen
    }

    /// Asks to make a call.
    ///
    /// - Returns: `true` when the call may be made; its outcome must then be recorded.
    public mutating func permit(at now: Duration) -> Bool {
        switch state(at: now) {
        case .closed:
            return true
        case .open:
            return false
        case .halfOpen:
            guard runningProbes + succeededProbes < configuration.probeCount else { return false }
            runningProbes += 1
            return true
        }
    }

    /// Records that a permitted call succeeded.
    public mutating func recordSuccess(at now: Duration) {
        guard openUntil != nil else { return add(at: now, failed: false) }
        guard finishProbe(at: now) else { return }
        succeededProbes += 1
        if succeededProbes >= configuration.probeCount {
            self = CircuitBreaker(configuration: configuration)
        }
    }

    /// Records that a permitted call failed.
    public mutating func recordFailure(at now: Duration) {
        guard openUntil != nil else {
            add(at: now, failed: true)
            let (successes, failures) = counts(at: now)
            let total = successes + failures
            if total >= configuration.minimumCallCount,
                Double(failures) >= configuration.failureRatio * Double(total)
            {
                open(at: now)
            }
            return
        }
        if finishProbe(at: now) {
            open(at: now)
        }
    }

    /// Records that a permitted call was abandoned, so that its outcome is not known.
    public mutating func recordCancellation(at now: Duration) {
        _ = finishProbe(at: now)
    }

    /// Ends a probe; `false` for a call that was permitted before the breaker opened.
    private mutating func finishProbe(at now: Duration) -> Bool {
        guard state(at: now) == .halfOpen, runningProbes > 0 else { return false }
        runningProbes -= 1
        return true
    }

    private mutating func open(at now: Duration) {
        self = CircuitBreaker(configuration: configuration)
        openUntil = now + configuration.openDuration
    }

    private mutating func add(at now: Duration, failed: Bool) {
        let number = now.inNanoseconds.floorDivided(by: configuration.bucketLength)
        let index = Int(number.floorModulo(Configuration.bucketCount))
        if buckets[index].number != number {
            buckets[index] = Bucket(number: number)
        }
        if failed {
            buckets[index].failures += 1
        } else {
            buckets[index].successes += 1
        }
    }

    private func counts(at now: Duration) -> (successes: Int, failures: Int) {
        let newest = now.inNanoseconds.floorDivided(by: configuration.bucketLength)
        let oldest = newest - Configuration.bucketCount
        return buckets.reduce(into: (0, 0)) { sum, bucket in
            guard bucket.number > oldest, bucket.number <= newest else { return }
            sum.0 += bucket.successes
            sum.1 += bucket.failures
        }
    }
}
