import NIOCore

/// The addresses of a target.
struct Resolution: Sendable {
    /// The addresses with the target's port, in the order in which to try them.
    var addresses: [SocketAddress]
    /// How long the name took to resolve; `nil` when it was an address.
    var duration: Duration?
}
