/// Hands mail to a submission server.
///
/// May be called concurrently.
public protocol MailTransport: Sendable {
    /// Submits a message.
    ///
    /// Returning means that the server has taken responsibility for it.
    ///
    /// - Throws: ``TransportError``; its code tells whether another try may help.
    func submit(_ message: MailMessage) async throws
}
