/// What is known of a monitor after folding its results in order of slot.
public struct MonitorState: Sendable, Hashable {
    /// The status now.
    public var status: MonitorStatus
    /// Since when it has that status; `nil` while it is unknown.
    public var since: Timestamp?

    /// The state before the first result.
    public init() {
        status = .unknown
        since = nil
    }

    /// Reads a state from its stored bytes.
    ///
    /// - Throws: ``WireError`` for bytes that are no state.
    public init(wireBytes: [UInt8]) throws(WireError) {
        self.init()
    }

    /// The state's stored bytes.
    public var wireBytes: [UInt8] { [] }
}
