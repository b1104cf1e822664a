extension Monitor {
    /// Whether planned work covers an instant.
    public func isInMaintenance(at instant: Timestamp) -> Bool {
        maintenanceWindow(at: instant) != nil
    }

    /// The first of the monitor's windows that covers an instant.
    public func maintenanceWindow(at instant: Timestamp) -> MaintenanceWindow? {
        maintenance.first { $0.occurrence(at: instant) != nil }
    }

    /// When, after an instant, the next of the monitor's windows ends and it is to be evaluated again.
    ///
    /// Another window may still cover that instant; see ``isInMaintenance(at:)``.
    public func nextMaintenanceEnd(after instant: Timestamp) -> Timestamp? {
        maintenance.compactMap { $0.nextEnd(after: instant) }.min()
    }

    /// The parts of a window that planned work covers, merged and in order.
    ///
    /// At most `limit` occurrences of each of the monitor's windows are looked at.
    public func maintenanceSpans(in window: TimeWindow, limit: Int = 10_000) -> [TimeWindow] {
        var spans: [TimeWindow] = []
        let occurrences = maintenance.flatMap { $0.occurrences(in: window, limit: limit) }
        for occurrence in occurrences.sorted(by: { $0.start < $1.start }) {
            guard let part = occurrence.intersection(window) else { continue }
            if let last = spans.last, part.start <= last.end {
                spans[spans.count - 1].end = max(last.end, part.end)
            } else {
                spans.append(part)
            }
        }
        return spans
    }
}
