extension MaintenanceWindow {
    /// The occurrence of the window that covers an instant, or `nil` when there is none.
    ///
    /// Where occurrences overlap, this is the one that began first.
    public func occurrence(at instant: Timestamp) -> TimeWindow? {
        guard let occurrence = firstOccurrence(endingAfter: instant), occurrence.start <= instant else { return nil }
        return occurrence
    }

    /// The end, after an instant, of the occurrence that ends first.
    ///
    /// This is when a monitor is to be evaluated again.
    public func nextEnd(after instant: Timestamp) -> Timestamp? {
        firstOccurrence(endingAfter: instant)?.end
    }

    /// The occurrences that share an instant with a window, in order, at most `limit` of them.
    public func occurrences(in window: TimeWindow, limit: Int = 10_000) -> [TimeWindow] {
        guard var next = firstOccurrence(endingAfter: window.start) else { return [] }
        var occurrences: [TimeWindow] = []
        while next.start < window.end, occurrences.count < limit {
            occurrences.append(next)
            guard let following = firstOccurrence(endingAfter: next.end) else { break }
            next = following
        }
        return occurrences
    }

    private func firstOccurrence(endingAfter instant: Timestamp) -> TimeWindow? {
        switch recurrence {
        case .once(let window):
            return window.end > instant && !window.isEmpty ? window : nil
        case .recurring(let cron, let duration):
            guard duration > .zero, let start = cron.next(after: instant - duration) else { return nil }
            return TimeWindow(start: start, end: start + duration)
        }
    }
}
