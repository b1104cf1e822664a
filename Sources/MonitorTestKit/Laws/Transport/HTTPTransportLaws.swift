public import MonitorCore

/// Runs the laws of an HTTP transport against a server that the caller provides.
public struct HTTPTransportLaws<Transport: HTTPTransport>: LawSet {
    private let transport: Transport
    private let time: VirtualTime?
    private let url: @Sendable (HTTPTransportScenario) async throws -> String

    /// Creates the laws.
    ///
    /// - Parameters:
    ///   - transport: The transport.
    ///   - time: The transport's clock, if it is a virtual one.
    ///   - url: The URL at which a server behaves as the scenario says.
    public init(
        transport: Transport,
        time: VirtualTime? = nil,
        url: @escaping @Sendable (HTTPTransportScenario) async throws -> String
    ) {
        self.transport = transport
        self.time = time
        self.url = url
    }

    /// Runs a law.
    public func run(_ law: HTTPTransportLaw) async throws {
        switch law {
        case .exchangesWhatWasGiven: try await exchangesWhatWasGiven()
        case .everyStatusIsAnAnswer: try await everyStatusIsAnAnswer()
        case .redirectIsNotFollowed: try await redirectIsNotFollowed()
        case .silenceIsTimeout: try await silenceIsTimeout()
        case .longAnswerIsRefused: try await longAnswerIsRefused()
        case .longAnswerIsCutOnRequest: try await longAnswerIsCutOnRequest()
        case .refusedConnectionIsUnreachable: try await refusedConnectionIsUnreachable()
        case .invalidURLIsRefused: try await invalidURLIsRefused()
        case .cancellationEndsTheExchange: try await cancellationEndsTheExchange()
        }
    }

    private func send(_ request: HTTPTransportRequest) async throws -> HTTPTransportResponse {
        guard let time else { return try await transport.send(request) }
        return try await LawDriver(time: time).run { try await transport.send(request) }.value
    }

    private func expectFailure(_ code: TransportError.Code, _ request: HTTPTransportRequest) async throws {
        let matches = { (error: TransportError) in error.code == code }
        try await expectError(TransportError.self, "\(request.url)", where: matches) {
            _ = try await send(request)
        }
    }

    private func exchangesWhatWasGiven() async throws {
        let body = (0...255).map { UInt8($0) }
        for (method, body) in [("POST", body), ("PUT", []), ("GET", [])] {
            let response = try await send(
                HTTPTransportRequest(
                    method: method,
                    url: try await url(.echo),
                    headers: [HTTPHeader("x-sent", "one, two; three")],
                    body: body
                )
            )
            try expectEqual(response.status, 200, "status")
            try expectEqual(response.header("X-Method"), method, "method")
            try expectEqual(response.header("x-got"), "one, two; three", "header")
            try expectEqual(response.body, body, "body")
        }
    }

    private func everyStatusIsAnAnswer() async throws {
        for status in [200, 204, 400, 404, 429, 500, 503] {
            let response = try await send(HTTPTransportRequest(url: try await url(.status(status))))
            try expectEqual(response.status, status, "status")
        }
    }

    private func redirectIsNotFollowed() async throws {
        let response = try await send(HTTPTransportRequest(url: try await url(.redirect)))
        try expectEqual(response.status, 302, "status")
        try expect(response.header("Location") != nil, "the answer has no location")
    }

    private func silenceIsTimeout() async throws {
        let url = try await url(.silence)
        let start = time?.monotonic ?? .zero
        try await expectFailure(.timeout, HTTPTransportRequest(url: url, timeout: .milliseconds(200)))
        guard let time else { return }
        let elapsed = time.monotonic - start
        try expect(
            elapsed >= .milliseconds(200) && elapsed < .seconds(2),
            "a time-out of 200 ms came after \(elapsed.text)"
        )
    }

    private func longAnswerIsRefused() async throws {
        let url = try await url(.body(byteCount: 5_000))
        let whole = try await send(HTTPTransportRequest(url: url, maximumResponseByteCount: 5_000))
        try expectEqual(whole.body.count, 5_000, "bytes of an answer just as long as allowed")
        try await expectFailure(
            .responseTooLarge,
            HTTPTransportRequest(url: url, maximumResponseByteCount: 4_999)
        )
    }

    private func longAnswerIsCutOnRequest() async throws {
        for (byteCount, limit) in [(5_000, 4_999), (5_000, 5_000), (5_000, 6_000), (5_000, 0), (3_000_000, 10), (0, 0)]
        {
            let response = try await send(
                HTTPTransportRequest(
                    url: try await url(.body(byteCount: byteCount)),
                    maximumResponseByteCount: limit,
                    truncatesResponse: true
                )
            )
            try expectEqual(response.status, 200, "status")
            try expectEqual(response.body.count, min(byteCount, limit), "bytes of \(byteCount), limit \(limit)")
        }
    }

    private func refusedConnectionIsUnreachable() async throws {
        try await expectFailure(.unreachable, HTTPTransportRequest(url: try await url(.absent)))
    }

    private func invalidURLIsRefused() async throws {
        for url in ["", "example.org", "ftp://example.org/", "/path"] {
            try await expectFailure(.invalidRequest, HTTPTransportRequest(url: url))
        }
    }

    private func cancellationEndsTheExchange() async throws {
        let request = HTTPTransportRequest(url: try await url(.silence), timeout: .seconds(30))
        let other = HTTPTransportRequest(url: try await url(.echo))
        let outcome = await withTaskGroup(of: Result<HTTPTransportResponse, any Error>.self) { tasks in
            tasks.addTask {
                do {
                    return .success(try await transport.send(request))
                } catch {
                    return .failure(error)
                }
            }
            if let time {
                await time.waitForSleepers(count: 1)
            } else {
                // By the time that another exchange is over, this one is under way.
                _ = try? await transport.send(other)
            }
            tasks.cancelAll()
            return await tasks.next() ?? .failure(CancellationError())
        }
        guard case .failure(let error) = outcome, error is CancellationError else {
            throw UnmetExpectation(message: "a cancelled exchange came to \(outcome)")
        }
    }
}
