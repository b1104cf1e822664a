/// When a time zone's clock stood how far from UTC; all values are seconds.
struct TimeZoneRules: Sendable, Hashable {
    /// An instant from which on another offset holds.
    struct Change: Sendable, Hashable {
        var instant: Int64
        var offset: Int64
    }

    /// A span of time in which one offset holds.
    struct Span: Sendable, Hashable {
        var start: Int64
        var end: Int64
        var offset: Int64
    }

    /// The largest distance from UTC that is accepted.
    static let maximumOffset: Int64 = 26 * 3_600
    /// Rules that recur are written out until this year, the last one that a ``Timestamp`` can hold.
    static let lastYear: Int64 = 2_262

    static let utc = TimeZoneRules(initialOffset: 0, changes: [])

    private let initialOffset: Int64
    private let changes: [Change]

    /// Creates rules from changes in ascending order.
    init(initialOffset: Int64, changes: [Change]) {
        self.initialOffset = initialOffset
        var previous = initialOffset
        self.changes = changes.filter { change in
            defer { previous = change.offset }
            return change.offset != previous
        }
    }

    /// The distance from UTC at an instant.
    func offset(at instant: Int64) -> Int64 {
        offset(beforeChange: index(after: instant))
    }

    /// The spans from the one that holds `instant` on, at most `limit` of them.
    func spans(from instant: Int64, limit: Int) -> some Sequence<Span> {
        let first = index(after: instant)
        let last = min(changes.count, first + limit - 1)
        return (first...max(first, last)).lazy.map { span(endingAtChange: $0) }
    }

    /// The latest local time that the clock has shown, or skipped, until an instant.
    func latestLocal(shownUntil instant: Int64) -> Int64 {
        var index = index(after: instant)
        var latest = instant + offset(beforeChange: index)
        while index > 0, changes[index - 1].instant > instant - 2 * Self.maximumOffset {
            index -= 1
            latest = max(latest, changes[index].instant + offset(beforeChange: index) - 1)
        }
        return latest
    }

    /// The first instant at which the clock shows a local time; where it skips that time, the first instant after.
    func firstInstant(ofLocal local: Int64) -> Int64 {
        var index = index(after: local.subtractingSaturating(Self.maximumOffset))
        while index < changes.count {
            let instant = local - offset(beforeChange: index)
            if instant < changes[index].instant { return instant }
            if local < changes[index].instant + changes[index].offset { return changes[index].instant }
            index += 1
        }
        return local - offset(beforeChange: index)
    }

    /// The index of the first change after an instant.
    private func index(after instant: Int64) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].instant <= instant {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    private func offset(beforeChange index: Int) -> Int64 {
        index == 0 ? initialOffset : changes[index - 1].offset
    }

    private func span(endingAtChange index: Int) -> Span {
        Span(
            start: index == 0 ? .min : changes[index - 1].instant,
            end: index == changes.count ? .max : changes[index].instant,
            offset: offset(beforeChange: index)
        )
    }
}
