import DequeModule
import Synchronization

/// A transport that answers as it was told and records what it was asked; it opens no connection.
public final class InMemoryHTTPTransport: HTTPTransport {
    /// What the transport does with one request.
    public struct Answer: Sendable {
        /// The answer, or the error that is thrown.
        public var result: Result<HTTPTransportResponse, TransportError>
        /// How long it takes; longer than the request's timeout is a `timeout`.
        public var delay: Duration

        /// Creates an answer.
        public init(_ result: Result<HTTPTransportResponse, TransportError>, after delay: Duration = .zero) {
            self.result = result
            self.delay = delay
        }

        /// An answer with a status.
        public static func status(_ status: Int, headers: [HTTPHeader] = [], after delay: Duration = .zero) -> Answer {
            Answer(.success(HTTPTransportResponse(status: status, headers: headers)), after: delay)
        }

        /// A failure.
        public static func failure(_ code: TransportError.Code, after delay: Duration = .zero) -> Answer {
            Answer(.failure(TransportError(code: code, message: "scripted failure")), after: delay)
        }
    }

    private struct State {
        var script: Deque<Answer> = []
        var requests: Deque<HTTPTransportRequest> = []
    }

    private let time: any TimeSource
    private let maximumRecordedCount: Int
    private let respond: @Sendable (HTTPTransportRequest) -> Answer
    private let state = Mutex(State())

    /// Creates a transport.
    ///
    /// - Parameters:
    ///   - time: Measures the delays.
    ///   - maximumRecordedCount: Requests that are kept; beyond that the oldest are forgotten.
    ///   - respond: Answers the requests for which nothing is scripted.
    public init(
        time: any TimeSource,
        maximumRecordedCount: Int = 10_000,
        respond: @escaping @Sendable (HTTPTransportRequest) -> Answer = { _ in .status(200) }
    ) {
        self.time = time
        self.maximumRecordedCount = max(0, maximumRecordedCount)
        self.respond = respond
    }

    /// The requests so far, in order.
    public var requests: [HTTPTransportRequest] { state.withLock { Array($0.requests) } }

    /// Appends answers for the requests to come, one for each.
    public func script(_ answers: [Answer]) {
        state.withLock { $0.script.append(contentsOf: answers) }
    }

    /// Records the request and gives the next answer.
    public func send(_ request: HTTPTransportRequest) async throws -> HTTPTransportResponse {
        try Task.checkCancellation()
        let scripted = state.withLock { state in
            if state.requests.count >= maximumRecordedCount {
                state.requests.removeFirst(min(1, state.requests.count))
            }
            if maximumRecordedCount > 0 {
                state.requests.append(request)
            }
            return state.script.popFirst()
        }
        guard request.url.hasPrefix("http://") || request.url.hasPrefix("https://") else {
            throw TransportError(code: .invalidRequest, message: "“\(request.url)” is no http or https URL")
        }
        let answer = scripted ?? respond(request)
        guard answer.delay < request.timeout else {
            try await time.sleep(for: request.timeout)
            throw TransportError(code: .timeout, message: "no answer within \(request.timeout.text)")
        }
        try await time.sleep(for: answer.delay)
        var response = try answer.result.get()
        guard response.body.count > request.maximumResponseByteCount else { return response }
        guard request.truncatesResponse else {
            throw TransportError(
                code: .responseTooLarge,
                message: "the answer is longer than \(request.maximumResponseByteCount) bytes"
            )
        }
        response.body.removeSubrange(max(0, request.maximumResponseByteCount)...)
        return response
    }
}
