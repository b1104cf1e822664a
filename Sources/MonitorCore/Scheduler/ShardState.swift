/// One shard as its holder sees it: which slots are due, which wait to be published, and how far it got.
///
/// Every slot that comes due leaves as a request or as an ending, so nothing is lost silently.
struct ShardState: Sendable {
    /// Slots of one monitor that are handled in one step, so that a long absence is worked off in parts.
    private static let maximumSlotsPerStep = 1_000

    let shard: Int
    let name: String
    private let settings: SchedulerSettings
    private var table = MonitorTable()
    private var wheel: TimingWheel
    private let startedFrom: Timestamp?
    private var downUntil: Timestamp
    private var collectedAt: Timestamp
    private var isCollected = false

    /// Requests to be published, in order.
    private(set) var requests: [CheckRequest] = []
    /// Slots that ended without being dispatched, to be recorded, in order.
    private(set) var endings: [LedgerEntry] = []
    /// Up to when all due slots have been dispatched or recorded.
    private(set) var mark: Timestamp?
    /// Whether the queue refused the last batch because it was full.
    private var isUnderBackPressure = false

    /// Creates a shard whose monitors are then inserted.
    ///
    /// - Parameters:
    ///   - shard: Its number.
    ///   - name: Its name.
    ///   - mark: How far its last holder got; `nil` when it never had one.
    ///   - now: The time; what was due before was due while nobody held the shard.
    ///   - settings: The limits.
    init(shard: Int, name: String, mark: Timestamp?, now: Timestamp, settings: SchedulerSettings) {
        self.shard = shard
        self.name = name
        self.settings = settings
        startedFrom = mark
        downUntil = now
        collectedAt = now
        wheel = TimingWheel(now: settings.tick(at: now))
    }

    /// How many monitors the shard has.
    var monitorCount: Int { table.count }

    /// Adds a monitor when the shard is loaded.
    ///
    /// The last holder may not have seen a change shortly before its mark; slots since such a change are gone through
    /// again, which the queue's deduplication makes harmless.
    mutating func insert(_ stored: StoredMonitor) {
        guard !stored.monitor.isPaused, table.number(of: stored.monitor.id) == nil else { return }
        let isSeen = startedFrom.map { stored.changedAt <= $0 - settings.changeLag } ?? false
        let start = isSeen ? startedFrom ?? stored.changedAt : stored.changedAt - .nanoseconds(1)
        insert(stored.monitor, revision: stored.revision, after: start)
    }

    /// Follows a change of one of its monitors.
    mutating func apply(_ change: MonitorChange, now: Timestamp) {
        if let number = table.number(of: change.id) {
            let entry = table[number]
            guard change.revision > entry.revision else { return }
            var slot = entry.next
            var count = 0
            while slot < change.changedAt, slot <= now, count < Self.maximumSlotsPerStep {
                end(slot, of: entry, as: .superseded, now: now)
                slot = table.slot(after: slot, of: entry)
                count += 1
            }
            wheel.cancel(number)
            table.remove(number)
        }
        guard let monitor = change.monitor, !monitor.isPaused else { return }
        insert(monitor, revision: change.revision, after: change.changedAt - .nanoseconds(1))
    }

    /// Turns the slots that are due into requests and endings.
    mutating func collect(at now: Timestamp) {
        if now - collectedAt > settings.stallLimit {
            // Nobody was at work meanwhile: the process stood still, or the clock was set.
            downUntil = now
            wheel = rebuiltWheel(at: now)
        }
        collectedAt = max(collectedAt, now)
        expireRequests(at: now)
        let room = min(settings.maximumBatchCount, settings.maximumPendingCount - requests.count)
        guard room > 0, endings.count < settings.maximumPendingCount else {
            isCollected = false
            return
        }
        var due: [UInt32] = []
        isCollected = wheel.advance(to: settings.tick(at: now), limit: room) { number, _ in due.append(number) }
        for number in due {
            step(number, now: now)
        }
    }

    /// Notes what became of what the shard had to do.
    ///
    /// - Parameters:
    ///   - published: How many requests were published, from the first on.
    ///   - recorded: How many endings were recorded, from the first on.
    ///   - isFull: Whether the queue was full.
    mutating func finish(published: Int, recorded: Int, isFull: Bool) {
        requests.removeFirst(min(published, requests.count))
        endings.removeFirst(min(recorded, endings.count))
        isUnderBackPressure = isFull
        if isCollected, requests.isEmpty, endings.isEmpty {
            mark = settings.instant(ofTick: wheel.now)
        }
    }

    /// Notes that the holder was at work at a time.
    mutating func wasAtWork(at now: Timestamp) {
        collectedAt = max(collectedAt, now)
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

    private mutating func step(_ number: UInt32, now: Timestamp) {
        var entry = table[number]
        var count = 0
        while entry.next <= now, count < Self.maximumSlotsPerStep {
            let slot = entry.next
            let useful = Duration.milliseconds(entry.interval > 0 ? entry.interval : Int64(entry.timeout))
            let wasDown = slot <= downUntil
            if now < slot + useful, !wasDown || now - slot <= settings.lookBack {
                request(slot, of: entry, until: slot + useful, now: now)
            } else {
                end(slot, of: entry, as: wasDown ? .missed(.schedulerDown) : .skipped(shedReason), now: now)
            }
            entry.next = table.slot(after: slot, of: entry)
            count += 1
        }
        table[number] = entry
        schedule(number)
    }

    private var shedReason: SkipReason { isUnderBackPressure ? .backPressure : .overload }

    private mutating func request(_ time: Timestamp, of entry: ScheduledMonitor, until end: Timestamp, now: Timestamp) {
        for region in table.regions(of: entry) {
            let slot = SlotID(monitor: entry.id, region: region, time: time)
            requests.append(
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

    private mutating func end(_ time: Timestamp, of entry: ScheduledMonitor, as outcome: SlotOutcome, now: Timestamp) {
        for region in table.regions(of: entry) {
            endings.append(
                LedgerEntry(
                    slot: SlotID(monitor: entry.id, region: region, time: time),
                    outcome: outcome,
                    recordedAt: now
                )
            )
        }
    }

    private mutating func expireRequests(at now: Timestamp) {
        guard requests.contains(where: { $0.expiresAt <= now }) else { return }
        for request in requests where request.expiresAt <= now {
            let outcome: SlotOutcome =
                request.slot.time <= downUntil ? .missed(.schedulerDown) : .skipped(shedReason)
            endings.append(LedgerEntry(slot: request.slot, outcome: outcome, recordedAt: now))
        }
        requests.removeAll { $0.expiresAt <= now }
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
