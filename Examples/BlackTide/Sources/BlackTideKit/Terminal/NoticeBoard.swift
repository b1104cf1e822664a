import Synchronization

/// The latest lines of the log, for a view that they must not scroll away.
final class NoticeBoard: Sendable {
    private let limit: Int
    private let lines = Mutex<[String]>([])

    /// Creates a board that keeps the last lines, at most `limit`.
    init(limit: Int = 5) {
        self.limit = limit
    }

    /// Adds a line.
    func add(_ line: String) {
        lines.withLock { lines in
            lines.append(line)
            lines.removeFirst(max(0, lines.count - limit))
        }
    }

    /// The lines, oldest first.
    var latest: [String] {
        lines.withLock { $0 }
    }
}
