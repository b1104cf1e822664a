import MonitorCore

/// A store that is sound but for one flaw, which is named after the law that must catch it.
protocol FaultyStore: Sendable {
    associatedtype Law

    /// Makes an empty store; a sound one without a law.
    init(breaking law: Law?, time: any TimeSource)

    /// The store after a restart.
    func reopened() async throws -> Self
}

/// Lets others go between a check and what is decided on it.
func pauseBetweenCheckAndAct() async {
    for _ in 0..<4 {
        await Task.yield()
    }
}
