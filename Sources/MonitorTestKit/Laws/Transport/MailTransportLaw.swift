/// What every `MailTransport` must do.
public enum MailTransportLaw: String, CaseIterable, Sendable {
    /// A mail that the server takes arrives once, at every recipient.
    case takenMailArrives
    /// A mail that the server refuses for now is worth another try, and has not arrived.
    case passingRefusalIsRetryable
    /// A mail that the server refuses for good is `rejected`, and has not arrived.
    case finalRefusalIsNot
    /// When some recipients are refused for now the others get the mail, and the error is retryable and names the refused.
    case refusedForNowAreNamed
    /// When some recipients are refused for good the others get the mail, and the error is `rejected` and names the refused.
    case refusedForGoodAreNamed
    /// When recipients are refused for both reasons the error is retryable and tells who is worth another try.
    case reasonsAreKeptApart
    /// When nobody is accepted nothing arrives, and the error claims no delivery.
    case nobodyIsNotSome
    /// A server that cannot be reached is `unreachable`.
    case absentServerIsUnreachable
    /// A mail without recipients, or with one that is no address, is `invalidRequest`.
    case invalidRecipientsAreRefused
    /// A cancelled caller gets `CancellationError`.
    case cancellationIsThrown
}

/// What the server that a law needs does with a mail.
public enum MailTransportScenario: Sendable, Hashable {
    /// What a refusal says.
    public enum Refusal: Sendable, Hashable {
        /// Not now: a reply of the 4xx kind.
        case forNow
        /// Never: a reply of the 5xx kind.
        case forGood
    }

    /// Takes the mail for every recipient but these, by address.
    case takes(refusing: [String: Refusal])
    /// Refuses the mail itself.
    case refuses(Refusal)
    /// Is not there: nothing listens at its address.
    case absent
}
