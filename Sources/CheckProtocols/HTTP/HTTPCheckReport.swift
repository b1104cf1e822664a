public import MonitorCore

/// What an HTTP check found, with every hop.
public struct HTTPCheckReport: Sendable, Hashable {
    /// What was found.
    public var finding: CheckFinding
    /// The requests in order; more than one when redirects were followed.
    public var hops: [HTTPHop]

    /// Creates a report.
    public init(finding: CheckFinding, hops: [HTTPHop]) {
        self.finding = finding
        self.hops = hops
    }
}
