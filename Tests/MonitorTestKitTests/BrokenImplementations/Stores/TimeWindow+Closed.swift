import MonitorCore

extension TimeWindow {
    /// The window with the instant at which it ends.
    var closed: TimeWindow { TimeWindow(start: start, end: end + .nanoseconds(1)) }
}
