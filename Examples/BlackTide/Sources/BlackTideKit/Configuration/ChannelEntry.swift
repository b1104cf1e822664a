import IncidentResponse
import MonitorCore

/// One element of the `channels` section.
struct ChannelEntry: Decodable, Sendable {
    /// Where the channel leads.
    enum Target: Sendable {
        /// Standard output.
        case console
        /// A webhook of one's own, signed by Standard Webhooks.
        case webhook(url: String, StandardWebhook)
        /// A Slack incoming webhook.
        case slack(url: String)
        /// A Discord webhook.
        case discord(url: String)
        /// Mail through a submission server.
        case email(EmailTarget)
    }

    /// How mail is sent.
    struct EmailTarget: Decodable, Sendable {
        /// How the connection is secured.
        enum Security: String, Decodable, Sendable {
            case startTLS = "starttls"
            case tls
            case none
        }

        var host: String
        var port: Int?
        var security: Security?
        var username: String?
        var password: String?
        var from: String
        var to: [String]
    }

    var id: ChannelID
    var target: Target

    init(id: ChannelID, target: Target) {
        self.id = id
        self.target = target
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case type
        case url
        case secrets
        case host
        case port
        case security
        case username
        case password
        case from
        case to
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(ChannelID.self, forKey: .id)
        guard !id.rawValue.isEmpty else { throw container.mistake(.id, "an id has at least 1 character") }
        let type = try container.decode(String.self, forKey: .type)
        switch type {
        case "console":
            target = .console
        case "webhook":
            let secrets = try container.decode([String].self, forKey: .secrets)
            do {
                let signer = try StandardWebhook(secrets: try secrets.map { try WebhookSecret($0) })
                target = .webhook(url: try container.url(.url), signer)
            } catch let error as WebhookSignatureError {
                throw container.mistake(.secrets, error.message)
            }
        case "slack":
            target = .slack(url: try container.url(.url))
        case "discord":
            target = .discord(url: try container.url(.url))
        case "email":
            let email = try EmailTarget(from: decoder)
            guard !email.to.isEmpty else { throw container.mistake(.to, "name at least one recipient") }
            target = .email(email)
        default:
            throw container.mistake(.type, "“\(type)” is no channel; use console, webhook, slack, discord or email")
        }
    }
}

extension KeyedDecodingContainer {
    fileprivate func url(_ key: Key) throws -> String {
        let url = try decode(String.self, forKey: key)
        guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
            throw mistake(key, "a URL begins with https:// or http://")
        }
        return url
    }
}
