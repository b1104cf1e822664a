import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on loopback, on a port that the system chooses.
final class TestServer: Sendable {
    private let listener: any Channel
    private let connections: ConnectionCounter

    private init(listener: any Channel, connections: ConnectionCounter) {
        self.listener = listener
        self.connections = connections
    }

    /// The port it listens on.
    var port: Int { listener.localAddress?.port ?? 0 }

    /// How many connections it took.
    var connectionCount: Int { connections.taken.load(ordering: .sequentiallyConsistent) }

    /// Waits until all its connections are closed.
    func waitUntilIdle() async {
        await connections.waitUntilIdle()
    }

    /// Runs a body with a server whose connections are set up by `setUp`.
    static func with<Value>(
        host: String = "127.0.0.1",
        identity: TestAuthority.Identity? = nil,
        clientAuthority: String? = nil,
        setUp: @escaping @Sendable (any Channel) throws -> Void,
        _ body: (TestServer) async throws -> Value
    ) async throws -> Value {
        let context = try identity.map { identity in
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: identity.chain,
                privateKey: identity.key
            )
            if let clientAuthority {
                configuration.certificateVerification = .noHostnameVerification
                configuration.trustRoots = .certificates(
                    try NIOSSLCertificate.fromPEMBytes(Array(clientAuthority.utf8))
                )
            }
            return try NIOSSLContext(configuration: configuration)
        }
        let connections = ConnectionCounter()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                connections.opened()
                channel.closeFuture.whenComplete { _ in connections.closed() }
                return channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try setUp(channel)
                }
            }
            .bind(host: host, port: 0)
            .get()
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(TestServer(listener: listener, connections: connections)))
        } catch {
            result = .failure(error)
        }
        try await listener.close()
        return try result.get()
    }
}

/// Counts connections and tells when none is left.
private final class ConnectionCounter: Sendable {
    private struct State {
        var open = 0
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    let taken = Atomic<Int>(0)
    private let state = Mutex(State())

    func opened() {
        taken.add(1, ordering: .sequentiallyConsistent)
        state.withLock { $0.open += 1 }
    }

    func closed() {
        let waiters = state.withLock { state in
            state.open -= 1
            guard state.open == 0 else { return [CheckedContinuation<Void, Never>]() }
            let waiters = state.waiters
            state.waiters = []
            return waiters
        }
        for waiter in waiters {
            waiter.resume()
        }
    }

    func waitUntilIdle() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                if state.open == 0 { return true }
                state.waiters.append(continuation)
                return false
            }
            if isIdle {
                continuation.resume()
            }
        }
    }
}
