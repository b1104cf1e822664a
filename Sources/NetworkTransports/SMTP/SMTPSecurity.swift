/// How the connection to a mail server is protected.
public enum SMTPSecurity: Sendable, Hashable {
    /// Begins in the clear and turns to TLS before anything else is said; a server without it is refused. Port 587.
    case startTLS
    /// TLS from the first byte. Port 465.
    case implicitTLS
    /// No protection at all: only for a relay on the same machine.
    case plaintext
}
