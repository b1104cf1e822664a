import DequeModule

/// One shard as its holder sees it: which slots are due, which wait to be published, and how far it got.
///
/// Every slot that comes due leaves as a request or as an ending, or lies in an ``absence`` and is left to the
/// ``LedgerAuditor``, so nothing is lost silently.
struct ShardState: Sendable {
    /// Lanes without requests are kept for their next ones, up to this many.
    private static let maximumLaneCount = 64

    let shard: Int
    let name: String
    private let settings: SchedulerSettings
    private var table = MonitorTable()
    private var wheel: TimingWheel
    private let startedFrom: Timestamp?
    /// The last instant whose slots are left to the auditor.
    private var leftBehind: Timestamp
    private var downUntil: Timestamp
    private var collectedAt: Timestamp
    private var isCollected = false
    private var lanes: [Region: RegionLane] = [:]
    private var retired: Deque<RetiredMonitor> = []

    /// Slots that ended without being dispatched, to be recorded, in order.
    private(set) var endings: Deque<LedgerEntry> = []
    /// When nobody was at work for so long that the slots are left to the auditor; to be stored.
    private(set) var absence: TimeWindow?

    /// Creates a shard whose monitors are then inserted.
    ///
    /// - Parameters:
    ///   - shard: Its number.
    ///   - name: Its name.
    ///   - mark: How far its last holder got; `nil` when it never had one. One ahead of `now` counts as `now`.
    ///   - now: The time; what was due before was due while nobody held the shard.
    ///   - settings: The limits.
    init(shard: Int, name: String, mark: Timestamp?, now: Timestamp, settings: SchedulerSettings) {
        self.shard = shard
        self.name = name
        self.settings = settings
        startedFrom = mark.map { min($0, now) }
        leftBehind = settings.lookBackStart(at: now)
        downUntil = now
        collectedAt = now
        wheel = TimingWheel(now: settings.tick(at: now))
        guard let mark else { return }
        if mark > now {
            absence = TimeWindow(start: now, end: now)
        } else if mark < leftBehind {
            beAbsent(from: mark)
        }
    }

    /// How many monitors the shard has.
    var monitorCount: Int { table.count }
    /// How many requests wait to be published.
    var pendingCount: Int { lanes.values.reduce(0) { $0 + $1.requests.count } }

    /// Up to when all due slots have been dispatched or recorded; `nil` while it cannot be told.
    var mark: Timestamp? {
        guard isCollected else { return nil }
        let waiting =
            lanes.values.compactMap { $0.requests.lazy.map(\.slot.time).min() } + retired.map(\.next)
            + [endings.lazy.map(\.slot.time).min()].compactMap(\.self)
        let mark = settings.instant(ofTick: wheel.now)
        return waiting.min().map { min(mark, $0 - .nanoseconds(1)) } ?? mark
    }

    /// Adds a monitor when the shard is loaded.
    ///
    /// The last holder may not have seen a change shortly before its mark; slots since such a change are gone through
    /// again, which the queue's deduplication makes harmless. When a change was made is unknown if it lies ahead; it
    /// counts as seen.
    mutating func insert(_ stored: StoredMonitor) {
        guard !stored.monitor.isPaused, table.number(of: stored.monitor.id) == nil else { return }
        let changedAt = start(of: stored.changedAt, at: collectedAt)
        let isSeen = startedFrom.map { changedAt <= $0 - settings.changeLag || changedAt < stored.changedAt } ?? false
        let start = isSeen ? startedFrom ?? changedAt : changedAt - .nanoseconds(1)
        if start < leftBehind { beAbsent(from: start) }
        insert(stored.monitor, revision: stored.revision, after: max(start, leftBehind))
    }

    /// Follows a change of one of its monitors.
    mutating func apply(_ change: MonitorChange, at now: Timestamp) {
        let changedAt = start(of: change.changedAt, at: now)
        if let number = table.number(of: change.id) {
            let entry = table[number]
            guard change.revision > entry.revision else { return }
            let rest = RetiredMonitor(
                entry,
                regions: table.regions(of: entry),
                cron: table.cron(of: entry),
                end: changedAt
            )
            if !rest.isDone, retired.count < settings.maximumPendingCount { retired.append(rest) }
            wheel.cancel(number)
            table.remove(number)
        }
        guard let monitor = change.monitor, !monitor.isPaused else { return }
        insert(monitor, revision: change.revision, after: changedAt - .nanoseconds(1))
    }

    /// Turns the slots that are due into requests and endings.
    mutating func collect(at now: Timestamp) {
        if now - collectedAt > settings.stallLimit {
            // Nobody was at work meanwhile: the process stood still, or the clock was put forward.
            leaveBehind(at: now)
        } else if collectedAt - now > settings.stallLimit {
            startAnew(at: now)
        }
        collectedAt = max(collectedAt, now)
        expireRequests(at: now)
        supersede(at: now)
        let tick = settings.tick(at: now)
        // What was put off within a tick fires with the next one; until then nothing more is known.
        guard tick > wheel.now else { return }
        guard hasRoom else {
            isCollected = false
            return
        }
        var due: [UInt32] = []
        isCollected = wheel.advance(to: tick, limit: settings.maximumBatchCount) { number, _ in due.append(number) }
        for number in due {
            step(number, now: now)
        }
    }

    /// What may be published now.
    ///
    /// Regions go together as long as the queue takes them; one that it refused goes by itself.
    ///
    /// - Parameters:
    ///   - allowed: The most requests in all.
    ///   - turn: Decides which region comes first.
    ///   - monotonic: The time.
    /// - Returns: What goes together; each is published by itself.
    func batches(allowed: Int, turn: Int, monotonic: Duration) -> [[RegionBatch]] {
        let regions = lanes.keys.filter { lanes[$0]?.requests.isEmpty == false }.sorted()
        var allowed = allowed
        var room = settings.maximumBatchCount
        var joint: [RegionBatch] = []
        var others: [[RegionBatch]] = []
        for index in regions.indices {
            let region = regions[(index + turn % regions.count) % regions.count]
            guard let lane = lanes[region] else { continue }
            let isJoint = lane.failures == 0
            let requests = lane.batch(upTo: isJoint ? min(allowed, room) : allowed, monotonic: monotonic)
            guard !requests.isEmpty else { continue }
            allowed -= requests.count
            if isJoint {
                room -= requests.count
                joint.append(RegionBatch(region: region, requests: requests))
            } else {
                others.append([RegionBatch(region: region, requests: requests)])
            }
        }
        return joint.isEmpty ? others : [joint] + others
    }

    /// Notes that the first requests of a region were published.
    mutating func published(_ batch: RegionBatch) {
        lanes[batch.region]?.published(batch.requests.count)
    }

    /// Notes that the first requests of a region could not be published.
    mutating func refused(
        _ batch: RegionBatch,
        isFull: Bool,
        monotonic: Duration,
        using random: inout some RandomNumberGenerator
    ) {
        lanes[batch.region]?.refused(batch.requests.count, isFull: isFull, monotonic: monotonic, using: &random)
    }

    /// Notes that endings were recorded, from the first on.
    mutating func recorded(_ count: Int) {
        endings.removeFirst(min(count, endings.count))
    }

    /// Notes that an absence was stored.
    mutating func stored(_ absence: TimeWindow) {
        if self.absence == absence { self.absence = nil }
    }

    /// Notes that the holder was at work at a time.
    mutating func wasAtWork(at now: Timestamp) {
        collectedAt = max(collectedAt, now)
    }

    /// When a change takes effect.
    ///
    /// No change is dated before the one it follows, so once the clock has been put back it may lie hours ahead. Slots
    /// that are checked although they are not due yet do less harm than checks that stop for as long.
    private func start(of changedAt: Timestamp, at now: Timestamp) -> Timestamp {
        changedAt - now > settings.stallLimit ? now : changedAt
    }

    private mutating func insert(_ monitor: Monitor, revision: Int64, after start: Timestamp) {
        let next = SlotSequence(monitor).next(after: start) ?? .distantFuture
        let number = table.insert(monitor, revision: revision, next: next)
        schedule(number)
    }

    private mutating func schedule(_ number: UInt32) {
        let next = table[number].next
        guard next != .distantFuture else { return }
        let deadline = settings.tick(notBefore: next)
        if deadline <= wheel.now { isCollected = false }
        wheel.set(number, deadline: deadline)
    }

    /// Whether more slots may be gone through; a region that the queue refuses does not count, for it sheds.
    private var hasRoom: Bool {
        endings.count < settings.maximumPendingCount
            && lanes.values.allSatisfy { $0.isUnderBackPressure || $0.requests.count < settings.maximumPendingCount }
    }

    private mutating func step(_ number: UInt32, now: Timestamp) {
        var entry = table[number]
        while entry.next <= now, hasRoom {
            let slot = entry.next
            entry.next = table.slot(after: slot, of: entry)
            let wasDown = slot <= downUntil
            let timeout = Duration.milliseconds(Int64(entry.timeout))
            var end = slot + (entry.interval > 0 ? .milliseconds(entry.interval) : timeout)
            if wasDown, entry.interval == 0 {
                // A check that runs once a day must not wait for tomorrow because a holder died.
                end = max(end, min(entry.next, slot + settings.lookBack + timeout))
            }
            if now < end, !wasDown || now - slot <= settings.lookBack {
                request(slot, of: entry, until: end, now: now)
            } else {
                for region in table.regions(of: entry) {
                    self.end(SlotID(monitor: entry.id, region: region, time: slot), now: now)
                }
            }
        }
        table[number] = entry
        schedule(number)
    }

    private mutating func request(_ time: Timestamp, of entry: ScheduledMonitor, until end: Timestamp, now: Timestamp) {
        for region in table.regions(of: entry) {
            let slot = SlotID(monitor: entry.id, region: region, time: time)
            guard (lanes[region]?.requests.count ?? 0) < settings.maximumPendingCount else {
                self.end(slot, now: now)
                continue
            }
            lanes[region, default: RegionLane(maximumBatchCount: settings.maximumBatchCount)]
                .append(
                    CheckRequest(
                        slot: slot,
                        revision: entry.revision,
                        dispatchedAt: now,
                        expiresAt: end,
                        correlation: CorrelationID(String(stableHash(slot.description), radix: 16))
                    )
                )
        }
    }

    /// Ends a slot that was not dispatched in time.
    private mutating func end(_ slot: SlotID, now: Timestamp) {
        let reason: SkipReason = lanes[slot.region]?.isUnderBackPressure == true ? .backPressure : .overload
        let outcome: SlotOutcome = slot.time <= downUntil ? .missed(.schedulerDown) : .skipped(reason)
        endings.append(LedgerEntry(slot: slot, outcome: outcome, recordedAt: now))
    }

    private mutating func expireRequests(at now: Timestamp) {
        for (region, lane) in lanes where lane.earliestExpiry <= now {
            for request in lanes[region]?.remove(where: { $0.expiresAt <= now }) ?? [] {
                end(request.slot, now: now)
            }
        }
        if lanes.count > Self.maximumLaneCount {
            lanes = lanes.filter { !$0.value.requests.isEmpty }
        }
    }

    /// Ends the slots of replaced revisions that have come due.
    private mutating func supersede(at now: Timestamp) {
        guard !retired.isEmpty else { return }
        for index in retired.indices {
            while !retired[index].isDone, retired[index].next <= now, endings.count < settings.maximumPendingCount {
                let monitor = retired[index]
                for region in monitor.regions {
                    let slot = SlotID(monitor: monitor.id, region: region, time: monitor.next)
                    endings.append(LedgerEntry(slot: slot, outcome: .superseded, recordedAt: now))
                }
                retired[index].advance()
            }
        }
        retired.removeAll(where: \.isDone)
    }

    // Absence

    /// Goes on at the look-back after nobody was at work.
    private mutating func leaveBehind(at now: Timestamp) {
        downUntil = now
        leftBehind = settings.lookBackStart(at: now)
        for number in table.numbers where table[number].next <= leftBehind {
            beAbsent(from: table[number].next - .nanoseconds(1))
            table[number].next = table.first(after: leftBehind, of: table[number])
        }
        wheel = rebuiltWheel(at: now)
    }

    /// Begins anew at a time that lies back, because the clock was put back.
    private mutating func startAnew(at now: Timestamp) {
        downUntil = now
        collectedAt = now
        absence = TimeWindow(start: min(absence?.start ?? now, now), end: now)
        for region in Array(lanes.keys) {
            _ = lanes[region]?.remove { $0.slot.time > now }
        }
        for number in table.numbers {
            table[number].next = table.first(after: now, of: table[number])
        }
        wheel = rebuiltWheel(at: now)
    }

    /// Leaves the slots after an instant to the auditor.
    private mutating func beAbsent(from instant: Timestamp) {
        let start = instant + .nanoseconds(1)
        absence = TimeWindow(start: min(absence?.start ?? start, start), end: leftBehind + .nanoseconds(1))
    }

    /// A wheel that stands just before a time, so that a leap of the clock is not gone through tick by tick.
    private func rebuiltWheel(at now: Timestamp) -> TimingWheel {
        var wheel = TimingWheel(now: max(1, settings.tick(at: now)) - 1)
        for number in table.numbers where table[number].next != .distantFuture {
            wheel.set(number, deadline: settings.tick(notBefore: table[number].next))
        }
        return wheel
    }
}
