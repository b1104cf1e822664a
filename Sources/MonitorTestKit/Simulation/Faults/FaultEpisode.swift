import MonitorCore

/// A fault that happens at a certain time: one that lasts, or one that hits every call while it does.
public struct FaultEpisode: Sendable, Hashable, CustomStringConvertible {
    /// What goes wrong.
    public var kind: FaultKind
    /// The name of the process it happens to, as ``Topology`` describes it; `nil` means all.
    public var node: String?
    /// What a partition cuts the process off from; `nil` means everything.
    public var part: WorldPart?
    /// When it begins, since the start of the world.
    public var start: Duration
    /// When it is over.
    public var end: Duration
    /// By how much a clock is stepped.
    public var step: Duration

    /// Creates an episode.
    ///
    /// - Parameters:
    ///   - kind: What goes wrong.
    ///   - node: The name of the process it happens to, such as `worker-eu-1`; `nil` means all.
    ///   - part: What a partition cuts the process off from; `nil` means everything.
    ///   - start: When it begins, since the start of the world.
    ///   - duration: How long it lasts; for a crash, until the process is started again.
    ///   - step: By how much a clock is stepped.
    public init(
        _ kind: FaultKind,
        of node: String? = nil,
        from part: WorldPart? = nil,
        at start: Duration,
        lasting duration: Duration = .zero,
        step: Duration = .zero
    ) {
        self.kind = kind
        self.node = node
        self.part = part
        self.start = start
        end = start + max(.zero, duration)
        self.step = step
    }

    /// What happens, in short.
    public var description: String {
        let length = end > start ? " for \((end - start).text)" : ""
        let size = step == .zero ? "" : " by \(step.text)"
        let part = part.map { " from \($0.rawValue)" } ?? ""
        return "\(kind.rawValue) of \(node ?? "all")\(part) at \(start.text)\(length)\(size)"
    }

    func covers(_ node: String, at elapsed: Duration) -> Bool {
        start <= elapsed && elapsed < end && (self.node.map { $0 == node } ?? true)
    }
}
