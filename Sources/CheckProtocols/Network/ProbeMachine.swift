/// The pure core of a probe on one connection.
///
/// After ``ProbeAction/finish`` no event follows. `timedOut`, `failed` and `closed` must finish unless later events can
/// still finish it; `timedOut` and `closed` are the last events there are.
protocol ProbeMachine: SendableMetatype {
    associatedtype Input
    associatedtype Output
    associatedtype Report: Sendable

    /// What is known so far.
    var report: Report { get }

    /// Takes an event that happened at a monotonic time.
    mutating func handle(_ event: ProbeEvent<Input>, at time: Duration) -> ProbeAction<Output>
}
