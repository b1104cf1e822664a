internal import AsyncHTTPClient
public import MonitorCore
public import NIOCore
internal import NIOHTTP1
public import NIOPosix
public import NIOSSL

/// An `HTTPTransport` over AsyncHTTPClient: HTTP/1.1, kept-alive connections, no redirects, no proxies.
///
/// The ``AddressGuard`` judges the address that a connection really has, whatever its name resolved to before or
/// resolves to later; no byte of a request goes to a refused address. A literal address is refused before any
/// connection; behind a name, a refused address may see a TCP connection and a TLS greeting.
///
/// Call ``shutdown()`` when done; a transport that is let go without it closes its connections by itself.
public final class AsyncHTTPTransport: HTTPTransport {
    /// What applies to every request.
    public struct Configuration: Sendable {
        /// Which addresses may be called.
        public var addressGuard: AddressGuard
        /// How long a connection may take to open; the request's own timeout applies too.
        public var connectTimeout: Duration
        /// How many connections one host may have.
        public var maximumConnectionsPerHost: Int
        /// How peers are verified.
        public var tls: TLSConfiguration

        /// Creates a configuration.
        public init(
            addressGuard: AddressGuard = .publicOnly,
            connectTimeout: Duration = .seconds(10),
            maximumConnectionsPerHost: Int = 8,
            tls: TLSConfiguration = .makeClientConfiguration()
        ) {
            self.addressGuard = addressGuard
            self.connectTimeout = connectTimeout
            self.maximumConnectionsPerHost = maximumConnectionsPerHost
            self.tls = tls
        }
    }

    private let client: HTTPClient
    private let addressGuard: AddressGuard
    private let time: any TimeSource

    /// Creates a transport.
    public init(
        configuration: Configuration = Configuration(),
        time: any TimeSource = SystemTimeSource(),
        eventLoopGroup: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        let addressGuard = configuration.addressGuard
        var settings = HTTPClient.Configuration()
        settings.redirectConfiguration = .disallow
        settings.httpVersion = .http1Only
        settings.decompression = .disabled
        settings.tlsConfiguration = configuration.tls
        settings.timeout.connect = .nanoseconds(max(1, configuration.connectTimeout.inNanoseconds))
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit =
            max(1, configuration.maximumConnectionsPerHost)
        settings.connectionPool.retryConnectionEstablishment = false
        settings.http1_1ConnectionDebugInitializer = { channel in
            if let address = channel.remoteAddress.flatMap(IPAddress.init), addressGuard.permits(address) {
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            channel.close(promise: nil)
            return channel.eventLoop.makeFailedFuture(RefusedAddress())
        }
        client = HTTPClient(eventLoopGroup: eventLoopGroup, configuration: settings)
        self.addressGuard = addressGuard
        self.time = time
    }

    deinit {
        client.shutdown { _ in }
    }

    /// Closes every connection and fails the requests under way.
    public func shutdown() async {
        await withCheckedContinuation { continuation in
            client.shutdown { _ in continuation.resume() }
        }
    }

    /// Sends a request.
    ///
    /// Redirects are not followed.
    public func send(_ request: HTTPTransportRequest) async throws -> HTTPTransportResponse {
        let prepared = try prepare(request)
        return try await withDeadline(
            request.timeout,
            time: time,
            message: "no complete answer from \(prepared.host) within \(request.timeout)",
            operation: { [client] in
                do {
                    return try await Self.exchange(
                        prepared.request,
                        client: client,
                        maximumByteCount: max(0, request.maximumResponseByteCount),
                        truncates: request.truncatesResponse
                    )
                } catch {
                    throw HTTPErrorMapping.transportError(for: error, host: prepared.host)
                }
            }
        )
    }

    private func prepare(_ request: HTTPTransportRequest) throws -> (request: HTTPClientRequest, host: String) {
        do {
            let target = try RequestTarget(url: request.url)
            guard HTTPToken.isToken(request.method) else { throw InvalidRequest("the method is not a token") }
            for header in request.headers {
                guard HTTPToken.isToken(header.name) else {
                    throw InvalidRequest("a header's name is not a token")
                }
                guard HTTPToken.isFieldValue(header.value) else {
                    throw InvalidRequest("the value of header \(header.name) holds a control character")
                }
            }
            if let address = IPAddress(target.host), !addressGuard.permits(address) {
                throw HTTPErrorMapping.transportError(for: RefusedAddress(), host: target.host)
            }
            var prepared = HTTPClientRequest(url: request.url)
            prepared.method = HTTPMethod(rawValue: request.method)
            prepared.headers = HTTPHeaders(request.headers.map { ($0.name, $0.value) })
            if !request.body.isEmpty {
                prepared.body = .bytes(ByteBuffer(bytes: request.body))
            }
            return (prepared, target.host)
        } catch {
            throw HTTPErrorMapping.transportError(for: error, host: "the host")
        }
    }

    private static func exchange(
        _ request: HTTPClientRequest,
        client: HTTPClient,
        maximumByteCount: Int,
        truncates: Bool
    ) async throws -> HTTPTransportResponse {
        // The caller's deadline covers the body too, which the client's own does not.
        let response = try await client.execute(request, deadline: .distantFuture)
        var body: [UInt8] = []
        // An answer that says that it has no body ends at once; reading to the end keeps the connection.
        let isEmpty = response.status == .noContent || response.headers.first(name: "content-length") == "0"
        if !truncates || maximumByteCount > 0 || isEmpty {
            for try await part in response.body {
                let room = maximumByteCount - body.count
                guard truncates || part.readableBytes <= room else {
                    throw TransportError(
                        code: .responseTooLarge,
                        message: "the answer is longer than the \(maximumByteCount) bytes allowed; raise the limit "
                            + "if that is expected"
                    )
                }
                body.append(contentsOf: part.readableBytesView.prefix(room))
                // Leaving the rest unread closes the connection.
                if truncates, body.count == maximumByteCount { break }
            }
        }
        return HTTPTransportResponse(
            status: Int(response.status.code),
            headers: response.headers.map { HTTPHeader($0.name, $0.value) },
            body: body
        )
    }
}
