public import MonitorCore

/// Tests the runner's own network against canaries: addresses and names that are up whatever becomes of any target.
///
/// The network works when more than half of the addresses can be connected to, the resolver when more than half of the names
/// resolve; so no single canary decides, and an empty list is not tested. Without names that could be looked up, a name that
/// gets no answer stays `unknown`. What a test found holds for a short time, for all who share the probe.
///
/// The default canaries are public resolvers that answer anywhere on the internet. A runner that watches another network, or
/// one without IPv4, needs canaries of its own.
public struct CanaryProbe: ConnectivityProbe {
    /// Cloudflare's, Google's and Quad9's public resolvers, on port 443.
    public static let publicAddresses = ["1.1.1.1:443", "8.8.8.8:443", "9.9.9.9:443"].compactMap(CanaryAddress.init)
    /// The names of the same resolvers.
    public static let publicNames = ["one.one.one.one", "dns.google", "dns.quad9.net"]

    private let time: any TimeSource
    private let maximumAge: Duration
    private let rounds: ConnectivityGuard

    /// Creates a probe.
    ///
    /// - Parameters:
    ///   - addresses: What to connect to.
    ///   - names: What to resolve.
    ///   - timeout: How long a connection or a lookup may take; a test takes little longer.
    ///   - maximumAge: How long a test's finding holds, so that many failing targets do not make many tests.
    ///   - network: Event loops and resolver, the same as the runners'.
    ///   - time: The clocks.
    public init(
        addresses: [CanaryAddress] = publicAddresses,
        names: [String] = publicNames,
        timeout: Duration = .seconds(3),
        maximumAge: Duration = .seconds(1),
        network: ProbeNetwork = .shared,
        time: any TimeSource = SystemTimeSource()
    ) {
        self.time = time
        self.maximumAge = maximumAge
        rounds = ConnectivityGuard(
            probe: CanaryRound(addresses: addresses, names: names, timeout: timeout, network: network),
            time: time,
            timeout: timeout + timeout / 4
        )
    }

    /// Tests the canaries, unless a test of late tells already.
    public func test() async -> ConnectivityStatus {
        await rounds.status(since: time.monotonic - maximumAge)
    }
}
