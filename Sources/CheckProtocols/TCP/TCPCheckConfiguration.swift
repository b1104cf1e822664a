public import MonitorCore

/// What a TCP check connects to and the dialogue it holds.
///
/// ```json
/// {"host": "db.example.com", "port": 5432}
/// ```
///
/// With a dialogue over TLS:
///
/// ```json
/// {
///   "host": "mail.example.com",
///   "port": 465,
///   "tls": {"verify": true},
///   "dialogue": [
///     {"expectPattern": "^220 "},
///     {"send": "QUIT\r\n"},
///     {"expect": "221"}
///   ],
///   "latencyAbove": "500ms",
///   "addressFamily": "any",
///   "maximumReadSize": 65536
/// }
/// ```
public struct TCPCheckConfiguration: CheckConfiguration, Hashable {
    /// The name or address to connect to.
    public var host: String
    /// The port to connect to.
    public var port: Int
    /// How to speak TLS; absent for none.
    public var tls: TLSSettings?
    /// What is sent and expected once connected, in order.
    public var dialogue: [TCPStep]
    /// The check is `degraded` when it took longer than this.
    public var latencyAbove: Duration?
    /// The check is `degraded` when the certificate has fewer days left than this.
    public var certificateDaysBelow: Double?
    /// The addresses to use.
    public var addressFamily: AddressFamily
    /// The most bytes that may come before an expectation is met, and in all of the dialogue.
    public var maximumReadSize: Int

    private enum CodingKeys: String, CodingKey {
        case host
        case port
        case tls
        case dialogue
        case latencyAbove
        case certificateDaysBelow
        case addressFamily
        case maximumReadSize
    }

    /// Creates a configuration.
    public init(
        host: String,
        port: Int,
        tls: TLSSettings? = nil,
        dialogue: [TCPStep] = [],
        latencyAbove: Duration? = nil,
        certificateDaysBelow: Double? = nil,
        addressFamily: AddressFamily = .any,
        maximumReadSize: Int = 64 << 10
    ) {
        self.host = host
        self.port = port
        self.tls = tls
        self.dialogue = dialogue
        self.latencyAbove = latencyAbove
        self.certificateDaysBelow = certificateDaysBelow
        self.addressFamily = addressFamily
        self.maximumReadSize = maximumReadSize
    }

    /// Decodes a configuration; what is absent has its default.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            host: try container.decode(String.self, forKey: .host),
            port: try container.decode(Int.self, forKey: .port),
            tls: try container.decodeIfPresent(TLSSettings.self, forKey: .tls),
            dialogue: try container.decodeIfPresent([TCPStep].self, forKey: .dialogue) ?? [],
            latencyAbove: try container.decodeDurationIfPresent(forKey: .latencyAbove),
            certificateDaysBelow: try container.decodeIfPresent(Double.self, forKey: .certificateDaysBelow),
            addressFamily: try container.decodeIfPresent(AddressFamily.self, forKey: .addressFamily) ?? .any
        )
        maximumReadSize = try container.decodeIfPresent(Int.self, forKey: .maximumReadSize) ?? maximumReadSize
    }

    /// Encodes the configuration, durations as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(host, forKey: .host)
        try container.encode(port, forKey: .port)
        try container.encodeIfPresent(tls, forKey: .tls)
        try container.encode(dialogue, forKey: .dialogue)
        try container.encodeIfPresent(latencyAbove?.text, forKey: .latencyAbove)
        try container.encodeIfPresent(certificateDaysBelow, forKey: .certificateDaysBelow)
        try container.encode(addressFamily, forKey: .addressFamily)
        try container.encode(maximumReadSize, forKey: .maximumReadSize)
    }

    /// The host that is connected to.
    public var targetHost: String? { host }

    /// Adds an issue for every field that is wrong.
    public func validate(into issues: inout ConfigurationIssues) {
        issues.require(isHostValid, "host", "is neither a host name nor an IP address")
        issues.require((1...65_535).contains(port), "port", "must be from 1 to 65535")
        issues.require(dialogue.count <= 100, "dialogue", "has more than 100 steps")
        for (index, step) in dialogue.enumerated() {
            switch step {
            case .send(let bytes), .expect(let bytes):
                issues.require(!bytes.isEmpty, "dialogue[\(index)]", "is empty")
            case .expectPattern:
                break
            }
        }
        if let latencyAbove {
            issues.require(latencyAbove > .zero, "latencyAbove", "must be longer than 0s")
        }
        if let certificateDaysBelow {
            issues.require(
                certificateDaysBelow >= 0 && certificateDaysBelow.isFinite,
                "certificateDaysBelow",
                "must not be negative"
            )
        }
        issues.require((1...(16 << 20)).contains(maximumReadSize), "maximumReadSize", "must be from 1 to 16777216")
        tls?.validate(as: "tls", into: &issues)
    }

    /// Whether the host is a name or an address.
    var isHostValid: Bool {
        (1...253).contains(host.utf8.count)
            && host.utf8.allSatisfy { $0.isHostNameByte || $0 == UInt8(ascii: ":") }
    }
}
