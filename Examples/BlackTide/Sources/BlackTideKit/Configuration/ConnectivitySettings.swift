import CheckProtocols

/// What the runner's own network is tested against when a target cannot be reached.
struct ConnectivitySettings: Sendable, Decodable {
    /// What to connect to.
    var addresses = CanaryProbe.publicAddresses
    /// What to resolve.
    var names = CanaryProbe.publicNames

    private enum CodingKeys: String, CodingKey {
        case addresses
        case names
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let texts = try container.decodeIfPresent([String].self, forKey: .addresses) {
            addresses = try texts.map { text in
                guard let address = CanaryAddress(text) else {
                    throw container.mistake(
                        .addresses,
                        "“\(text)” is no address with a port; write it as 192.0.2.1:443 or [2001:db8::1]:443"
                    )
                }
                return address
            }
        }
        names = try container.decodeIfPresent([String].self, forKey: .names) ?? names
    }
}
