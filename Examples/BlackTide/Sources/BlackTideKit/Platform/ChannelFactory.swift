import IncidentResponse
import Logging
import MonitorCore
import NetworkTransports

/// Makes the notification channels that a configuration names.
struct ChannelFactory {
    var http: any HTTPTransport
    var time: any TimeSource
    /// Where the console channel writes: lines must not disturb the live view, and are JSON elsewhere.
    var logger: Logger

    /// The channel of an entry.
    func channel(for entry: ChannelEntry) -> any NotificationChannel {
        switch entry.target {
        case .console:
            ConsoleChannel(id: entry.id) { logger.notice("\($0)", metadata: ["channel": "\(entry.id)"]) }
        case .webhook(let url, let signer):
            WebhookChannel(id: entry.id, url: url, signer: signer, transport: http)
        case .slack(let url):
            SlackChannel(id: entry.id, webhookURL: url, transport: http)
        case .discord(let url):
            DiscordChannel(id: entry.id, webhookURL: url, transport: http)
        case .email(let target):
            MailChannel(id: entry.id, from: target.from, to: target.to, transport: mail(target))
        }
    }

    private func mail(_ target: ChannelEntry.EmailTarget) -> SMTPMailTransport {
        let security: SMTPSecurity =
            switch target.security ?? .startTLS {
            case .startTLS: .startTLS
            case .tls: .implicitTLS
            case .none: .plaintext
            }
        let credentials = target.username.map { SMTPCredentials(username: $0, password: target.password ?? "") }
        let configuration = SMTPMailTransport.Configuration(
            host: target.host,
            port: target.port,
            security: security,
            credentials: credentials
        )
        return SMTPMailTransport(configuration: configuration, time: time)
    }
}
