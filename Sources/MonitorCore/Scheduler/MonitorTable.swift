/// The monitors of a shard, by number and by id.
///
/// An entry takes 56 bytes, the index about 8; lists of regions and cron schedules are kept once.
struct MonitorTable: Sendable {
    /// Unused lists of regions and cron schedules that are kept although there are hardly any monitors.
    private static let spareListCount = 16

    private var entries: ContiguousArray<ScheduledMonitor> = []
    private var free: [UInt32] = []
    private var index: ContiguousArray<UInt32> = ContiguousArray(repeating: .max, count: 16)
    private var regionLists: [[Region]] = []
    private var regionNumbers: [[Region]: UInt32] = [:]
    private var crons: [CronSchedule] = []
    private var cronNumbers: [CronSchedule: UInt32] = [:]
    /// How many monitors there are.
    private(set) var count = 0
    /// How many lists of regions and cron schedules are kept.
    var listCount: Int { regionLists.count + crons.count }

    subscript(number: UInt32) -> ScheduledMonitor {
        get { entries[Int(number)] }
        set { entries[Int(number)] = newValue }
    }

    /// The regions of an entry.
    func regions(of entry: ScheduledMonitor) -> [Region] {
        regionLists[Int(entry.regions)]
    }

    /// The slot that follows one of an entry's slots.
    func slot(after slot: Timestamp, of entry: ScheduledMonitor) -> Timestamp {
        if entry.interval > 0 { return slot + .milliseconds(entry.interval) }
        return crons[Int(entry.cron)].next(after: slot) ?? .distantFuture
    }

    /// The first of an entry's slots after any instant.
    func first(after instant: Timestamp, of entry: ScheduledMonitor) -> Timestamp {
        guard entry.interval > 0 else { return crons[Int(entry.cron)].next(after: instant) ?? .distantFuture }
        let interval = Duration.milliseconds(entry.interval).inNanoseconds
        let distance = instant.nanoseconds.subtractingSaturating(entry.next.nanoseconds)
        let count = distance.floorDivided(by: interval).addingSaturating(1)
        return entry.next + .nanoseconds(count.multipliedSaturating(by: interval))
    }

    /// The cron schedule of an entry, or `nil` with an interval.
    func cron(of entry: ScheduledMonitor) -> CronSchedule? {
        entry.interval > 0 ? nil : crons[Int(entry.cron)]
    }

    /// The number of a monitor.
    func number(of id: MonitorID) -> UInt32? {
        let number = index[position(of: id)]
        return number == .max ? nil : number
    }

    /// Adds a monitor that is not in the table.
    mutating func insert(_ monitor: Monitor, revision: Int64, next: Timestamp) -> UInt32 {
        if max(regionLists.count, crons.count) > 2 * (count + Self.spareListCount) { dropUnusedLists() }
        var entry = ScheduledMonitor(
            id: monitor.id,
            revision: revision,
            next: next,
            interval: 0,
            timeout: UInt32(clamping: monitor.timeout.inMilliseconds),
            regions: number(ofRegions: monitor.regions),
            cron: 0
        )
        switch monitor.schedule {
        case .every(let interval): entry.interval = max(interval, SlotSequence.minimumInterval).inMilliseconds
        case .cron(let cron): entry.cron = number(of: cron)
        }
        if (count + 1) * 4 > index.count * 3 { grow() }
        let number: UInt32
        if let reused = free.popLast() {
            number = reused
            entries[Int(number)] = entry
        } else {
            number = UInt32(entries.count)
            entries.append(entry)
        }
        index[position(of: entry.id)] = number
        count += 1
        return number
    }

    /// Takes a monitor out.
    mutating func remove(_ number: UInt32) {
        guard entries[Int(number)].isPresent else { return }
        var hole = position(of: entries[Int(number)].id)
        index[hole] = .max
        entries[Int(number)].isPresent = false
        entries[Int(number)].id = ""
        free.append(number)
        count -= 1
        // Close the gap, so that a search still finds what had to move past it.
        var probe = (hole + 1) & (index.count - 1)
        while index[probe] != .max {
            let home = Self.home(of: entries[Int(index[probe])].id, in: index.count)
            if (probe &- home) & (index.count - 1) >= (probe &- hole) & (index.count - 1) {
                index[hole] = index[probe]
                index[probe] = .max
                hole = probe
            }
            probe = (probe + 1) & (index.count - 1)
        }
    }

    /// The numbers of all monitors.
    var numbers: some Sequence<UInt32> {
        entries.indices.lazy.filter { entries[$0].isPresent }.map { UInt32($0) }
    }

    private func position(of id: MonitorID) -> Int {
        var position = Self.home(of: id, in: index.count)
        while index[position] != .max, entries[Int(index[position])].id != id {
            position = (position + 1) & (index.count - 1)
        }
        return position
    }

    private static func home(of id: MonitorID, in size: Int) -> Int {
        Int(truncatingIfNeeded: stableHash(id.rawValue) >> 20) & (size - 1)
    }

    private mutating func grow() {
        index = ContiguousArray(repeating: .max, count: index.count * 2)
        for number in entries.indices where entries[number].isPresent {
            index[position(of: entries[number].id)] = UInt32(number)
        }
    }

    /// Numbers the lists of regions and the cron schedules anew, those in use only.
    private mutating func dropUnusedLists() {
        let (oldLists, oldCrons) = (regionLists, crons)
        regionLists = []
        regionNumbers = [:]
        crons = []
        cronNumbers = [:]
        for number in entries.indices where entries[number].isPresent {
            entries[number].regions = self.number(ofRegions: oldLists[Int(entries[number].regions)])
            if entries[number].interval == 0 {
                entries[number].cron = self.number(of: oldCrons[Int(entries[number].cron)])
            }
        }
    }

    private mutating func number(ofRegions regions: [Region]) -> UInt32 {
        if let known = regionNumbers[regions] { return known }
        var seen: Set<Region> = []
        regionLists.append(regions.filter { seen.insert($0).inserted })
        regionNumbers[regions] = UInt32(regionLists.count - 1)
        return UInt32(regionLists.count - 1)
    }

    private mutating func number(of cron: CronSchedule) -> UInt32 {
        if let known = cronNumbers[cron] { return known }
        crons.append(cron)
        cronNumbers[cron] = UInt32(crons.count - 1)
        return UInt32(crons.count - 1)
    }
}
