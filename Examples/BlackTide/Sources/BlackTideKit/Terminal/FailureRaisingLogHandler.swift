import Logging
import MonitorCore
import Synchronization

/// Raises the failures that are logged for debugging to warnings, at most once a minute for each message.
///
/// Services repeat what has failed, and log it at `debug`: a full disk would be seen by nobody.
struct FailureRaisingLogHandler: LogHandler {
    /// Which failures were raised lately.
    private final class Memory: Sendable {
        struct Entry {
            var raisedAt: Duration
            var suppressed = 0
        }

        let entries = Mutex<[String: Entry]>([:])
    }

    private static let pause = Duration.seconds(60)
    private static let limit = 256

    private var base: any LogHandler
    private let time: any TimeSource
    private let memory = Memory()

    /// Creates a handler that hands what it is told to another.
    init(base: any LogHandler, time: any TimeSource) {
        self.base = base
        self.time = time
    }

    var logLevel: Logger.Level {
        // Failures must get here to be raised.
        get { min(base.logLevel, .debug) }
        set { base.logLevel = newValue }
    }

    var metadata: Logger.Metadata {
        get { base.metadata }
        set { base.metadata = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { base[metadataKey: key] }
        set { base[metadataKey: key] = newValue }
    }

    func log(event: LogEvent) {
        var event = event
        let isFailure = event.error != nil || event.metadata?["error"] != nil
        if event.level == .debug, isFailure, let suppressed = suppressedIfDue("\(event.message)") {
            event.level = .warning
            if suppressed > 0 {
                event.metadata?["suppressed"] = "\(suppressed)"
            }
        }
        guard event.level >= base.logLevel else { return }
        base.log(event: event)
    }

    /// How often a message was held back since it was raised last, or `nil` when it must be held back again.
    private func suppressedIfDue(_ message: String) -> Int? {
        let now = time.monotonic
        return memory.entries.withLock { entries in
            if var entry = entries[message], now - entry.raisedAt < Self.pause {
                entry.suppressed += 1
                entries[message] = entry
                return nil
            }
            if entries.count >= Self.limit {
                entries.removeAll()
            }
            return entries.updateValue(Memory.Entry(raisedAt: now), forKey: message)?.suppressed ?? 0
        }
    }
}
