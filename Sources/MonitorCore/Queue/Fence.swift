/// Proof of which holder of a lease a caller is.
///
/// A resource that has seen a higher token for the same lease refuses the call, so a holder that was paused past its
/// lease cannot act after its successor has.
public struct Fence: Sendable, Hashable, Codable {
    /// The lease's name.
    public var lease: String
    /// The token the lease was granted with; every grant to a new holder has a higher one.
    public var token: UInt64

    /// Creates a fence.
    public init(lease: String, token: UInt64) {
        self.lease = lease
        self.token = token
    }
}
