/// What a monitor checks: a kind, and that kind's configuration.
///
/// The configuration is kept as JSON so that a store or scheduler need not know the runner; the runner of the kind
/// decodes and validates it into its own type.
public struct CheckSpecification: Sendable, Hashable, Codable {
    /// The kind of check.
    public var kind: CheckKind
    /// The kind's configuration.
    public var configuration: JSONValue

    /// Creates a specification.
    public init(kind: CheckKind, configuration: JSONValue) {
        self.kind = kind
        self.configuration = configuration
    }
}
