import DequeModule
import MonitorCore

/// Decides which lookups run now, and who waits for which.
///
/// Those who ask for one name at a time share one lookup. Names that did not answer promptly when they were last looked up,
/// or never were, use at most half of the threads, so that any number of names that hang leave room for those that answer.
/// Canaries, which judge the names that hang, wait for none of them.
struct LookupQueue<Waiter: Sendable>: Sendable {
    /// What is looked up.
    struct Name: Hashable, Sendable {
        var host: String
        var family: AddressFamily
    }

    private enum Stage {
        case waiting
        case submitted
        case running
    }

    private struct Lookup {
        var waiters: [UInt64: Waiter] = [:]
        var stage = Stage.waiting
        var isDoubtful: Bool
    }

    private static var maximumKnownCount: Int { 65_536 }

    private let threadCount: Int
    private let maximumDoubtfulCount: Int
    private let maximumPending: Int
    private var lookups: [Name: Lookup] = [:]
    private var prompt: BoundedCache<Name, Bool>
    private var promptQueue: Deque<Name> = []
    private var doubtfulQueue: Deque<Name> = []
    private var busyCount = 0
    private var doubtfulCount = 0
    private var waiterCount = 0
    private var nextID: UInt64 = 0

    init(threadCount: Int, maximumPending: Int) {
        self.threadCount = max(1, threadCount)
        maximumDoubtfulCount = max(1, threadCount / 2)
        self.maximumPending = maximumPending
        prompt = BoundedCache(maximumCount: Self.maximumKnownCount)
    }

    /// Adds someone who waits for a name; `nil` when there is no room.
    mutating func add(_ waiter: Waiter, for name: Name, isCanary: Bool = false) -> UInt64? {
        guard waiterCount < maximumPending, lookups[name] != nil || lookups.count < maximumPending else { return nil }
        if lookups[name] == nil {
            let isDoubtful = !isCanary && prompt[name] == nil
            lookups[name] = Lookup(isDoubtful: isDoubtful)
            if isDoubtful { doubtfulQueue.append(name) } else { promptQueue.append(name) }
        } else if isCanary, lookups[name]?.stage == .waiting, let index = doubtfulQueue.firstIndex(of: name) {
            lookups[name]?.isDoubtful = false
            promptQueue.append(doubtfulQueue.remove(at: index))
        }
        nextID += 1
        waiterCount += 1
        lookups[name]?.waiters[nextID] = waiter
        return nextID
    }

    /// The lookups that have a thread now.
    mutating func takeReady() -> [Name] {
        var ready: [Name] = []
        while busyCount < threadCount, let name = popNext() {
            guard let lookup = lookups[name], !lookup.waiters.isEmpty else {
                lookups[name] = nil
                continue
            }
            lookups[name]?.stage = .submitted
            busyCount += 1
            if lookup.isDoubtful { doubtfulCount += 1 }
            ready.append(name)
        }
        return ready
    }

    /// Notes that a lookup's thread begins it; false when nobody waits for it any more, which ends it.
    mutating func begin(_ name: Name) -> Bool {
        guard lookups[name]?.waiters.isEmpty == false else {
            _ = end(name)
            return false
        }
        lookups[name]?.stage = .running
        return true
    }

    /// Removes someone who gives up; `isRunning` tells whether the lookup had begun.
    ///
    /// A lookup that someone gave up on while it ran is doubtful from then on.
    mutating func remove(_ id: UInt64, from name: Name) -> (waiter: Waiter, isRunning: Bool)? {
        guard let waiter = lookups[name]?.waiters.removeValue(forKey: id) else { return nil }
        waiterCount -= 1
        let isRunning = lookups[name]?.stage == .running
        if isRunning {
            prompt[name] = nil
            if lookups[name]?.isDoubtful == false {
                lookups[name]?.isDoubtful = true
                doubtfulCount += 1
            }
        }
        return (waiter, isRunning)
    }

    /// Ends a lookup.
    ///
    /// - Returns: Those who wait for it.
    mutating func finish(_ name: Name, isPrompt: Bool) -> [Waiter] {
        prompt[name] = isPrompt ? true : nil
        return end(name)
    }

    /// Ends all lookups.
    ///
    /// - Returns: Those who wait for them.
    mutating func finishAll() -> [Waiter] {
        let waiters = lookups.values.flatMap(\.waiters.values)
        lookups = [:]
        promptQueue = []
        doubtfulQueue = []
        busyCount = 0
        doubtfulCount = 0
        waiterCount = 0
        return waiters
    }

    private mutating func popNext() -> Name? {
        if doubtfulCount < maximumDoubtfulCount, let name = doubtfulQueue.popFirst() { return name }
        return promptQueue.popFirst()
    }

    private mutating func end(_ name: Name) -> [Waiter] {
        guard let lookup = lookups.removeValue(forKey: name) else { return [] }
        busyCount -= 1
        if lookup.isDoubtful { doubtfulCount -= 1 }
        waiterCount -= lookup.waiters.count
        return Array(lookup.waiters.values)
    }
}
