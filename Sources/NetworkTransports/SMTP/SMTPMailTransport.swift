public import MonitorCore
public import NIOCore
public import NIOPosix
public import NIOSSL

/// A `MailTransport` that submits to a mail server over SMTP, one connection per message.
///
/// Replies of the 4xx kind become `busy`, of the 5xx kind `rejected`. When only some recipients are refused the others
/// get the mail, and the error's cause names the refused.
public final class SMTPMailTransport: MailTransport {
    /// Where and how mail is submitted.
    public struct Configuration: Sendable {
        /// The server's name or address.
        public var host: String
        /// The server's port.
        public var port: Int
        /// How the connection is protected.
        public var security: SMTPSecurity
        /// The credentials, if the server wants any.
        public var credentials: SMTPCredentials?
        /// Whether credentials may go over an unprotected connection.
        public var allowsPlaintextAuthentication = false
        /// The name of this machine for EHLO: a domain name, or an address in brackets.
        public var clientName = "[127.0.0.1]"
        /// How the server is verified.
        public var tls = TLSConfiguration.makeClientConfiguration()
        /// How long the connection may take to open.
        public var connectTimeout = Duration.seconds(10)
        /// How long the server may take over each reply but the last, for which it has what is left of
        /// ``submissionTimeout``: giving up on a server that scans a mail would have it delivered twice.
        public var replyTimeout = Duration.seconds(30)
        /// How long the whole submission may take.
        public var submissionTimeout = Duration.seconds(120)
        /// The longest message that is submitted.
        public var maximumMessageByteCount = 10 << 20
        /// How many recipients one message may have; servers must take 100.
        public var maximumRecipientCount = 100

        /// Creates a configuration; `port` is 587, 465 or 25 by the kind of protection unless given.
        public init(
            host: String,
            port: Int? = nil,
            security: SMTPSecurity = .startTLS,
            credentials: SMTPCredentials? = nil
        ) {
            self.host = host
            self.security = security
            self.credentials = credentials
            self.port =
                switch security {
                case _ where port != nil: port ?? 0
                case .startTLS: 587
                case .implicitTLS: 465
                case .plaintext: 25
                }
        }
    }

    private let configuration: Configuration
    private let time: any TimeSource
    private let eventLoopGroup: any EventLoopGroup

    /// Creates a transport.
    public init(
        configuration: Configuration,
        time: any TimeSource = SystemTimeSource(),
        eventLoopGroup: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        self.configuration = configuration
        self.time = time
        self.eventLoopGroup = eventLoopGroup
    }

    /// Submits a message.
    ///
    /// Returning means that the server has taken responsibility for it.
    public func submit(_ message: MailMessage) async throws {
        let refused = try await withDeadline(
            configuration.submissionTimeout,
            time: time,
            message: "the mail server \(configuration.host) did not take the mail within "
                + "\(configuration.submissionTimeout)",
            operation: { [self] in
                do {
                    return try await converse(try makeSubmission(message))
                } catch {
                    throw NetworkErrorMapping.transportError(for: error, peer: configuration.host)
                }
            }
        )
        guard refused.isEmpty else {
            let reasons = Dictionary(refused.map { ($0.recipient, $0.error) }) { first, _ in first }
            throw TransportError.partlyRefused(RefusedRecipients(reasons), of: message.to)
        }
    }

    private func makeSubmission(_ message: MailMessage) throws -> SMTPSubmission {
        func invalid(_ reason: String) -> TransportError {
            TransportError(code: .invalidRequest, message: reason)
        }
        guard (1...65_535).contains(configuration.port) else {
            throw invalid("the mail server's port \(configuration.port) is not from 1 to 65535")
        }
        let isName = configuration.clientName.utf8.allSatisfy { (0x21...0x7e).contains($0) }
        guard isName, (1...255).contains(configuration.clientName.utf8.count) else {
            throw invalid("the client name must be a domain name or an address in brackets")
        }
        if let credentials = configuration.credentials {
            let bytes = credentials.username.utf8.count + credentials.password.utf8.count
            guard bytes <= 2048, !credentials.username.utf8.contains(0), !credentials.password.utf8.contains(0) else {
                throw invalid("the mail server's credentials are longer than 2048 bytes or hold a NUL")
            }
        }
        guard message.to.count <= configuration.maximumRecipientCount else {
            throw invalid("the mail has more than \(configuration.maximumRecipientCount) recipients; split it")
        }
        let rendered = try MIMEMessage(message)
        guard rendered.bytes.count <= configuration.maximumMessageByteCount else {
            throw invalid("the mail is longer than \(configuration.maximumMessageByteCount) bytes; shorten it")
        }
        return SMTPSubmission(
            settings: SMTPSubmission.Settings(
                security: configuration.security,
                credentials: configuration.credentials,
                allowsPlaintextAuthentication: configuration.allowsPlaintextAuthentication,
                clientName: configuration.clientName
            ),
            sender: try MailAddress(message.from),
            recipients: try message.to.map { try MailAddress($0) },
            message: rendered
        )
    }

    private func converse(_ submission: SMTPSubmission) async throws -> [SMTPRefusal] {
        var submission = submission
        let connection = try await open()
        defer { connection.close() }
        var reply = try await answer { try await connection.exchange() }
        while true {
            switch try submission.receive(reply) {
            case .send(let bytes) where submission.awaitsVerdict:
                reply = try await connection.exchange(bytes)
            case .send(let bytes):
                reply = try await answer { try await connection.exchange(bytes) }
            case .startTLS(let bytes):
                try await connection.startTLS()
                reply = try await answer { try await connection.exchange(bytes) }
            case .finish(let refused):
                return refused
            }
        }
    }

    private func open() async throws -> SMTPConnection {
        var tls: NIOSSLContext?
        if configuration.security != .plaintext {
            // Reads the trusted roots from disk.
            tls = try await NIOThreadPool.singleton.runIfActive { [configuration] in
                try NIOSSLContext(configuration: configuration.tls)
            }
        }
        return try await SMTPConnection.open(
            host: configuration.host,
            port: configuration.port,
            tls: tls,
            isImplicitTLS: configuration.security == .implicitTLS,
            connectTimeout: configuration.connectTimeout,
            eventLoopGroup: eventLoopGroup
        )
    }

    private func answer(_ exchange: @escaping @Sendable () async throws -> SMTPReply) async throws -> SMTPReply {
        try await withDeadline(
            configuration.replyTimeout,
            time: time,
            message: "the mail server \(configuration.host) did not reply within \(configuration.replyTimeout)",
            operation: exchange
        )
    }
}
