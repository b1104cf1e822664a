public import MonitorCore

/// What an HTTP check asks for and expects.
///
/// Only ``url`` is needed:
///
/// ```json
/// {"url": "https://www.example.com/health"}
/// ```
///
/// With everything:
///
/// ```json
/// {
///   "url": "https://www.example.com/login",
///   "method": "POST",
///   "headers": {"Content-Type": "application/json"},
///   "body": "{\"user\": \"monitor\"}",
///   "authorization": {"bearer": "token"},
///   "status": [200, "300-308"],
///   "followRedirects": true,
///   "maximumRedirects": 5,
///   "assertions": {
///     "headers": [{"name": "Content-Type", "startsWith": "application/json"}],
///     "body": [{"jsonPath": "$.status", "equals": "healthy"}]
///   },
///   "degraded": {"latencyAbove": "800ms", "certificateDaysBelow": 14},
///   "tls": {"verify": true, "authorityPath": "/etc/monitor/ca.pem"},
///   "addressFamily": "ipv4",
///   "compression": true,
///   "maximumBodySize": 1048576,
///   "maximumReceivedSize": 262144
/// }
/// ```
public struct HTTPCheckConfiguration: CheckConfiguration, Hashable {
    /// What to ask for.
    public var url: String
    /// The method.
    public var method: String
    /// Headers to send besides those that a request needs; one of the same name replaces a default.
    ///
    /// Only `User-Agent`, `Accept` and `Accept-Encoding` follow a redirect to another origin.
    public var headers: [String: String]
    /// The body to send, as UTF-8; a redirect that would send it to another origin is not followed.
    public var body: String?
    /// Who to be.
    public var authorization: HTTPAuthorization?
    /// Whether redirects are followed; otherwise a redirect is an answer like any other.
    ///
    /// An origin is scheme, host and port: to another one, from http to https too, go only `User-Agent`, `Accept` and
    /// `Accept-Encoding`, and a redirect that would send the body there is not followed, which makes the target `down`.
    public var followRedirects: Bool
    /// How many redirects are followed at most.
    public var maximumRedirects: Int
    /// The statuses that pass.
    public var status: IntegerSet
    /// What else must hold of the last answer.
    public var assertions: HTTPAssertions
    /// When an answer that passes is `degraded`.
    public var degraded: HTTPDegradation
    /// How to speak TLS.
    public var tls: TLSSettings
    /// The addresses to use.
    public var addressFamily: AddressFamily
    /// Whether to ask for gzip or deflate and to undo it.
    public var compression: Bool
    /// The most bytes that a body may have with its compression undone; more is `down`.
    public var maximumBodySize: Int
    /// The most bytes of head and body, as sent; more is `down`.
    public var maximumReceivedSize: Int

    /// Creates a configuration.
    public init(
        url: String,
        method: String = "GET",
        headers: [String: String] = [:],
        body: String? = nil,
        authorization: HTTPAuthorization? = nil,
        followRedirects: Bool = true,
        maximumRedirects: Int = 10,
        status: IntegerSet = [200...299],
        assertions: HTTPAssertions = HTTPAssertions(),
        degraded: HTTPDegradation = HTTPDegradation(),
        tls: TLSSettings = TLSSettings(),
        addressFamily: AddressFamily = .any,
        compression: Bool = true,
        maximumBodySize: Int = 8 << 20,
        maximumReceivedSize: Int = 8 << 20
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
        self.authorization = authorization
        self.followRedirects = followRedirects
        self.maximumRedirects = maximumRedirects
        self.status = status
        self.assertions = assertions
        self.degraded = degraded
        self.tls = tls
        self.addressFamily = addressFamily
        self.compression = compression
        self.maximumBodySize = maximumBodySize
        self.maximumReceivedSize = maximumReceivedSize
    }

    /// Decodes a configuration; what is absent has its default.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func value<Value: Decodable>(_ key: CodingKeys, default value: Value) throws -> Value {
            try container.decodeIfPresent(Value.self, forKey: key) ?? value
        }
        self.init(
            url: try container.decode(String.self, forKey: .url),
            method: try value(.method, default: "GET"),
            headers: try value(.headers, default: [:]),
            body: try container.decodeIfPresent(String.self, forKey: .body),
            authorization: try container.decodeIfPresent(HTTPAuthorization.self, forKey: .authorization)
        )
        followRedirects = try value(.followRedirects, default: followRedirects)
        maximumRedirects = try value(.maximumRedirects, default: maximumRedirects)
        status = try value(.status, default: status)
        assertions = try value(.assertions, default: assertions)
        degraded = try value(.degraded, default: degraded)
        tls = try value(.tls, default: tls)
        addressFamily = try value(.addressFamily, default: addressFamily)
        compression = try value(.compression, default: compression)
        maximumBodySize = try value(.maximumBodySize, default: maximumBodySize)
        maximumReceivedSize = try value(.maximumReceivedSize, default: maximumReceivedSize)
    }

    /// The host that is asked first.
    public var targetHost: String? { (try? HTTPURL(url))?.host }

    /// Adds an issue for every field that is wrong.
    public func validate(into issues: inout ConfigurationIssues) {
        do {
            _ = try HTTPRequest(self)
        } catch {
            issues.add(error.field, error.message)
        }
        issues.require((0...50).contains(maximumRedirects), "maximumRedirects", "must be from 0 to 50")
        issues.require(!status.ranges.isEmpty, "status", "is empty, so nothing could pass; write [200]")
        issues.require(
            status.ranges.allSatisfy { $0.lowerBound >= 100 && $0.upperBound <= 999 },
            "status",
            "has a code beyond 100 to 999"
        )
        if let latency = degraded.latencyAbove {
            issues.require(latency > .zero, "degraded.latencyAbove", "must be longer than 0s")
        }
        if let days = degraded.certificateDaysBelow {
            issues.require(days >= 0 && days.isFinite, "degraded.certificateDaysBelow", "must not be negative")
        }
        let sizes = 1...HTTPLimits.maximumBodySize
        issues.require(sizes.contains(maximumBodySize), "maximumBodySize", "must be from 1 to \(sizes.upperBound)")
        issues.require(
            sizes.contains(maximumReceivedSize),
            "maximumReceivedSize",
            "must be from 1 to \(sizes.upperBound)"
        )
        assertions.validate(as: "assertions", into: &issues)
        tls.validate(as: "tls", into: &issues)
    }
}
