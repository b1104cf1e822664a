public import CoreMetrics
public import Logging
public import ServiceLifecycle
import Synchronization

/// Publishes a ``CheckRequest`` for every slot that is due; any number of schedulers share the work.
///
/// Monitors are divided into virtual shards (``ShardMap``). A scheduler makes itself known by the lease
/// `scheduler.node.<name>` and holds its fair share of the leases `scheduler.shard.<n>`; when another one dies, its
/// shards are taken over as soon as their leases expire. Every publication carries the lease's fence, so a holder that
/// was paused past its lease cannot dispatch.
///
/// Every due slot is dispatched or ends in the ledger: `superseded` when the monitor changed first,
/// `missed(schedulerDown)` when its useful time passed while nobody held the shard, `skipped(backPressure)` or
/// `skipped(overload)` when it passed before the slot could be published. That time is one interval; for a cron schedule
/// it is the timeout, and lasts beyond the look-back, up to the next slot, when nobody held the shard. A region that the
/// queue has no room for waits, and sheds, by itself.
///
/// How far a shard got is stored about once a second, so a successor goes on from there; what it repeats, the queue's
/// deduplication drops. Slots older than the look-back it leaves to the ``LedgerAuditor``, for whom it stores how long
/// nobody was at work.
///
/// Metrics: `scheduler_dispatched_total`, `scheduler_duplicates_total`, `scheduler_lateness_seconds` (from slot to
/// publication), `ledger_slots_total{outcome,source}`, and the gauges `scheduler_owned_shards`, `scheduler_monitors` and
/// `scheduler_pending`.
public final class Scheduler: Service {
    private let configuration: Configuration
    private let monitors: any MonitorStore
    private let queue: any MessageQueue
    private let ledger: any LedgerStore
    private let leases: any LeaseStore
    private let time: any TimeSource
    private let logger: Logger
    private let metrics: SchedulerMetrics
    private let core: Mutex<SchedulerCore>

    /// Creates a scheduler.
    public init(
        configuration: Configuration,
        monitors: any MonitorStore,
        queue: any MessageQueue,
        ledger: any LedgerStore,
        leases: any LeaseStore,
        time: any TimeSource,
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.configuration = configuration
        self.monitors = monitors
        self.queue = queue
        self.ledger = ledger
        self.leases = leases
        self.time = time
        self.logger = logger
        self.metrics = SchedulerMetrics(factory: metrics)
        core = Mutex(
            SchedulerCore(
                shards: ShardMap(count: configuration.shardCount),
                settings: configuration.settings(queueLimit: queue.maximumBatchCount),
                ratePerSecond: configuration.maximumDispatchesPerSecond,
                // Schedulers differ in name, so that they do not try again in step.
                seed: stableHash(configuration.node)
            )
        )
    }

    /// Schedules until shut down, then gives the leases back.
    public func run() async throws {
        try await cancelOnShutdown {
            await withTaskGroup { group in
                group.addTask { await self.repeating("leases") { try await self.shareShards() } }
                group.addTask { await self.repeating("monitors") { try await self.followMonitors() } }
                group.addTask { await self.repeating("dispatch") { try await self.dispatch() } }
                group.addTask { await self.repeating("endings") { try await self.recordEndings() } }
                group.addTask {
                    await self.repeating("marks") {
                        try await self.storeMarks()
                        return self.configuration.markInterval
                    }
                }
            }
        }
        await resign()
    }

    private func repeating(_ task: String, _ step: () async throws -> Duration) async {
        while !Task.isCancelled {
            var pause = configuration.changePollInterval
            do {
                pause = try await step()
            } catch is CancellationError {
                return
            } catch {
                logger.warning(
                    "The scheduler met an error and tries again",
                    metadata: ["task": "\(task)", "error": "\(error)"]
                )
            }
            do {
                try await time.sleep(for: max(pause, .milliseconds(1)))
            } catch {
                return
            }
        }
    }

    // Leases

    /// Renews what is held, and takes or gives back shards until the share is fair.
    ///
    /// - Returns: When to do so again.
    func shareShards() async throws -> Duration {
        let node = configuration.node
        let duration = configuration.leaseDuration
        let shards = ShardMap(count: configuration.shardCount)
        let asked = time.monotonic
        _ = try await leases.acquire("\(ShardMap.nodePrefix)\(node)", holder: node, duration: duration)
        let held = core.withLock { $0.leases }
        if !held.isEmpty {
            let renewed = try await leases.renew(held, duration: duration)
            core.withLock { $0.renew(renewed, of: held, validUntil: asked + duration) }
            if renewed.count < held.count {
                logger.notice(
                    "Shards were lost to another scheduler",
                    metadata: ["count": "\(held.count - renewed.count)"]
                )
            }
        }
        let nodes = try await leases.leases(withPrefix: ShardMap.nodePrefix)
        let target = (shards.count + max(1, nodes.count) - 1) / max(1, nodes.count)
        let surplus = core.withLock { $0.shardsToRelease(target: target) }
        if !surplus.isEmpty {
            try await storeMarks()
            core.withLock { core in
                for (shard, lease) in surplus { core.drop(shard, token: lease.token) }
            }
            try await leases.release(surplus.map(\.lease))
        }
        let taken = try await leases.leases(withPrefix: ShardMap.leasePrefix)
        for shard in core.withLock({ $0.shardsToTake(target: target, taken: taken, node: node) }) {
            let asked = time.monotonic
            guard let lease = try await leases.acquire(shards.name(of: shard), holder: node, duration: duration) else {
                continue
            }
            core.withLock { $0.hold(shard, lease: lease, validUntil: asked + duration) }
        }
        metrics.ownedShards.record(core.withLock { $0.leases.count })
        let now = time.now
        let expiries = (taken + nodes).filter { $0.holder != node }.map { $0.expiresAt - now + .milliseconds(1) }
        return max(min(duration / 3, expiries.min() ?? duration), duration / 20)
    }

    private func resign() async {
        do {
            try await storeMarks()
            let held = core.withLock { core in
                let held = core.shardsToRelease(target: 0)
                for (shard, lease) in held { core.drop(shard, token: lease.token) }
                return held.map(\.lease)
            }
            try await leases.release(held)
            let node = configuration.node
            let name = "\(ShardMap.nodePrefix)\(node)"
            try await leases.release(
                try await leases.leases(withPrefix: name).filter { $0.name == name && $0.holder == node }
            )
        } catch {
            logger.warning("The leases could not be given back; they will expire", metadata: ["error": "\(error)"])
        }
    }

    // Monitors

    /// Applies the changes of monitors and loads the shards that were taken.
    ///
    /// - Returns: When to do so again.
    func followMonitors() async throws -> Duration {
        defer { metrics.monitors.record(core.withLock { $0.monitorCount }) }
        try await applyChanges()
        let loads = core.withLock { $0.shardsToLoad }
        guard !loads.isEmpty else { return configuration.changePollInterval }
        let shards = ShardMap(count: configuration.shardCount)
        let settings = core.withLock { $0.settings }
        var states: [Int: ShardState] = [:]
        for (shard, lease) in loads {
            do {
                try await queue.publish([], fence: lease.fence)
            } catch let error as QueueError where error.code == .fenced {
                core.withLock { $0.drop(shard, token: lease.token) }
                continue
            }
            let name = shards.name(of: shard)
            let mark = try await ledger.dispatchedThrough(shard: name)
            states[shard] = ShardState(shard: shard, name: name, mark: mark, now: time.now, settings: settings)
        }
        var cursor: MonitorID?
        repeat {
            let page = try await monitors.list(tenant: nil, from: cursor, limit: configuration.pageSize)
            for stored in page.monitors {
                states[shards.shard(of: stored.monitor.id)]?.insert(stored)
            }
            cursor = page.next
        } while cursor != nil
        core.withLock { core in
            for (shard, lease) in loads {
                if let state = states.removeValue(forKey: shard) { core.install(state, token: lease.token) }
            }
        }
        return .milliseconds(1)
    }

    private func applyChanges() async throws {
        while true {
            let askedAt = time.now
            let position = core.withLock { $0.feedPosition }
            let changes = try await monitors.changes(after: position, limit: configuration.pageSize)
            core.withLock { $0.apply(changes, askedAt: askedAt) }
            guard !changes.isEmpty else { return }
        }
    }

    // Dispatch

    /// Publishes the slots that are due.
    ///
    /// - Returns: When the next tick begins.
    func dispatch() async throws -> Duration {
        let work = core.withLock { $0.work(at: time.now, monotonic: time.monotonic) }
        if work.count == 1 {
            try await perform(work[0])
        } else if !work.isEmpty {
            try await withThrowingTaskGroup { group in
                for item in work {
                    group.addTask { try await self.perform(item) }
                }
                try await group.waitForAll()
            }
        }
        core.withLock { $0.endTick(at: time.now) }
        metrics.pending.record(core.withLock { $0.pendingCount })
        let tick = configuration.tick.inMilliseconds
        return .nanoseconds(tick * 1_000_000 - time.now.nanoseconds.floorModulo(tick * 1_000_000))
    }

    private func perform(_ work: SchedulerCore.Work) async throws {
        for batch in work.batches {
            guard try await publish(batch, of: work) else { return }
        }
    }

    /// Publishes a batch; when the queue is full, each region by itself, so that only the full ones wait.
    ///
    /// - Returns: `false` when the shard was taken over by another scheduler.
    private func publish(_ batch: [RegionBatch], of work: SchedulerCore.Work) async throws -> Bool {
        let requests = batch.flatMap(\.requests)
        do {
            let receipt = try await queue.publish(requests.map(\.message), fence: work.fence, waitsForRoom: false)
            core.withLock { $0.published(batch, of: work) }
            metrics.dispatched(requests, receipt: receipt, at: time.now)
        } catch let error as QueueError where error.code == .fenced {
            logger.notice("A shard was taken over by another scheduler", metadata: ["shard": "\(work.shard)"])
            core.withLock { $0.drop(work.shard, token: work.fence.token) }
            return false
        } catch let error as QueueError where error.code == .full && batch.count > 1 {
            for part in batch {
                guard try await publish([part], of: work) else { return false }
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            logger.warning(
                "Slots could not be dispatched; they are kept and tried again",
                metadata: [
                    "shard": "\(work.shard)", "regions": "\(batch.map(\.region.rawValue))", "error": "\(error)",
                ]
            )
            let isFull = (error as? QueueError)?.code == .full
            core.withLock { $0.refused(batch, of: work, isFull: isFull, monotonic: time.monotonic) }
        }
        return true
    }

    // Ledger

    /// Records how slots ended that were not dispatched.
    ///
    /// - Returns: When to do so again.
    func recordEndings() async throws -> Duration {
        let endings = core.withLock { $0.endings(at: time.monotonic, limit: $0.settings.maximumBatchCount) }
        guard !endings.isEmpty else { return max(configuration.tick, .milliseconds(100)) }
        let entries = endings.flatMap(\.entries)
        try await ledger.record(entries)
        core.withLock { $0.recorded(endings) }
        metrics.endings.count(entries)
        return .milliseconds(1)
    }

    /// Stores how far the shards got.
    func storeMarks() async throws {
        for mark in core.withLock({ $0.marks(at: time.monotonic) }) {
            do {
                if let absence = mark.absence {
                    try await ledger.setAbsence(absence, shard: mark.name, fence: mark.fence)
                }
                if let instant = mark.instant {
                    try await ledger.setDispatchedThrough(instant, shard: mark.name, fence: mark.fence)
                }
                core.withLock { $0.stored(mark) }
            } catch let error as StoreError where error.code == .fenced {
                core.withLock { $0.drop(mark.shard, token: mark.fence.token) }
            }
        }
    }

    /// The names of the shards that are held, loaded or not.
    var heldShardNames: [String] { core.withLock { $0.leases.map(\.name) } }
}
