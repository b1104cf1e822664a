import MonitorCore
import NIOCore

/// The report of the connection that was made, and the addresses that could not be connected to before.
struct ConnectionReport<Report: Sendable>: Sendable {
    var report: Report
    var address: SocketAddress
    var failedAddresses: [Evidence]
}
