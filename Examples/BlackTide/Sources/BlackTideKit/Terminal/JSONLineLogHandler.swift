import Logging
import MonitorCore
import Synchronization

/// Writes each log line as one JSON object to standard output.
struct JSONLineLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    private let label: String
    private let time: any TimeSource

    /// Keeps lines of concurrent loggers whole.
    private static let output = Mutex(())

    init(label: String, time: any TimeSource) {
        self.label = label
        self.time = time
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var members: [String: JSONValue] = [:]
        for (name, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { _, new in new }) {
            members[name] = .string("\(value)")
        }
        members["time"] = .string(time.now.rfc3339)
        members["level"] = .string("\(event.level)")
        members["logger"] = .string(label)
        members["message"] = .string("\(event.message)")
        Self.write(.object(members))
    }

    /// Writes one JSON object as a line.
    static func write(_ value: JSONValue) {
        let line = value.jsonText + "\n"
        output.withLock { _ in Terminal.write(line) }
    }
}
