/// What every `HTTPTransport` must do.
public enum HTTPTransportLaw: String, CaseIterable, Sendable {
    /// Method, headers and body arrive as they were given, and the answer's come back.
    case exchangesWhatWasGiven
    /// Every status is an answer, also 4xx and 5xx.
    case everyStatusIsAnAnswer
    /// A redirect is the answer.
    case redirectIsNotFollowed
    /// A peer that does not answer in time is a `timeout`.
    case silenceIsTimeout
    /// An answer longer than allowed is `responseTooLarge`; one just as long is not.
    case longAnswerIsRefused
    /// An answer longer than allowed is cut at the limit where the request says so; with a limit of 0 the head is left.
    case longAnswerIsCutOnRequest
    /// A peer that cannot be reached is `unreachable`.
    case refusedConnectionIsUnreachable
    /// A URL that is no absolute http or https URL is `invalidRequest`.
    case invalidURLIsRefused
    /// Cancelling ends the exchange with `CancellationError`.
    case cancellationEndsTheExchange
}

/// What the server that a law needs does with a request.
public enum HTTPTransportScenario: Sendable, Hashable {
    /// Answers 200 with the request's body, the method as header `x-method` and the request's `x-sent` as `x-got`.
    case echo
    /// Answers with this status and no body.
    case status(Int)
    /// Answers 302 with a `location`.
    case redirect
    /// Takes the request and never answers.
    case silence
    /// Answers 200 with a body of so many bytes.
    case body(byteCount: Int)
    /// Is not there: nothing listens at its address.
    case absent
}
