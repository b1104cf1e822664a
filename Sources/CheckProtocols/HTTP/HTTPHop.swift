public import MonitorCore

/// One request of a check and what came of it.
public struct HTTPHop: Sendable, Hashable {
    /// What was asked for.
    public var url: String
    /// The address that was connected to.
    public var address: String?
    /// The status that was answered.
    public var status: Int?
    /// How long its parts took.
    public var latency: LatencyPhases
    /// The days left of the certificate.
    public var certificateDaysLeft: Double?

    /// Creates a hop.
    public init(
        url: String,
        address: String? = nil,
        status: Int? = nil,
        latency: LatencyPhases = LatencyPhases(),
        certificateDaysLeft: Double? = nil
    ) {
        self.url = url
        self.address = address
        self.status = status
        self.latency = latency
        self.certificateDaysLeft = certificateDaysLeft
    }
}
