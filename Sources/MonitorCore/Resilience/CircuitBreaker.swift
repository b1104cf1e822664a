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

    /// Leave to make one call, whose outcome is then recorded with it.
    public struct Permit: Sendable, Hashable {
        fileprivate var generation: UInt64
    }

    private struct Bucket: Sendable, Hashable {
        var number: Int64 = .min
        var successes = 0
        var failures = 0
    }

    /// When the breaker opens and closes.
    public let configuration: Configuration
    private var openUntil: Duration?
    /// Counts how often it opened or closed: outcomes of calls permitted before that say nothing about what follows.
    private var generation: UInt64 = 0
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
    /// - Returns: A permit, with which the call's outcome must be recorded, or `nil` when the call may not be made.
    public mutating func permit(at now: Duration) -> Permit? {
        switch state(at: now) {
        case .closed:
            break
        case .open:
            return nil
        case .halfOpen:
            guard runningProbes + succeededProbes < configuration.probeCount else { return nil }
            runningProbes += 1
        }
        return Permit(generation: generation)
    }

    /// Records that a permitted call succeeded.
    public mutating func recordSuccess(of permit: Permit, at now: Duration) {
        guard permit.generation == generation else { return }
        guard openUntil != nil else { return add(at: now, failed: false) }
        guard finishProbe() else { return }
        succeededProbes += 1
        if succeededProbes >= configuration.probeCount {
            begin(openUntil: nil)
        }
    }

    /// Records that a permitted call failed.
    public mutating func recordFailure(of permit: Permit, at now: Duration) {
        guard permit.generation == generation else { return }
        guard openUntil != nil else {
            add(at: now, failed: true)
            let (successes, failures) = counts(at: now)
            let total = successes + failures
            if total >= configuration.minimumCallCount,
                Double(failures) >= configuration.failureRatio * Double(total)
            {
                begin(openUntil: now + configuration.openDuration)
            }
            return
        }
        if finishProbe() {
            begin(openUntil: now + configuration.openDuration)
        }
    }

    /// Records that a permitted call was abandoned, so that its outcome is not known.
    public mutating func recordCancellation(of permit: Permit) {
        if permit.generation == generation {
            _ = finishProbe()
        }
    }

    /// Ends a probe; `false` when none runs.
    private mutating func finishProbe() -> Bool {
        guard runningProbes > 0 else { return false }
        runningProbes -= 1
        return true
    }

    /// Opens or closes, with nothing recorded yet.
    private mutating func begin(openUntil instant: Duration?) {
        let next = generation &+ 1
        self = CircuitBreaker(configuration: configuration)
        generation = next
        openUntil = instant
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
