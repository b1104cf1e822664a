/// Tests the runner's own network, so that its failure is not taken for a target's.
///
/// The worker asks after an attempt that has a ``CheckConfiguration/targetHost`` and failed without having connected, or
/// for want of an answer from the resolver.
public protocol ConnectivityProbe: Sendable {
    /// Tests name resolution and network against something that is up independently of any target.
    ///
    /// The worker runs one test at a time and cancels one that takes too long, which counts as failed.
    func test() async -> ConnectivityStatus
}
