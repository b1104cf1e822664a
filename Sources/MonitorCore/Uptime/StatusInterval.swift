/// A span of time for which a monitor had one status.
public struct StatusInterval: Sendable, Hashable {
    /// When.
    public var window: TimeWindow
    /// The status.
    public var status: MonitorStatus

    /// Creates an interval.
    public init(window: TimeWindow, status: MonitorStatus) {
        self.window = window
        self.status = status
    }

    /// The statuses of a window, from transitions in the order in which they were decided.
    ///
    /// - Parameters:
    ///   - transitions: Transitions, the first being the first one decided at or after the window's start.
    ///   - fallback: The status throughout the window when there is no transition.
    ///   - window: The window.
    /// - Returns: Intervals that do not overlap and together cover the window.
    public static func intervals(
        from transitions: [Transition],
        fallback: MonitorStatus,
        in window: TimeWindow
    ) -> [StatusInterval] {
        var intervals: [StatusInterval] = []
        var start = window.start
        var status = transitions.first?.from ?? fallback
        for transition in transitions {
            let end = min(max(transition.at, start), window.end)
            if start < end {
                intervals.append(StatusInterval(window: TimeWindow(start: start, end: end), status: status))
            }
            start = end
            status = transition.to
        }
        if start < window.end {
            intervals.append(StatusInterval(window: TimeWindow(start: start, end: window.end), status: status))
        }
        return intervals
    }
}
