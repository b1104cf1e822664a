/// Finds the contract whose code an account runs.
///
/// ```swift
/// let resolution = try await ProxyResolver().resolve(address, from: node)
/// if let implementation = resolution.implementation { … }
/// ```
///
/// Every proxy on the way is looked at by itself: its code, then the places of its storage, then its answers, these
/// only where its code can give them. The kinds that are known are those of ``ProxyKind``.
public struct ProxyResolver: Sendable, Hashable {
    /// How often the state may be read.
    public var readLimit: Int
    /// How many facets a diamond may have.
    public var facetLimit: Int

    /// Creates a resolver.
    ///
    /// - Parameters:
    ///   - readLimit: How often the state may be read. Each contract on the way takes 12 at most.
    ///   - facetLimit: How many facets a diamond may have; one with more is taken for no proxy.
    public init(readLimit: Int = 32, facetLimit: Int = 256) {
        self.readLimit = readLimit
        self.facetLimit = facetLimit
    }

    /// Follows an account's proxies to their end.
    ///
    /// - Parameters:
    ///   - account: The account, which may be no proxy.
    ///   - reader: The state.
    /// - Returns: The proxies on the way, and where it ends.
    /// - Throws: What the reader throws.
    public func resolve<Reader: StateReader>(
        _ account: Address,
        from reader: Reader
    ) async throws(Reader.Failure) -> ProxyResolution {
        var lookup = ProxyLookup(reader: reader, resolver: self)
        var hops: [ProxyHop] = []
        var met: Set<Address> = []
        var contract = account
        func end(_ end: ProxyResolution.End) -> ProxyResolution {
            ProxyResolution(hops: hops, end: end, readCount: lookup.readCount)
        }
        while true {
            guard met.insert(contract).inserted else { return end(.loop) }
            guard let code = try await lookup.code(of: contract) else { return end(.readLimit) }
            guard !code.isEmpty else { return end(.noCode) }
            guard let hop = try await lookup.hop(from: contract, code: code) else {
                return end(lookup.isExhausted ? .readLimit : .contract)
            }
            hops.append(hop)
            guard hop.kind != .eip2535, let next = hop.implementations.first else { return end(.facets) }
            contract = next
        }
    }
}
