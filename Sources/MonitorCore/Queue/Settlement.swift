/// What a consumer says about a delivery.
public struct Settlement: Sendable, Hashable {
    /// The kinds of answer.
    @nonexhaustive
    public enum Verdict: Sendable, Hashable {
        /// Handled; never deliver it again.
        case acknowledge
        /// Not handled; deliver it again after the delay, or after the group's backoff when `nil`.
        case retry(after: Duration?)
        /// Still being handled; the acknowledgement deadline begins anew.
        case inProgress
        /// Cannot be handled, ever; dead-letter it with this reason.
        case terminate(reason: String)
    }

    /// The ``Delivery/token`` of the delivery.
    public var token: UInt64
    /// The answer.
    public var verdict: Verdict

    /// Creates a settlement.
    public init(token: UInt64, verdict: Verdict) {
        self.token = token
        self.verdict = verdict
    }
}
