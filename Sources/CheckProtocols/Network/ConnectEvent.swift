/// What happens while several addresses of a target are connected to.
enum ConnectEvent<Report: Sendable>: Sendable {
    /// The connection that won has ended with its report.
    case reported(Int, Report)
    /// An address could not be connected to.
    case failed(Int, ConnectError)
    /// Another connection was faster.
    case lost
    /// It is time for the attempt after this one.
    case delayElapsed(Int)
}
