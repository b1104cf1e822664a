internal import MonitorCore

/// One submission as a pure state machine: replies go in, what to send comes out.
struct SMTPSubmission {
    /// What the shell must do next.
    enum Action: Equatable {
        /// Send these bytes and wait for a reply.
        case send([UInt8])
        /// Turn to TLS, then send these bytes and wait for a reply.
        case startTLS(thenSend: [UInt8])
        /// The server has taken the message; some recipients may have been refused.
        case finish(refused: [SMTPRefusal])
    }

    /// What is fixed for the submission.
    struct Settings {
        var security: SMTPSecurity
        var credentials: SMTPCredentials?
        var allowsPlaintextAuthentication = false
        var clientName: String
    }

    private enum State: Equatable {
        case greeting
        case hello
        case startTLS
        case authentication(responses: [[UInt8]])
        case sender
        case recipient(Int)
        case data
        case content
        case finished
    }

    private let settings: Settings
    private let sender: MailAddress
    private let recipients: [MailAddress]
    private let message: MIMEMessage
    private var state = State.greeting
    private var isEncrypted: Bool
    private var capabilities = SMTPCapabilities(SMTPReply(code: 250, lines: []))
    private var refused: [SMTPRefusal] = []

    init(settings: Settings, sender: MailAddress, recipients: [MailAddress], message: MIMEMessage) {
        self.settings = settings
        self.sender = sender
        self.recipients = recipients
        self.message = message
        isEncrypted = settings.security == .implicitTLS
    }

    /// Whether the whole message has been sent, so that the next reply says what became of it.
    var awaitsVerdict: Bool { state == .content }

    /// Takes the server's next reply.
    mutating func receive(_ reply: SMTPReply) throws(TransportError) -> Action {
        // 421 means that the server closes, whatever it was asked.
        guard reply.code != 421 else { throw Self.refusal(of: "the session", reply) }
        switch state {
        case .greeting:
            try Self.expect(reply, 220, for: "the connection")
            state = .hello
            return .send(hello)
        case .hello:
            try Self.expect(reply, 250, for: "the greeting EHLO \(settings.clientName)")
            capabilities = SMTPCapabilities(reply)
            return try afterHello()
        case .startTLS:
            try Self.expect(reply, 220, for: "STARTTLS")
            isEncrypted = true
            state = .hello
            return .startTLS(thenSend: hello)
        case .authentication(let responses):
            if let response = responses.first, reply.code == 334 {
                state = .authentication(responses: Array(responses.dropFirst()))
                return .send(Base64.encode(response) + Self.lineEnd)
            }
            try Self.expect(reply, 235, for: "the credentials of \(settings.credentials?.username ?? "")")
            return try beginMessage()
        case .sender:
            try Self.expect(reply, 250, for: "the sender \(sender.text)")
            return nextRecipient(0)
        case .recipient(let index):
            guard reply.code == 250 || reply.code == 251 else {
                let error = Self.refusal(of: "the recipient \(recipients[index].text)", reply)
                refused.append(SMTPRefusal(recipient: recipients[index].text, error: error))
                return try afterRecipient(index)
            }
            return try afterRecipient(index)
        case .data:
            try Self.expect(reply, 354, for: "the message")
            state = .content
            return .send(DotStuffing.encode(message.bytes))
        case .content:
            try Self.expect(reply, 250, for: "the message")
            state = .finished
            return .finish(refused: refused)
        case .finished:
            throw TransportError(code: .protocolViolation, message: "the mail server replied without a question")
        }
    }

    private mutating func afterHello() throws(TransportError) -> Action {
        if settings.security == .startTLS && !isEncrypted {
            guard capabilities.offersStartTLS else {
                throw TransportError(
                    code: .untrusted,
                    message: "the mail server offers no STARTTLS and the mail was not sent in the clear; use implicit "
                        + "TLS on port 465, or plaintext for a relay on this machine"
                )
            }
            state = .startTLS
            return Self.command("STARTTLS")
        }
        guard let credentials = settings.credentials else { return try beginMessage() }
        guard isEncrypted || settings.allowsPlaintextAuthentication else {
            throw TransportError(
                code: .untrusted,
                message: "credentials are not sent over an unprotected connection; use STARTTLS or implicit TLS"
            )
        }
        let username = Array(credentials.username.utf8)
        let password = Array(credentials.password.utf8)
        if capabilities.authenticationMechanisms.contains("PLAIN") {
            state = .authentication(responses: [[0] + username + [0] + password])
            return Self.command("AUTH PLAIN")
        }
        if capabilities.authenticationMechanisms.contains("LOGIN") {
            state = .authentication(responses: [username, password])
            return Self.command("AUTH LOGIN")
        }
        throw TransportError(
            code: .rejected,
            message: "the mail server offers neither AUTH PLAIN nor AUTH LOGIN; remove the credentials or use another"
        )
    }

    private mutating func beginMessage() throws(TransportError) -> Action {
        var parameters = ""
        if let limit = capabilities.maximumMessageByteCount {
            guard limit == 0 || message.bytes.count <= limit else {
                throw TransportError(
                    code: .rejected,
                    message: "the mail of \(message.bytes.count) bytes is longer than the server's limit of \(limit)"
                )
            }
            parameters += " SIZE=\(message.bytes.count)"
        }
        if message.needsSMTPUTF8 {
            guard capabilities.offersSMTPUTF8 else {
                throw TransportError(
                    code: .rejected,
                    message: "the mail server cannot take addresses outside ASCII; use an ASCII address"
                )
            }
            parameters += " SMTPUTF8"
        }
        state = .sender
        return Self.command("MAIL FROM:<\(sender.text)>\(parameters)")
    }

    private mutating func nextRecipient(_ index: Int) -> Action {
        state = .recipient(index)
        return Self.command("RCPT TO:<\(recipients[index].text)>")
    }

    private mutating func afterRecipient(_ index: Int) throws(TransportError) -> Action {
        if index + 1 < recipients.count { return nextRecipient(index + 1) }
        // With nobody accepted, a refusal that may pass is worth another try of the whole.
        if refused.count == recipients.count, let first = refused.first {
            throw refused.first { $0.error.isRetryable }?.error ?? first.error
        }
        state = .data
        return Self.command("DATA")
    }

    private var hello: [UInt8] { Array("EHLO \(settings.clientName)\r\n".utf8) }

    private static let lineEnd: [UInt8] = [0x0d, 0x0a]

    private static func command(_ text: String) -> Action { .send(Array(text.utf8) + lineEnd) }

    private static func expect(_ reply: SMTPReply, _ code: Int, for what: String) throws(TransportError) {
        guard reply.code == code else { throw refusal(of: what, reply) }
    }

    private static func refusal(of what: String, _ reply: SMTPReply) -> TransportError {
        switch reply.code {
        case 400..<500:
            TransportError(code: .busy, message: "the mail server refused \(what) for now: \(reply.summary)")
        case 500..<600:
            TransportError(code: .rejected, message: "the mail server refused \(what): \(reply.summary)")
        default:
            TransportError(
                code: .protocolViolation,
                message: "the mail server answered \(what) with an unexpected \(reply.summary)"
            )
        }
    }
}
