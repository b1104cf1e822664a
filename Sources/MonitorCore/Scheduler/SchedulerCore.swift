/// What a scheduler knows and decides; the ``Scheduler`` carries it out.
struct SchedulerCore: Sendable {
    /// What is to be done for one shard now.
    struct Work: Sendable {
        var shard: Int
        var fence: Fence
        var requests: [CheckRequest]
        var endings: [LedgerEntry]
    }

    /// A shard's mark that is to be stored.
    struct Mark: Sendable {
        var shard: Int
        var name: String
        var fence: Fence
        var instant: Timestamp
    }

    private struct Holding {
        let shard: Int
        var lease: Lease
        /// Until when, on the monotonic clock, the lease is surely in force.
        var validUntil: Duration
        var state: ShardState?
        var storedMark: Timestamp?
        /// The size of a batch; a queue that is full may still have room for a smaller one.
        var batchLimit: Int
        var failures = 0
        var retryAt: Duration = .zero

        /// What the shard has to do now.
        ///
        /// Works in place: a copy of the state would copy all its monitors.
        mutating func work(
            at now: Timestamp,
            monotonic: Duration,
            allowed: Int,
            settings: SchedulerSettings
        ) -> Work? {
            guard monotonic < validUntil, state != nil else { return nil }
            state?.collect(at: now)
            guard let waiting = state?.requests.count, let ended = state?.endings.count else { return nil }
            guard waiting + ended > 0 else {
                state?.finish(published: 0, recorded: 0, isFull: false)
                return nil
            }
            guard monotonic >= retryAt else { return nil }
            let requests = state?.requests.prefix(min(allowed, batchLimit)) ?? []
            let endings = state?.endings.prefix(settings.maximumBatchCount) ?? []
            guard requests.count + endings.count > 0 else { return nil }
            return Work(shard: shard, fence: lease.fence, requests: Array(requests), endings: Array(endings))
        }
    }

    let shards: ShardMap
    let settings: SchedulerSettings
    private let backoff = Backoff(base: .milliseconds(50), cap: .seconds(5))
    private let ratePerSecond: Double?
    private var random = SystemRandomNumberGenerator()
    private var holdings: [Int: Holding] = [:]
    private var tokens = 0.0
    private var refilledAt: Duration?
    private var turn = 0

    /// The position in the change feed up to which changes have been applied.
    var feedPosition: Int64 = 0

    init(shards: ShardMap, settings: SchedulerSettings, ratePerSecond: Double?) {
        self.shards = shards
        self.settings = settings
        self.ratePerSecond = ratePerSecond.map { $0 > 0 ? min($0, 1e9) : 0 }
    }

    /// The leases that the scheduler believes it holds.
    var leases: [Lease] { holdings.keys.sorted().compactMap { holdings[$0]?.lease } }
    /// How many monitors are loaded.
    var monitorCount: Int { holdings.values.reduce(0) { $0 + ($1.state?.monitorCount ?? 0) } }
    /// How many requests wait to be published.
    var pendingCount: Int { holdings.values.reduce(0) { $0 + ($1.state?.requests.count ?? 0) } }

    // Leases

    mutating func hold(_ shard: Int, lease: Lease, validUntil: Duration) {
        if let known = holdings[shard], known.lease.token == lease.token {
            holdings[shard]?.validUntil = validUntil
        } else {
            holdings[shard] = Holding(
                shard: shard,
                lease: lease,
                validUntil: validUntil,
                batchLimit: settings.maximumBatchCount
            )
        }
    }

    /// Keeps the leases that were renewed and drops the others.
    mutating func renew(_ renewed: [Lease], of asked: [Lease], validUntil: Duration) {
        let kept = Dictionary(renewed.map { ($0.name, $0) }) { first, _ in first }
        let names = Set(asked.map(\.name))
        for (shard, holding) in holdings where names.contains(holding.lease.name) {
            if let lease = kept[holding.lease.name], lease.token == holding.lease.token {
                holdings[shard]?.lease = lease
                holdings[shard]?.validUntil = validUntil
            } else {
                holdings[shard] = nil
            }
        }
    }

    /// Gives up a shard that is held under a token.
    mutating func drop(_ shard: Int, token: UInt64) {
        guard holds(shard, token: token) else { return }
        holdings[shard] = nil
    }

    /// The shards to take, in order of preference, for a scheduler that should hold `target` of them.
    func shardsToTake(target: Int, taken: [Lease], node: String) -> [Int] {
        let others = Set(taken.filter { $0.holder != node }.map(\.name))
        let start = Int(stableHash(node) % UInt64(shards.count))
        let free = (0..<shards.count).map { ($0 + start) % shards.count }
            .filter { holdings[$0] == nil && !others.contains(shards.name(of: $0)) }
        return Array(free.prefix(max(0, target - holdings.count)))
    }

    /// The shards to give back for a scheduler that should hold `target` of them.
    func shardsToRelease(target: Int) -> [(shard: Int, lease: Lease)] {
        holdings.keys.sorted().suffix(max(0, holdings.count - target))
            .compactMap { shard in
                holdings[shard].map { (shard, $0.lease) }
            }
    }

    // Monitors

    /// The shards that are held and not loaded yet.
    var shardsToLoad: [(shard: Int, lease: Lease)] {
        holdings.keys.sorted()
            .compactMap { shard in
                holdings[shard].flatMap { $0.state == nil ? (shard, $0.lease) : nil }
            }
    }

    /// Begins to work on a shard that has been loaded.
    mutating func install(_ state: ShardState, token: UInt64) {
        guard holdings[state.shard]?.lease.token == token else { return }
        holdings[state.shard]?.state = state
    }

    mutating func apply(_ changes: [MonitorChange], now: Timestamp) {
        for change in changes {
            holdings[shards.shard(of: change.id)]?.state?.apply(change, now: now)
            feedPosition = max(feedPosition, change.sequence)
        }
    }

    // Dispatch

    /// What is due now, within the rate that is allowed.
    mutating func work(at now: Timestamp, monotonic: Duration) -> [Work] {
        refill(at: monotonic)
        var work: [Work] = []
        let numbers = holdings.keys.sorted()
        turn = (turn + 1) % max(1, shards.count)
        for index in numbers.indices {
            let shard = numbers[(index + turn % numbers.count) % numbers.count]
            let allowed = ratePerSecond == nil ? Int.max : Int(tokens)
            guard
                let item = holdings[shard]?.work(at: now, monotonic: monotonic, allowed: allowed, settings: settings)
            else { continue }
            tokens -= Double(item.requests.count)
            work.append(item)
        }
        return work
    }

    /// Notes what became of some work.
    mutating func finish(_ work: Work, published: Int, recorded: Int, isFull: Bool, failed: Bool, monotonic: Duration) {
        guard let failures = holdings[work.shard]?.failures, let batchLimit = holdings[work.shard]?.batchLimit,
            holds(work.shard, token: work.fence.token)
        else { return }
        holdings[work.shard]?.batchLimit =
            isFull ? max(1, work.requests.count / 2) : min(settings.maximumBatchCount, batchLimit * 2)
        holdings[work.shard]?.failures = failed ? failures + 1 : 0
        if failed {
            let pause = backoff.delay(afterFailures: failures + 1, using: &random)
            holdings[work.shard]?.retryAt = monotonic + pause
        }
        holdings[work.shard]?.state?.finish(published: published, recorded: recorded, isFull: isFull)
    }

    /// Notes that all work of a tick is done; waiting for the queue is no absence.
    mutating func endTick(at now: Timestamp) {
        for shard in Array(holdings.keys) {
            holdings[shard]?.state?.wasAtWork(at: now)
        }
    }

    private func holds(_ shard: Int, token: UInt64) -> Bool {
        holdings[shard]?.lease.token == token
    }

    /// The marks that have moved since they were stored.
    func marks(at monotonic: Duration) -> [Mark] {
        holdings.keys.sorted()
            .compactMap { shard in
                guard let holding = holdings[shard], monotonic < holding.validUntil, let state = holding.state,
                    let mark = state.mark, mark != holding.storedMark
                else { return nil }
                return Mark(shard: shard, name: state.name, fence: holding.lease.fence, instant: mark)
            }
    }

    /// Notes that a mark was stored.
    mutating func stored(_ mark: Mark) {
        guard holdings[mark.shard]?.lease.token == mark.fence.token else { return }
        holdings[mark.shard]?.storedMark = mark.instant
    }

    private mutating func refill(at monotonic: Duration) {
        guard let ratePerSecond else { return }
        let elapsed = refilledAt.map { (monotonic - $0).inSeconds } ?? 1
        tokens = min(max(1, ratePerSecond), tokens + elapsed * ratePerSecond)
        refilledAt = monotonic
    }
}
