import Logging
import MonitorCore

/// Puts log lines on a ``NoticeBoard``.
struct NoticeLogHandler: LogHandler {
    /// What a person who has one line does not need.
    private static let hidden: Set<String> = ["at", "correlation", "rule"]

    var logLevel = Logger.Level.notice
    var metadata: Logger.Metadata = [:]
    let board: NoticeBoard
    let time: any TimeSource

    init(board: NoticeBoard, time: any TimeSource) {
        self.board = board
        self.time = time
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:], uniquingKeysWith: { _, new in new })
        let facts = all.filter { !Self.hidden.contains($0.key) }
            .sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }
        // The hours, minutes and seconds of 2026-01-31T08:15:00Z.
        let clock = String(Timestamp(seconds: time.now.seconds).rfc3339.dropFirst(11).prefix(8))
        board.add(([clock, "\(event.level)", "\(event.message)"] + facts).joined(separator: "  "))
    }
}
