/// One number at one instant, such as the days left of a certificate.
public struct Sample: Sendable, Hashable, Codable {
    /// What the number means, in dotted lower case with its unit last, such as `certificate.days_left`.
    public var metric: String
    /// The number.
    public var value: Double
    /// When it held.
    public var time: Timestamp
    /// What it belongs to.
    public var labels: Labels

    /// Fields written by a later version, in the form of ``WireWriter``.
    public var unknownFields: [UInt8] = []

    private enum CodingKeys: String, CodingKey {
        case metric
        case value
        case time
        case labels
    }

    /// Creates a sample.
    public init(metric: String, value: Double, time: Timestamp, labels: Labels = [:]) {
        self.metric = metric
        self.value = value
        self.time = time
        self.labels = labels
    }
}
