/// How much an alert matters.
@nonexhaustive
public enum AlertSeverity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Worth knowing.
    case info
    /// Something will break if nobody acts.
    case warning
    /// Something is broken.
    case error
    /// Something that people rely on is broken; act now.
    case critical

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        case .critical: 3
        }
    }

    /// Orders severities from `info` to `critical`.
    public static func < (lhs: AlertSeverity, rhs: AlertSeverity) -> Bool {
        lhs.rank < rhs.rank
    }
}
