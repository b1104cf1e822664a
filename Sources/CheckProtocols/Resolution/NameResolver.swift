public import NIOCore

/// Finds the addresses of a name.
public protocol NameResolver: Sendable {
    /// Finds the addresses of a host in the order in which to try them.
    ///
    /// May be called concurrently. Stops waiting when the task is cancelled.
    ///
    /// - Parameters:
    ///   - host: A name; a literal address never gets here.
    ///   - family: The kind of addresses to find.
    ///   - timeout: How long to wait at most.
    /// - Returns: At least one address; its port means nothing.
    /// - Throws: ``NameResolutionError``, or `CancellationError`.
    func addresses(of host: String, family: AddressFamily, within timeout: Duration) async throws -> [SocketAddress]
}
