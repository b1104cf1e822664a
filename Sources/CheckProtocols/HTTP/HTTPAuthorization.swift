/// How a request says who it is.
///
/// ```json
/// {"basic": {"username": "monitor", "password": "…"}}
/// {"bearer": "token"}
/// ```
@nonexhaustive
public enum HTTPAuthorization: Sendable, Hashable, Codable {
    /// A user name and a password (RFC 7617).
    case basic(username: String, password: String)
    /// A bearer token (RFC 6750).
    case bearer(String)

    private enum CodingKeys: String, CodingKey {
        case basic
        case bearer
    }

    private struct Basic: Codable {
        var username: String
        var password: String
    }

    /// Decodes an object with either `basic` or `bearer`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let basic = try container.decodeIfPresent(Basic.self, forKey: .basic) {
            self = .basic(username: basic.username, password: basic.password)
        } else {
            self = .bearer(try container.decode(String.self, forKey: .bearer))
        }
    }

    /// Encodes an object with either `basic` or `bearer`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .basic(let username, let password):
            try container.encode(Basic(username: username, password: password), forKey: .basic)
        case .bearer(let token):
            try container.encode(token, forKey: .bearer)
        }
    }

    /// The value of the `Authorization` header.
    var headerValue: String {
        switch self {
        case .basic(let username, let password): "Basic " + Base64.encode(Array("\(username):\(password)".utf8))
        case .bearer(let token): "Bearer " + token
        }
    }
}
