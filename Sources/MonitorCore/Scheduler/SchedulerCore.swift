/// What a scheduler knows and decides; the ``Scheduler`` carries it out.
struct SchedulerCore: Sendable {
    /// What is to be published for one shard now.
    struct Work: Sendable {
        var shard: Int
        var fence: Fence
        /// Each is published by itself.
        var batches: [[RegionBatch]]
    }

    /// Endings of one shard that are to be recorded.
    struct Endings: Sendable {
        var shard: Int
        var token: UInt64
        var entries: [LedgerEntry]
    }

    /// What is to be stored of a shard's progress.
    struct Mark: Sendable {
        var shard: Int
        var name: String
        var fence: Fence
        /// When nobody was at work; stored before the instant that passes it.
        var absence: TimeWindow?
        var instant: Timestamp?
    }

    private struct Holding {
        let shard: Int
        var lease: Lease
        /// Until when, on the monotonic clock, the lease is surely in force.
        var validUntil: Duration
        var state: ShardState?
        var storedMark: Timestamp?
        /// Whether the lease was in force when the tick began.
        private(set) var isAtWork = false

        /// What the shard has to publish now.
        ///
        /// Works in place: a copy of the state would copy all its monitors.
        mutating func work(at now: Timestamp, monotonic: Duration, allowed: Int, turn: Int) -> Work? {
            isAtWork = monotonic < validUntil
            guard isAtWork else { return nil }
            state?.collect(at: now)
            let batches = state?.batches(allowed: allowed, turn: turn, monotonic: monotonic) ?? []
            return batches.isEmpty ? nil : Work(shard: shard, fence: lease.fence, batches: batches)
        }
    }

    let shards: ShardMap
    let settings: SchedulerSettings
    private let ratePerSecond: Double?
    private var random: SeededGenerator
    private var holdings: [Int: Holding] = [:]
    private var tokens = 0.0
    private var refilledAt: Duration?
    private var turn = 0

    /// The position in the change feed up to which changes have been applied.
    private(set) var feedPosition: Int64 = 0
    /// When the end of the change feed was last reached; what changed since may not have been applied.
    private var followedUntil: Timestamp?

    init(shards: ShardMap, settings: SchedulerSettings, ratePerSecond: Double?, seed: UInt64) {
        random = SeededGenerator(seed: seed)
        self.shards = shards
        self.settings = settings
        self.ratePerSecond = ratePerSecond.map { $0 > 0 ? min($0, 1e9) : 0 }
    }

    /// The leases that the scheduler believes it holds.
    var leases: [Lease] { holdings.keys.sorted().compactMap { holdings[$0]?.lease } }
    /// How many monitors are loaded.
    var monitorCount: Int { holdings.values.reduce(0) { $0 + ($1.state?.monitorCount ?? 0) } }
    /// How many requests wait to be published.
    var pendingCount: Int { holdings.values.reduce(0) { $0 + ($1.state?.pendingCount ?? 0) } }

    // Leases

    mutating func hold(_ shard: Int, lease: Lease, validUntil: Duration) {
        if let known = holdings[shard], known.lease.token == lease.token {
            holdings[shard]?.validUntil = validUntil
        } else {
            holdings[shard] = Holding(shard: shard, lease: lease, validUntil: validUntil)
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

    /// Applies changes that were asked for at a time; when there were none, the end of the feed was reached.
    mutating func apply(_ changes: [MonitorChange], askedAt: Timestamp) {
        if changes.isEmpty { followedUntil = askedAt }
        for change in changes {
            holdings[shards.shard(of: change.id)]?.state?.apply(change, at: askedAt)
            feedPosition = max(feedPosition, change.sequence)
        }
    }

    // Dispatch

    /// What is to be published now, within the rate that is allowed.
    mutating func work(at now: Timestamp, monotonic: Duration) -> [Work] {
        refill(at: monotonic)
        var work: [Work] = []
        let numbers = holdings.keys.sorted()
        turn = (turn + 1) % max(1, shards.count)
        for index in numbers.indices {
            let shard = numbers[(index + turn % numbers.count) % numbers.count]
            let allowed = ratePerSecond == nil ? Int.max : Int(tokens)
            guard
                let item = holdings[shard]?.work(at: now, monotonic: monotonic, allowed: allowed, turn: turn)
            else { continue }
            tokens -= Double(item.batches.joined().reduce(0) { $0 + $1.requests.count })
            work.append(item)
        }
        return work
    }

    /// Notes that a batch was published.
    mutating func published(_ batch: [RegionBatch], of work: Work) {
        guard holds(work.shard, token: work.fence.token) else { return }
        for part in batch {
            holdings[work.shard]?.state?.published(part)
        }
    }

    /// Notes that a batch could not be published; it is tried again after a pause.
    mutating func refused(_ batch: [RegionBatch], of work: Work, isFull: Bool, monotonic: Duration) {
        for part in batch {
            tokens += Double(part.requests.count)
            guard holds(work.shard, token: work.fence.token) else { continue }
            holdings[work.shard]?.state?.refused(part, isFull: isFull, monotonic: monotonic, using: &random)
        }
    }

    /// The endings that are to be recorded, at most `limit` of them.
    func endings(at monotonic: Duration, limit: Int) -> [Endings] {
        var endings: [Endings] = []
        var room = limit
        for shard in holdings.keys.sorted() where room > 0 {
            guard let holding = holdings[shard], monotonic < holding.validUntil,
                let entries = holding.state?.endings.prefix(room), !entries.isEmpty
            else { continue }
            room -= entries.count
            endings.append(Endings(shard: shard, token: holding.lease.token, entries: Array(entries)))
        }
        return endings
    }

    /// Notes that endings were recorded.
    mutating func recorded(_ endings: [Endings]) {
        for part in endings where holds(part.shard, token: part.token) {
            holdings[part.shard]?.state?.recorded(part.entries.count)
        }
    }

    /// Notes that all work of a tick is done; waiting for the queue is no absence, but waiting for a lease is.
    mutating func endTick(at now: Timestamp) {
        for shard in Array(holdings.keys) where holdings[shard]?.isAtWork == true {
            holdings[shard]?.state?.wasAtWork(at: now)
        }
    }

    private func holds(_ shard: Int, token: UInt64) -> Bool {
        holdings[shard]?.lease.token == token
    }

    /// The marks that have moved since they were stored, and the absences.
    ///
    /// No mark passes changes that may not have been applied, or a successor would start new monitors too late.
    func marks(at monotonic: Duration) -> [Mark] {
        holdings.keys.sorted()
            .compactMap { shard in
                guard let holding = holdings[shard], monotonic < holding.validUntil, let state = holding.state,
                    let followedUntil
                else { return nil }
                let instant = state.mark.map { min($0, followedUntil) }
                let moved = instant == holding.storedMark ? nil : instant
                guard moved != nil || state.absence != nil else { return nil }
                return Mark(
                    shard: shard,
                    name: state.name,
                    fence: holding.lease.fence,
                    absence: state.absence,
                    instant: moved
                )
            }
    }

    /// Notes that a mark and an absence were stored.
    mutating func stored(_ mark: Mark) {
        guard holds(mark.shard, token: mark.fence.token) else { return }
        if let absence = mark.absence { holdings[mark.shard]?.state?.stored(absence) }
        if let instant = mark.instant { holdings[mark.shard]?.storedMark = instant }
    }

    private mutating func refill(at monotonic: Duration) {
        guard let ratePerSecond else { return }
        let elapsed = refilledAt.map { (monotonic - $0).inSeconds } ?? 1
        tokens = min(max(1, ratePerSecond), tokens + elapsed * ratePerSecond)
        refilledAt = monotonic
    }
}
