import DequeModule

/// The requests of one shard for one region that wait to be published.
///
/// Each region waits by itself: one whose workers are gone fills its part of the queue and holds up no other.
struct RegionLane: Sendable {
    private static let backoff = Backoff(base: .milliseconds(50), cap: .seconds(5))

    private let maximumBatchCount: Int
    /// The size of a batch; a queue that is full may still have room for a smaller one.
    private var batchLimit: Int
    private var retryAt = Duration.zero
    /// No request expires before this.
    private(set) var earliestExpiry = Timestamp.distantFuture
    /// The requests, in order.
    private(set) var requests: Deque<CheckRequest> = []
    /// Whether the queue refused the last batch because it was full.
    private(set) var isUnderBackPressure = false
    /// How often in a row publishing has failed.
    private(set) var failures = 0

    init(maximumBatchCount: Int) {
        self.maximumBatchCount = maximumBatchCount
        batchLimit = maximumBatchCount
    }

    mutating func append(_ request: CheckRequest) {
        requests.append(request)
        earliestExpiry = min(earliestExpiry, request.expiresAt)
    }

    /// What may be published now, from the first request on.
    func batch(upTo limit: Int, monotonic: Duration) -> [CheckRequest] {
        guard monotonic >= retryAt else { return [] }
        return Array(requests.prefix(max(0, min(limit, batchLimit))))
    }

    /// Notes that the first requests were published.
    mutating func published(_ count: Int) {
        requests.removeFirst(min(count, requests.count))
        if requests.isEmpty { earliestExpiry = .distantFuture }
        batchLimit = min(maximumBatchCount, batchLimit * 2)
        isUnderBackPressure = false
        failures = 0
    }

    /// Notes that the first requests could not be published.
    mutating func refused(
        _ count: Int,
        isFull: Bool,
        monotonic: Duration,
        using random: inout some RandomNumberGenerator
    ) {
        failures += 1
        isUnderBackPressure = isFull
        if isFull { batchLimit = max(1, count / 2) }
        retryAt = monotonic + Self.backoff.delay(afterFailures: failures, using: &random)
    }

    /// Takes out the requests that match.
    mutating func remove(where isTaken: (CheckRequest) -> Bool) -> [CheckRequest] {
        let taken = requests.filter(isTaken)
        requests.removeAll(where: isTaken)
        earliestExpiry = requests.lazy.map(\.expiresAt).min() ?? .distantFuture
        return Array(taken)
    }
}
