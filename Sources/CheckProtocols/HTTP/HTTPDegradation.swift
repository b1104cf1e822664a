import MonitorCore

/// When an answer that passes is still not as good as it should be.
public struct HTTPDegradation: Sendable, Hashable, Codable {
    /// The check is degraded when all of it took longer than this.
    public var latencyAbove: Duration?
    /// The check is degraded when a certificate of any hop has fewer days left than this.
    public var certificateDaysBelow: Double?

    private enum CodingKeys: String, CodingKey {
        case latencyAbove
        case certificateDaysBelow
    }

    /// Creates thresholds.
    public init(latencyAbove: Duration? = nil, certificateDaysBelow: Double? = nil) {
        self.latencyAbove = latencyAbove
        self.certificateDaysBelow = certificateDaysBelow
    }

    /// Decodes thresholds; an absent one is not checked.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        latencyAbove = try container.decodeDurationIfPresent(forKey: .latencyAbove)
        certificateDaysBelow = try container.decodeIfPresent(Double.self, forKey: .certificateDaysBelow)
    }

    /// Encodes thresholds, durations as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(latencyAbove?.text, forKey: .latencyAbove)
        try container.encodeIfPresent(certificateDaysBelow, forKey: .certificateDaysBelow)
    }
}
