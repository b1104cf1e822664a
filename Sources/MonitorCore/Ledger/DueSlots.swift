/// The slots of a monitor that were due, computed from the history of its revisions.
///
/// A revision is in force from its change up to the next one. While a monitor is paused or removed, nothing is due.
public struct DueSlots: Sendable {
    private struct Span: Sendable {
        var window: TimeWindow
        var regions: Set<Region>
        var slots: SlotSequence
        /// For how long a slot is of use.
        var useful: Duration
    }

    private let spans: [Span]
    /// Every region that any revision had, in order.
    public let regions: [Region]

    /// Creates the due slots of one monitor.
    ///
    /// - Parameter history: All changes of the monitor, in order, as ``MonitorStore/history(of:)`` returns them.
    public init(history: [MonitorChange]) {
        // However the changes are dated, no instant belongs to two of them.
        var latest = Timestamp.distantPast
        let starts = history.map { change in
            latest = max(latest, change.changedAt)
            return latest
        }
        spans = zip(history.indices, starts)
            .compactMap { index, start in
                guard let monitor = history[index].monitor, !monitor.isPaused else { return nil }
                let slots = SlotSequence(monitor)
                return Span(
                    window: TimeWindow(
                        start: start,
                        end: index + 1 < starts.count ? starts[index + 1] : .distantFuture
                    ),
                    regions: Set(monitor.regions),
                    slots: slots,
                    useful: slots.interval ?? monitor.timeout
                )
            }
        regions = Set(history.flatMap { $0.monitor?.regions ?? [] }).sorted()
    }

    /// The due slots of a region in a window, in order, at most `limit` of them.
    public func slots(of region: Region, in window: TimeWindow, limit: Int) -> [Timestamp] {
        var slots: [Timestamp] = []
        for (span, part) in parts(of: region, in: window) where slots.count < limit {
            slots += span.slots.slots(in: part, limit: limit - slots.count)
        }
        return slots
    }

    /// How many slots of a region were due in a window.
    public func count(of region: Region, in window: TimeWindow) -> Int {
        parts(of: region, in: window).reduce(0) { $0 + $1.0.slots.count(in: $1.1) }
    }

    /// When a later revision, or the monitor's removal, began before a due slot's useful time was over.
    func change(during slot: Timestamp) -> Timestamp? {
        guard let span = spans.first(where: { $0.window.contains(slot) }), span.window.end != .distantFuture,
            span.window.end < slot + span.useful
        else { return nil }
        return span.window.end
    }

    private func parts(of region: Region, in window: TimeWindow) -> [(Span, TimeWindow)] {
        spans.compactMap { span in
            guard span.regions.contains(region), let part = span.window.intersection(window) else { return nil }
            return (span, part)
        }
    }
}
