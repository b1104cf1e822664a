/// Decides which addresses a request that was set up by a user may reach.
///
/// Whoever may choose a webhook's URL could otherwise make the monitor call services that trust its network: this is
/// server-side request forgery. Only globally reachable unicast addresses pass, after IPv4-mapped and NAT64 addresses
/// are unwrapped; the metadata services of clouds are refused even where their address is public.
public struct AddressGuard: Sendable {
    private let isOpen: Bool
    private let allowed: [AddressRange]

    /// Lets only public addresses pass.
    public static let publicOnly = AddressGuard(isOpen: false, allowed: [])

    /// Lets every address pass: for requests whose URL the operator alone chooses.
    public static let unrestricted = AddressGuard(isOpen: true, allowed: [])

    /// Lets public addresses pass, and the addresses of some ranges that would be refused.
    public static func publicOnly(allowing ranges: [AddressRange]) -> AddressGuard {
        AddressGuard(isOpen: false, allowed: ranges)
    }

    func permits(_ address: IPAddress) -> Bool {
        if isOpen { return true }
        let address = address.unwrapped
        if allowed.contains(where: { $0.contains(address) }) { return true }
        if address.bytes.count == 16, !Self.globalUnicastIPv6.contains(where: { $0.contains(address) }) {
            return false
        }
        return !Self.refused.contains { $0.contains(address) }
    }

    private static let globalUnicastIPv6 = ["2000::/3"].compactMap(AddressRange.init)

    /// The special-purpose registries of IANA, less what is globally reachable, and one cloud's metadata service.
    private static let refused = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    ]
    .compactMap(AddressRange.init)
}
