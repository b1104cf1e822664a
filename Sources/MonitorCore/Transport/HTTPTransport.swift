/// Sends an HTTP request and returns the whole answer.
///
/// May be called concurrently. Used for webhooks and remote services; checks have a transport of their own that measures.
public protocol HTTPTransport: Sendable {
    /// Sends a request; redirects are not followed.
    ///
    /// - Returns: The answer, whole, or its beginning where the request says so.
    /// - Throws: ``TransportError``; any status, also 4xx and 5xx, is an answer and not an error.
    /// - Cancellation: Closes the exchange and throws `CancellationError`.
    func send(_ request: HTTPTransportRequest) async throws -> HTTPTransportResponse
}
