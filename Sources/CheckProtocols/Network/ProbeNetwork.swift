public import NIOCore
public import NIOPosix

/// What runners use to reach the network; one value serves all of a process's runners.
public struct ProbeNetwork: Sendable {
    /// The event loops that connections run on.
    public var group: any EventLoopGroup
    /// Finds the addresses of names.
    public var resolver: any NameResolver
    /// How many addresses of one name are tried.
    public var maximumAddresses: Int
    let contexts: TLSContextCache

    /// Uses the process's shared event loops and the system's resolver.
    public static let shared = ProbeNetwork()

    /// Creates a network.
    ///
    /// - Parameters:
    ///   - group: The event loops that connections run on.
    ///   - resolver: Finds the addresses of names.
    ///   - maximumAddresses: How many addresses of one name are tried.
    ///   - maximumTLSContexts: How many different TLS settings are kept ready; the oldest is dropped.
    public init(
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        resolver: any NameResolver = SystemNameResolver.shared,
        maximumAddresses: Int = 4,
        maximumTLSContexts: Int = 256
    ) {
        self.group = group
        self.resolver = resolver
        self.maximumAddresses = max(1, maximumAddresses)
        contexts = TLSContextCache(capacity: max(1, maximumTLSContexts))
    }
}
