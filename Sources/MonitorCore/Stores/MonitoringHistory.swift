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

/// The oldest element of a series that is not removed yet.
private struct SeriesHead: Comparable {
    var time: Timestamp
    var series: SeriesKey
    var index: Int

    static func < (lhs: SeriesHead, rhs: SeriesHead) -> Bool {
        lhs.time == rhs.time ? lhs.series < rhs.series : lhs.time < rhs.time
    }
}

extension [MonitorID: MonitorHistory] {
    /// Removes the oldest elements before an instant, over all series, and returns how many there were.
    mutating func removeOldest<Element>(
        _ path: WritableKeyPath<SeriesHistory, SlotSeries<Element>>,
        before instant: Timestamp,
        limit: Int
    ) -> Int {
        func head(of series: SeriesKey, at index: Int) -> SeriesHead? {
            guard let elements = self[series.monitor]?.series[series.region]?[keyPath: path].elements,
                index < elements.count, elements[index].seriesTime < instant
            else { return nil }
            return SeriesHead(time: elements[index].seriesTime, series: series, index: index)
        }

        var heads = Heap<SeriesHead>()
        for (monitor, history) in self {
            for region in history.series.keys {
                if let head = head(of: SeriesKey(monitor: monitor, region: region), at: 0) {
                    heads.insert(head)
                }
            }
        }
        var counts: [SeriesKey: Int] = [:]
        var total = 0
        while total < limit, let oldest = heads.popMin() {
            total += 1
            counts[oldest.series] = oldest.index + 1
            if let next = head(of: oldest.series, at: oldest.index + 1) {
                heads.insert(next)
            }
        }
        for (series, count) in counts {
            self[series.monitor]?.series[series.region]?[keyPath: path].removeFirst(count)
        }
        return total
    }
}
