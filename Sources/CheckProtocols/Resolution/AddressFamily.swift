/// Which kind of address a check connects to.
@nonexhaustive
public enum AddressFamily: String, Sendable, Hashable, Codable, CaseIterable {
    /// Whatever the name has: the families by turns, in the order the resolver gives; the next one when an address cannot be
    /// connected to or takes longer than a quarter of a second.
    case any
    /// IPv4 only.
    case ipv4
    /// IPv6 only.
    case ipv6
}
