/// Who did not get a mail that others got: the ``TransportError/cause`` of such a failure.
public struct RefusedRecipients: Error, Sendable {
    /// Why each was refused, by the recipient's address as it stands in ``MailMessage/to``.
    public var reasons: [String: TransportError]

    /// Creates the cause of a failure.
    public init(_ reasons: [String: TransportError]) {
        self.reasons = reasons
    }
}

extension TransportError {
    /// The failure of a mail that only some of its recipients got.
    ///
    /// - Parameters:
    ///   - refused: Who did not get it and why; at least one.
    ///   - recipients: All whom it was for.
    /// - Returns: `busy` when another try may help any of the refused, `rejected` when it helps nobody.
    public static func partlyRefused(_ refused: RefusedRecipients, of recipients: [String]) -> TransportError {
        let names = recipients.compactMap { recipient in
            refused.reasons[recipient].map { "\(recipient) (\($0.message))" }
        }
        return TransportError(
            code: refused.reasons.values.contains(where: \.isRetryable) ? .busy : .rejected,
            message: "the mail went to \(recipients.count - names.count) of \(recipients.count) recipients; "
                + "not to \(names.joined(separator: ", "))",
            cause: refused
        )
    }
}
