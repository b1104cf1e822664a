extension Duration {
    /// The duration in nanoseconds, saturating at the ends of `Int64` (about 292 years).
    public var inNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds.multipliedSaturating(by: 1_000_000_000).addingSaturating(attoseconds / 1_000_000_000)
    }

    /// The duration in whole milliseconds, rounded towards zero.
    public var inMilliseconds: Int64 { inNanoseconds / 1_000_000 }

    /// The duration in seconds.
    public var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
