import MonitorCore

/// How a check speaks TLS; the defaults are those of a browser.
///
/// ```json
/// {
///   "verify": true,
///   "authority": "-----BEGIN CERTIFICATE-----\n…",
///   "serverName": "www.example.com",
///   "certificatePath": "/etc/monitor/client.pem",
///   "keyPath": "/etc/monitor/client.key"
/// }
/// ```
public struct TLSSettings: Sendable, Hashable, Codable {
    /// Whether the certificate must be valid, trusted and issued for the host.
    public var verify: Bool
    /// Certificates to trust instead of the system's, as PEM text.
    public var authority: String?
    /// A PEM file of certificates to trust instead of the system's; it may be combined with ``authority``.
    public var authorityPath: String?
    /// The name to ask for and to verify, instead of the host's; not an address.
    public var serverName: String?
    /// A PEM file with the client's certificate chain.
    public var certificatePath: String?
    /// A PEM file with the client's private key.
    public var keyPath: String?

    /// Creates settings.
    public init(
        verify: Bool = true,
        authority: String? = nil,
        authorityPath: String? = nil,
        serverName: String? = nil,
        certificatePath: String? = nil,
        keyPath: String? = nil
    ) {
        self.verify = verify
        self.authority = authority
        self.authorityPath = authorityPath
        self.serverName = serverName
        self.certificatePath = certificatePath
        self.keyPath = keyPath
    }

    /// Decodes settings; what is absent has its default.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        verify = try container.decodeIfPresent(Bool.self, forKey: .verify) ?? true
        authority = try container.decodeIfPresent(String.self, forKey: .authority)
        authorityPath = try container.decodeIfPresent(String.self, forKey: .authorityPath)
        serverName = try container.decodeIfPresent(String.self, forKey: .serverName)
        certificatePath = try container.decodeIfPresent(String.self, forKey: .certificatePath)
        keyPath = try container.decodeIfPresent(String.self, forKey: .keyPath)
    }

    static let addressMessage =
        "is an IP address, which TLS cannot ask for; write a host name, or leave it out to verify the address"

    /// Adds an issue for every field that is wrong; `field` is the path of these settings.
    func validate(as field: String, into issues: inout ConfigurationIssues) {
        if let authority {
            issues.require(
                authority.contains("-----BEGIN CERTIFICATE-----"),
                "\(field).authority",
                "is not PEM; write the certificate's text from -----BEGIN CERTIFICATE----- on"
            )
        }
        if let serverName {
            issues.require(
                serverName.isIPAddress
                    || (1...253).contains(serverName.utf8.count) && serverName.utf8.allSatisfy(\.isHostNameByte),
                "\(field).serverName",
                "is not a host name"
            )
            issues.require(!serverName.isIPAddress, "\(field).serverName", Self.addressMessage)
        }
        issues.require(
            (certificatePath == nil) == (keyPath == nil),
            certificatePath == nil ? "\(field).certificatePath" : "\(field).keyPath",
            "is missing; a client certificate needs both certificatePath and keyPath"
        )
    }
}

extension UInt8 {
    /// Whether the byte may stand in a host name.
    var isHostNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
