/// Where the way from a proxy to its implementation leads.
public struct ProxyResolution: Sendable, Hashable {
    /// Where the way ends.
    public enum End: Sendable, Hashable {
        /// At a contract that is no proxy, as far as one can tell.
        case contract
        /// At an account without code.
        case noCode
        /// At the facets of a diamond.
        case facets
        /// At a proxy that was met before.
        case loop
        /// Where the limit of reads was reached.
        case readLimit
    }

    /// The proxies on the way, from the first on; none when the account is no proxy.
    public var hops: [ProxyHop]
    /// Where the way ends.
    public var end: End
    /// How often the state was read.
    public var readCount: Int

    /// Creates a resolution.
    public init(hops: [ProxyHop], end: End, readCount: Int) {
        self.hops = hops
        self.end = end
        self.readCount = readCount
    }

    /// The contract whose code is run in the end; `nil` when the account is no proxy, or the way does not end at one
    /// contract.
    public var implementation: Address? {
        guard end == .contract else { return nil }
        return hops.last?.implementations.first
    }
}
