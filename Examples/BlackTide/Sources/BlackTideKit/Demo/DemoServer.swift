import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// A real server on loopback that the demonstration can take down and bring back on the same port.
actor DemoServer {
    /// What the server speaks.
    enum Kind: Sendable {
        /// HTTP/1.1; every request gets this body.
        case http(body: String)
        /// HTTP/1.1 over TLS; every request gets this body.
        case https(body: String, TLSConfiguration)
        /// Sends a greeting, then `PONG` for every `PING`.
        case lines(greeting: String)
        /// HTTP/1.1; every request is handed to the handler, which gives the status.
        case sink(@Sendable (HTTPRequestHead, [UInt8]) -> HTTPResponseStatus)
    }

    private let kind: Kind
    private var channel: (any Channel)?
    private let connections = ConnectionTracker()
    /// The port, once the server has been started.
    private(set) var port = 0

    init(_ kind: Kind) {
        self.kind = kind
    }

    /// Starts listening: on a free port the first time, on the same port afterwards.
    func start() async throws {
        let kind = kind
        let connections = connections
        let sslContext: NIOSSLContext? =
            if case .https(_, let configuration) = kind { try NIOSSLContext(configuration: configuration) } else { nil }
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    connections.add(channel)
                    let pipeline = channel.pipeline.syncOperations
                    if let sslContext {
                        try pipeline.addHandler(NIOSSLServerHandler(context: sslContext))
                    }
                    switch kind {
                    case .http(let body), .https(let body, _):
                        try pipeline.configureHTTPServerPipeline()
                        try pipeline.addHandler(DemoHTTPHandler { _, _ in (.ok, body) })
                    case .sink(let handler):
                        try pipeline.configureHTTPServerPipeline()
                        try pipeline.addHandler(DemoHTTPHandler { (handler($0, $1), "") })
                    case .lines(let greeting):
                        try pipeline.addHandler(DemoLineHandler(greeting: greeting))
                    }
                }
            }
            .bind(host: "127.0.0.1", port: port)
            .get()
        port = channel.localAddress?.port ?? 0
        self.channel = channel
    }

    /// Stops listening and closes every connection, as a crash would.
    func stop() async throws {
        try await channel?.close()
        channel = nil
        connections.closeAll()
    }
}
