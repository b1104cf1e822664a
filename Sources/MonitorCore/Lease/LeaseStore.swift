/// Grants leases.
///
/// All methods are atomic and may be called concurrently from any number of processes.
public protocol LeaseStore: Sendable {
    /// Grants the lease when it is free, has expired, or is held by the same holder (whose token then stays the same).
    ///
    /// - Returns: The lease, or `nil` when another holder has it.
    /// - Throws: ``StoreError`` with code `unavailable`.
    func acquire(_ name: String, holder: String, duration: Duration) async throws -> Lease?

    /// Extends leases by `duration` from now.
    ///
    /// - Returns: The renewed leases; those that were lost, by expiry and a new grant, are left out. A lease that
    ///   expired but was granted to nobody since is renewed.
    /// - Throws: ``StoreError`` with code `unavailable`.
    func renew(_ leases: [Lease], duration: Duration) async throws -> [Lease]

    /// Gives leases back at once.
    ///
    /// A lease that is no longer the caller's is left alone.
    func release(_ leases: [Lease]) async throws

    /// The leases, in force, whose name begins with `prefix`, in order of name.
    func leases(withPrefix prefix: String) async throws -> [Lease]
}
