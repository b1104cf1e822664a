/// What shows that an assertion failed, or why a check ended as it did.
public struct Evidence: Sendable, Hashable, Codable {
    /// What was asserted, such as `status` or `body jsonpath $.ok`.
    public var assertion: String
    /// What was expected.
    public var expected: String
    /// What was found, shortened where it is long.
    public var actual: String
    /// Where it was found, such as a byte offset, a header's name or a hop.
    public var location: String?

    /// Fields written by a later version, in the form of ``WireWriter``.
    public var unknownFields: [UInt8] = []

    private enum CodingKeys: String, CodingKey {
        case assertion
        case expected
        case actual
        case location
    }

    /// Creates evidence.
    public init(assertion: String, expected: String, actual: String, location: String? = nil) {
        self.assertion = assertion
        self.expected = expected
        self.actual = actual
        self.location = location
    }
}
