import Logging
import MonitorCore

/// Where the log of a command goes: to standard output as JSON lines, or into the live view.
struct PlatformLog {
    let logger: Logger
    /// What the live view shows of the log; `nil` where there is no such view.
    let notices: NoticeBoard?

    /// Creates a log.
    ///
    /// - Parameters:
    ///   - label: The logger's name.
    ///   - level: The least severe level that is logged; `nil` for `notice` in the live view and `info` elsewhere.
    ///   - isLive: Whether there is a live view.
    ///   - time: The clocks.
    init(label: String, level: Logger.Level? = nil, isLive: Bool, time: any TimeSource) {
        let notices = isLive ? NoticeBoard() : nil
        self.notices = notices
        logger = Logger(label: label) { label in
            var handler: any LogHandler =
                if let notices {
                    NoticeLogHandler(board: notices, time: time)
                } else {
                    JSONLineLogHandler(label: label, time: time)
                }
            if let level {
                handler.logLevel = level
            }
            return FailureRaisingLogHandler(base: handler, time: time)
        }
    }
}
