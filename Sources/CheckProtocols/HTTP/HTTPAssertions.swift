import MonitorCore

/// What the last answer must be besides its status; whatever does not hold makes the check `down`.
///
/// ```json
/// {
///   "headers": [{"name": "Content-Type", "startsWith": "application/json"}],
///   "body": [{"contains": "ok"}, {"jsonPath": "$.status", "equals": "healthy"}],
///   "latency": {"atMost": "2s"},
///   "size": {"atLeast": 100}
/// }
/// ```
public struct HTTPAssertions: Sendable, Hashable, Codable {
    /// Conditions on headers.
    public var headers: [HTTPHeaderAssertion]
    /// Conditions on the body with its compression undone.
    public var body: [BodyAssertion]
    /// Bounds on the time of the whole check.
    public var latency: Comparison<Duration>?
    /// Bounds on the bytes of the body with its compression undone.
    public var size: Comparison<Double>?

    /// Creates assertions.
    public init(
        headers: [HTTPHeaderAssertion] = [],
        body: [BodyAssertion] = [],
        latency: Comparison<Duration>? = nil,
        size: Comparison<Double>? = nil
    ) {
        self.headers = headers
        self.body = body
        self.latency = latency
        self.size = size
    }

    /// Decodes assertions; what is absent is not asserted.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        headers = try container.decodeIfPresent([HTTPHeaderAssertion].self, forKey: .headers) ?? []
        body = try container.decodeIfPresent([BodyAssertion].self, forKey: .body) ?? []
        latency = try container.decodeIfPresent(Comparison<Duration>.self, forKey: .latency)
        size = try container.decodeIfPresent(Comparison<Double>.self, forKey: .size)
    }

    /// Adds an issue for every field that is wrong; `field` is the path of these assertions.
    func validate(as field: String, into issues: inout ConfigurationIssues) {
        for (name, count) in [("headers", headers.count), ("body", body.count)] {
            issues.require(
                count <= AssertionBudget.maximumAssertionCount,
                "\(field).\(name)",
                "has more than \(AssertionBudget.maximumAssertionCount) assertions"
            )
        }
        for (index, header) in headers.enumerated() {
            issues.require(
                !header.name.isEmpty && header.name.utf8.allSatisfy(\.isTokenByte),
                "\(field).headers[\(index)].name",
                "is not a header's name"
            )
        }
        latency?.validate(into: &issues, field: "\(field).latency")
        size?.validate(into: &issues, field: "\(field).size")
    }
}
