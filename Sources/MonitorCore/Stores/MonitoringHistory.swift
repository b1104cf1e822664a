import HeapModule

/// What is stored of one monitor.
struct MonitorHistory {
    /// The version of the state; 0 before the first commit.
    var version: Int64 = 0
    var state = MonitorState()
    /// In order of decision.
    var transitions: [Transition] = []
    var series: [Region: SeriesHistory] = [:]

    /// Drops the transitions decided at or after an instant.
    mutating func retractTransitions(from instant: Timestamp) {
        transitions.removeSubrange(transitions.lowerBound { $0.decidedAt >= instant }...)
    }

    /// Adds a transition after those decided before it or with it.
    mutating func insert(_ transition: Transition) {
        let index = transitions.lowerBound { $0.decidedAt > transition.decidedAt }
        transitions.insert(transition, at: index)
    }
}

/// What is stored of one monitor in one region.
struct SeriesHistory {
    var results = SlotSeries<CheckResult>()
    var ledger = SlotSeries<LedgerMark>()
    private var rollups: [RollupResolution: SlotSeries<RollupBucket>] = [:]

    /// The rollup buckets of a resolution.
    subscript(buckets resolution: RollupResolution) -> SlotSeries<RollupBucket> {
        get { rollups[resolution] ?? SlotSeries() }
        _modify { yield &rollups[resolution, default: SlotSeries()] }
    }
}

/// How a slot ended, without the name of its series.
struct LedgerMark: SeriesElement {
    var seriesTime: Timestamp
    var outcome: SlotOutcome
    var recordedAt: Timestamp
}

extension CheckResult: SeriesElement {
    var seriesTime: Timestamp { slot.time }
}

extension RollupBucket: SeriesElement {
    var seriesTime: Timestamp { start }
}

/// The oldest element of a series that is not counted yet.
private struct SeriesHead<Key: Comparable>: Comparable {
    var time: Timestamp
    var key: Key
    var index: Int

    static func < (lhs: SeriesHead, rhs: SeriesHead) -> Bool {
        lhs.time == rhs.time ? lhs.key < rhs.key : lhs.time < rhs.time
    }
}

extension Heap {
    /// How many elements of each series are among the oldest of all, given the first of each.
    ///
    /// - Parameters:
    ///   - limit: How many elements to look for.
    ///   - head: The element of a series at an index, or `nil` where those to look at end.
    /// - Returns: The counts that are not zero.
    fileprivate func countsOfOldest<Key: Hashable>(
        _ limit: Int,
        head: (Key, Int) -> SeriesHead<Key>?
    ) -> [Key: Int] where Element == SeriesHead<Key> {
        var heads = self
        var counts: [Key: Int] = [:]
        for _ in 0..<Swift.max(0, limit) {
            guard let oldest = heads.popMin() else { break }
            counts[oldest.key] = oldest.index + 1
            if let next = head(oldest.key, oldest.index + 1) {
                heads.insert(next)
            }
        }
        return counts
    }
}

extension [MonitorID: MonitorHistory] {
    /// Removes the oldest elements before an instant, over all series, and returns how many there were.
    mutating func removeOldest<Element>(
        _ path: WritableKeyPath<SeriesHistory, SlotSeries<Element>>,
        before instant: Timestamp,
        limit: Int
    ) -> Int {
        func head(of series: SeriesKey, at index: Int) -> SeriesHead<SeriesKey>? {
            guard let elements = self[series.monitor]?.series[series.region]?[keyPath: path].elements,
                index < elements.count, elements[index].seriesTime < instant
            else { return nil }
            return SeriesHead(time: elements[index].seriesTime, key: series, index: index)
        }

        var heads = Heap<SeriesHead<SeriesKey>>()
        for (monitor, history) in self {
            for region in history.series.keys {
                if let head = head(of: SeriesKey(monitor: monitor, region: region), at: 0) {
                    heads.insert(head)
                }
            }
        }
        let counts = heads.countsOfOldest(limit, head: head)
        for (series, count) in counts {
            self[series.monitor]?.series[series.region]?[keyPath: path].removeFirst(count)
        }
        return counts.values.reduce(0, +)
    }

    /// Removes the oldest transitions before an instant, but none that is a monitor's newest.
    mutating func removeOldestTransitions(before instant: Timestamp, limit: Int) -> Int {
        func head(of monitor: MonitorID, at index: Int) -> SeriesHead<MonitorID>? {
            guard let transitions = self[monitor]?.transitions, index + 1 < transitions.count,
                transitions[index].decidedAt < instant
            else { return nil }
            return SeriesHead(time: transitions[index].decidedAt, key: monitor, index: index)
        }

        let heads = Heap(keys.compactMap { head(of: $0, at: 0) })
        let counts = heads.countsOfOldest(limit, head: head)
        for (monitor, count) in counts {
            self[monitor]?.transitions.removeFirst(count)
        }
        return counts.values.reduce(0, +)
    }
}
