/// What is known of a monitor in a window: the input of uptime arithmetic.
///
/// Spans of one kind may overlap, be out of order and reach beyond the window.
public struct UptimeTimeline: Sendable, Hashable {
    /// The window.
    public var window: TimeWindow
    /// Which status was held when; where several are, the worst counts.
    public var statuses: [StatusInterval]
    /// The spans that results speak for, of as many regions as a decision needs.
    public var coverage: [TimeWindow]
    /// Planned work.
    public var maintenance: [TimeWindow]
    /// When the monitor was paused.
    public var paused: [TimeWindow]

    /// Creates a timeline.
    public init(
        window: TimeWindow,
        statuses: [StatusInterval] = [],
        coverage: [TimeWindow] = [],
        maintenance: [TimeWindow] = [],
        paused: [TimeWindow] = []
    ) {
        self.window = window
        self.statuses = statuses
        self.coverage = coverage
        self.maintenance = maintenance
        self.paused = paused
    }

    /// Divides the window.
    ///
    /// - Complexity: O(*n* log *n*) in the number of spans.
    public var parts: UptimeParts {
        struct Edge {
            var time: Timestamp
            var layer: Int
            var change: Int
        }
        var edges: [Edge] = []
        func add(_ span: TimeWindow, layer: Int) {
            guard let span = span.intersection(window) else { return }
            edges.append(Edge(time: span.start, layer: layer, change: 1))
            edges.append(Edge(time: span.end, layer: layer, change: -1))
        }
        // Layers 0 to 3 are the statuses by their raw value.
        let (covered, planned, pausing) = (4, 5, 6)
        for interval in statuses {
            add(interval.window, layer: Int(interval.status.rawValue))
        }
        for span in coverage { add(span, layer: covered) }
        for span in maintenance { add(span, layer: planned) }
        for span in paused { add(span, layer: pausing) }
        edges.sort { $0.time < $1.time }

        var parts = UptimeParts()
        var depth = [Int](repeating: 0, count: 7)
        var start = window.start
        func account(until end: Timestamp) {
            guard start < end else { return }
            let length = end - start
            start = end
            let worst = [MonitorStatus.down, .degraded, .up].first { depth[Int($0.rawValue)] > 0 } ?? .unknown
            let status = depth[covered] > 0 ? worst : .unknown
            if depth[pausing] > 0 {
                parts.paused += length
            } else if depth[planned] > 0 {
                parts.maintenance += length
                switch status {
                case .down: parts.downInMaintenance += length
                case .unknown: parts.unknownInMaintenance += length
                case .up, .degraded: break
                }
            } else {
                switch status {
                case .up: parts.up += length
                case .degraded: parts.degraded += length
                case .down: parts.down += length
                case .unknown: parts.unknown += length
                }
            }
        }
        for edge in edges {
            account(until: edge.time)
            depth[edge.layer] += edge.change
        }
        account(until: window.end)
        return parts
    }
}
