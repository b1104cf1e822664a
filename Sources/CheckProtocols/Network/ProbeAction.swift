/// What a probe does next.
enum ProbeAction<Output> {
    /// Wait for the next event.
    case wait
    /// Send this.
    case send([Output])
    /// Send this, then close the connection and report.
    case sendAndFinish([Output])
    /// Close the connection and report.
    case finish
}
