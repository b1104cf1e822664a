/// One header field.
public struct HTTPHeader: Sendable, Hashable, Codable {
    /// The field's name; compared without case.
    public var name: String
    /// The field's value.
    public var value: String

    /// Creates a header field.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
