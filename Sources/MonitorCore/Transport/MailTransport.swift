/// Hands mail to a submission server.
///
/// May be called concurrently.
public protocol MailTransport: Sendable {
    /// Submits a message.
    ///
    /// Returning means that the server has taken responsibility for it towards every recipient.
    ///
    /// - Throws: ``TransportError``; its code tells whether another try may help. When some recipients were refused and
    ///   the others got the mail, its cause is ``RefusedRecipients``, and only those whose reason is retryable are worth
    ///   another try; with any other cause nobody is known to have got it.
    /// - Cancellation: Gives up and throws `CancellationError`; the server may have taken the message.
    func submit(_ message: MailMessage) async throws
}
