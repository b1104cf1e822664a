/// A right, limited in time, to act as the only holder of a name.
public struct Lease: Sendable, Hashable, Codable {
    /// What is leased, such as `scheduler.shard.17`.
    public var name: String
    /// Who holds it.
    public var holder: String
    /// The fencing token: higher for every grant to a new holder of the name.
    public var token: UInt64
    /// When it ends unless it is renewed.
    public var expiresAt: Timestamp

    /// Creates a lease.
    public init(name: String, holder: String, token: UInt64, expiresAt: Timestamp) {
        self.name = name
        self.holder = holder
        self.token = token
        self.expiresAt = expiresAt
    }

    /// What the holder shows to the resources it acts on.
    public var fence: Fence { Fence(lease: name, token: token) }
}
