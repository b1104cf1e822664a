/// What is known of a monitor: the fold of its results in order of slot.
///
/// Results may arrive in any order and more than once. The latest ones (``VotePolicy/windowPerRegion`` per region) are kept
/// as eight bytes each, on top of the fold of all earlier ones, so that a late result is put in its place and what
/// followed is decided again: every order of arrival within the window gives the same state and the same transitions.
/// Decisions are made in event time: no clock is read.
public struct MonitorState: Sendable, Hashable {
    private var policy: VotePolicy?
    /// Fields of the policy written by a later version; apart from it, because equal policies may differ in them.
    private var policyUnknownFields: [UInt8] = []
    // The fold of everything up to and including the slot `floor`, then of the window too.
    private var checkpoint = VoteFold(regionCount: 0)
    private var head = VoteFold(regionCount: 0)
    private var window: [SlotEvent] = []
    private var floor: UInt64 = 0
    private var unknownFields: [UInt8] = []

    /// The state before the first result.
    public init() {}

    /// The status now.
    public var status: MonitorStatus { head.status }

    /// Since when it has that status; `nil` while it is unknown.
    public var since: Timestamp? { head.status == .unknown ? nil : Timestamp(milliseconds: head.since) }

    /// The latest slot that has been folded, or `nil` before the first.
    public var lastSlot: Timestamp? { head.time.map(Timestamp.init(milliseconds:)) }

    /// Makes a policy the one by which results are folded from now on.
    ///
    /// What has been decided stays decided: results older than the latest one are no longer put in order.
    public mutating func adopt(_ policy: VotePolicy) {
        guard policy != self.policy else { return }
        let runs = Dictionary(zip(self.policy?.regions ?? [], head.runs)) { first, _ in first }
        head.runs = policy.regions.map { runs[$0] ?? RegionRun() }
        settle()
        self.policy = policy
        policyUnknownFields = []
    }

    /// Takes what has been folded for final: results up to the latest slot are no longer put in order.
    package mutating func settle() {
        checkpoint = head
        if let last = head.time {
            floor = max(floor, SlotEvent.key(time: last, region: 0xff))
        }
        window = []
    }

    /// Where a slot stands, given the policy adopted last.
    public func standing(of slot: SlotID) -> SlotStanding {
        guard let region = policy?.position(of: slot.region) else { return .outside }
        let key = SlotEvent.key(time: slot.time.milliseconds, region: region)
        if key <= floor { return .outside }
        return contains(key) ? .folded : .new
    }

    /// Folds results, in any order; a slot that has been folded before changes nothing.
    ///
    /// - Parameters:
    ///   - results: Results of the monitor.
    ///   - monitor: The monitor.
    ///   - tenant: Its owner.
    ///   - policy: The policy to adopt first, see ``adopt(_:)``.
    /// - Returns: What follows from the results.
    public mutating func fold(
        _ results: [CheckResult],
        of monitor: MonitorID,
        tenant: TenantID,
        policy: VotePolicy
    ) -> StateUpdate {
        adopt(policy)
        let events = newEvents(
            among: results.lazy.compactMap { SlotEvent($0, policy: policy) },
            roomFor: results.count
        )
        return fold(new: events, of: monitor, tenant: tenant, policy: policy, results: results)
    }

    /// Folds what results mean, in any order, as `fold(_:of:tenant:policy:)` does with the results themselves.
    package mutating func fold(
        _ events: [SlotEvent],
        of monitor: MonitorID,
        tenant: TenantID,
        policy: VotePolicy
    ) -> StateUpdate {
        adopt(policy)
        let events = newEvents(among: events, roomFor: events.count)
        return fold(new: events, of: monitor, tenant: tenant, policy: policy, results: [])
    }

    private mutating func fold(
        new events: [SlotEvent],
        of monitor: MonitorID,
        tenant: TenantID,
        policy: VotePolicy,
        results: [CheckResult]
    ) -> StateUpdate {
        var update = StateUpdate()
        update.foldedCount = events.count
        guard let first = events.first else { return update }

        let announced = head
        let last = window.last
        let late = events.prefix { event in last.map { event < $0 } ?? false }
        var log = VoteFold.Log()
        if !late.isEmpty {
            update.retractsTransitionsFrom = rewrite(with: late, policy: policy, log: &log)
        }
        let rewritten = head
        let rewrittenCount = log.decisions.count
        for event in events.dropFirst(late.count) {
            head.apply(event, policy: policy, log: &log)
            advanceCheckpoint(policy: policy, roomFor: 1)
            window.append(event)
        }

        if !log.decisions.isEmpty {
            let bySlot = Dictionary(results.map { ($0.slot, $0) }) { first, _ in first }
            for decision in log.decisions {
                let slot = SlotID(
                    monitor: monitor,
                    region: policy.regions[decision.region],
                    time: Timestamp(milliseconds: decision.decidedAt)
                )
                update.transitions.append(
                    Transition(decision, slot: slot, tenant: tenant, policy: policy, result: bySlot[slot])
                )
                update.decidingSlots.append(slot)
            }
        }
        update.announcements = Array(update.transitions.dropFirst(rewrittenCount))
        if rewritten.status != announced.status || rewritten.isHeldBack != announced.isHeldBack {
            var correction =
                update.transitions.prefix(rewrittenCount).last
                ?? correction(of: announced, to: rewritten, by: first, monitor: monitor, tenant: tenant)
            correction.from = announced.status
            update.announcements.insert(correction, at: 0)
        }
        update.advisories = log.dissents.map { dissent in
            Advisory(
                monitor: monitor,
                tenant: tenant,
                region: policy.regions[dissent.region],
                vote: dissent.vote,
                status: dissent.status,
                since: Timestamp(milliseconds: dissent.since),
                at: Timestamp(milliseconds: dissent.at),
                isActive: dissent.isActive
            )
        }
        return update
    }

    /// Those events that are new, in order, one for each slot.
    private func newEvents(among candidates: some Sequence<SlotEvent>, roomFor count: Int) -> [SlotEvent] {
        var events: [SlotEvent] = []
        events.reserveCapacity(count)
        var isSorted = true
        for event in candidates {
            guard event.key > floor, !contains(event.key) else { continue }
            if let last = events.last, last.key >= event.key { isSorted = false }
            events.append(event)
        }
        if !isSorted {
            // Of several results for one slot the first stays.
            var seen: Set<UInt64> = []
            events = events.filter { seen.insert($0.key).inserted }.sorted()
        }
        return events
    }

    private func contains(_ key: UInt64) -> Bool {
        guard let last = window.last, key <= last.key else { return false }
        return window.contains { $0.key == key }
    }

    /// Puts late results in their place and decides anew what followed them.
    ///
    /// - Returns: From when on the transitions that were stored are void, if any is.
    private mutating func rewrite(
        with late: ArraySlice<SlotEvent>,
        policy: VotePolicy,
        log: inout VoteFold.Log
    ) -> Timestamp? {
        let before = head
        let old = replay()
        window.append(contentsOf: late)
        window.sort()
        log = replay()
        advanceCheckpoint(policy: policy)
        log.dissents = head.dissents(thatAreNewsTo: before, among: log.dissents)
        return log.keepOnlyDecisionsThatDiffer(from: old).map(Timestamp.init(milliseconds:))
    }

    /// Folds the window anew, on top of the checkpoint.
    private mutating func replay() -> VoteFold.Log {
        var log = VoteFold.Log()
        head = checkpoint
        guard let policy else { return log }
        for event in window {
            head.apply(event, policy: policy, log: &log)
        }
        return log
    }

    private mutating func advanceCheckpoint(policy: VotePolicy, roomFor room: Int = 0) {
        let excess = window.count + room - policy.windowLimit
        guard excess > 0 else { return }
        var settled = VoteFold.Log()
        for event in window.prefix(excess) {
            checkpoint.apply(event, policy: policy, log: &settled)
            floor = event.key
        }
        window.removeFirst(excess)
    }

    private func correction(
        of announced: VoteFold,
        to rewritten: VoteFold,
        by event: SlotEvent,
        monitor: MonitorID,
        tenant: TenantID
    ) -> Transition {
        let decidedAt = Timestamp(milliseconds: event.time)
        return Transition(
            monitor: monitor,
            tenant: tenant,
            from: announced.status,
            to: rewritten.status,
            at: rewritten.status == .unknown ? decidedAt : Timestamp(milliseconds: rewritten.since),
            decidedAt: decidedAt,
            rule: "a late result shows that \(announced.status) never was: the status is \(rewritten.status)",
            votesUsed: [],
            votesRefused: [],
            isInMaintenance: rewritten.isHeldBack,
            correlation: CorrelationID("\(monitor)/\(decidedAt.milliseconds)")
        )
    }
}

extension MonitorState {
    /// Reads a state from its stored bytes.
    ///
    /// - Throws: ``WireError`` for bytes that are no state.
    public init(wireBytes: [UInt8]) throws(WireError) {
        self.init()
        var reader = WireReader(wireBytes)
        var previous: UInt64 = 0
        while let tag = try reader.next() {
            switch tag.field {
            case 1:
                var nested = WireReader(try reader.slice(tag))
                policy = try VotePolicy(from: &nested, unknownFields: &policyUnknownFields)
            case 2:
                var nested = WireReader(try reader.slice(tag))
                checkpoint = try VoteFold(from: &nested)
            case 3: floor = try reader.unsigned(tag)
            case 4:
                // Times as the difference to the one before, above the 16 bits of region and finding.
                let (raw, overflow) = previous.addingReportingOverflow(try reader.unsigned(tag))
                let event = SlotEvent(rawValue: raw)
                let isInOrder = (window.last.map { $0.key < event.key } ?? true) && floor < event.key
                guard !overflow, raw < 1 << 62, isInOrder else { throw Self.malformed("results out of order") }
                guard window.count < VotePolicy.windowPerRegion * VotePolicy.maximumRegions else {
                    throw Self.malformed("too many results")
                }
                window.append(event)
                previous = raw & ~0xffff
            default: try reader.skip(tag, into: &unknownFields)
            }
        }
        let regionCount = policy?.regions.count ?? 0
        guard checkpoint.runs.count == regionCount, window.allSatisfy({ $0.region < regionCount }) else {
            throw Self.malformed("regions that the policy does not name")
        }
        _ = replay()
    }

    /// The state's stored bytes.
    public var wireBytes: [UInt8] {
        guard let policy else { return unknownFields }
        var writer = WireWriter(capacity: 512)
        writer.write(field: 1) {
            policy.write(to: &$0)
            $0.append(unknownFields: policyUnknownFields)
        }
        writer.write(field: 2) { checkpoint.write(to: &$0) }
        writer.write(floor, field: 3)
        var previous: UInt64 = 0
        for event in window {
            writer.write(event.rawValue - previous, field: 4)
            previous = event.rawValue & ~0xffff
        }
        writer.append(unknownFields: unknownFields)
        return writer.bytes
    }

    private static func malformed(_ what: String) -> WireError {
        WireError(code: .malformed, message: "malformed monitor state: \(what)")
    }
}
