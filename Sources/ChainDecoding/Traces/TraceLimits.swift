/// How much a trace may ask for.
public struct TraceLimits: Sendable, Hashable {
    /// How deep calls may be nested; the outermost stands at depth 0.
    ///
    /// The EVM runs calls down to depth 1,024 (yellow paper, section 9.4.2), and tracers also tell of the call below
    /// that it has refused.
    public var depth: Int

    /// Creates limits.
    ///
    /// - Parameter depth: How deep calls may be nested.
    public init(depth: Int = 1_025) {
        self.depth = depth
    }

    /// How deep the JSON of an answer may be nested: two levels for each call, and as many as in any document besides.
    var jsonDepth: Int {
        let (twice, isTooLarge) = max(0, depth).multipliedReportingOverflow(by: 2)
        return isTooLarge || twice > .max - 4_096 ? .max : twice + 4_096
    }
}
