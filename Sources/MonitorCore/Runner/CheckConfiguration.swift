/// The configuration of a kind of check.
public protocol CheckConfiguration: Codable, Sendable {
    /// Adds an issue for every field that is wrong, naming the field.
    func validate(into issues: inout ConfigurationIssues)

    /// The host that the check puts load on, for the limit per host; `nil` when there is none.
    var targetHost: String? { get }
}

extension CheckConfiguration {
    /// No host.
    public var targetHost: String? { nil }
}
