/// What a finding is.
public protocol FindingDetail: Sendable, Hashable {
    /// The name of the kind, such as `sandwich`: it is part of the identity, and never changes.
    static var kind: String { get }

    /// What happened, in one or two sentences for people.
    var explanation: String { get }
}
