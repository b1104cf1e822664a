extension CheckContext {
    /// The time left for a probe.
    ///
    /// It ends a little before the deadline: at the deadline the probe is cancelled, and then what it knows of how far
    /// it came would be lost.
    var probeTime: Duration {
        let remaining = remaining
        return remaining - min(remaining / 20, .milliseconds(50))
    }
}
