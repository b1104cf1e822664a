import NIOCore
import NIOPosix

/// A server on a free port of 127.0.0.1 that ends with the closure it is made for.
struct LoopbackServer: Sendable {
    let port: Int

    static func run<Result>(
        initializer: @escaping @Sendable (any Channel) throws -> Void,
        body: (LoopbackServer) async throws -> Result
    ) async throws -> Result {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture { try initializer(child) }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        do {
            let result = try await body(LoopbackServer(port: channel.localAddress?.port ?? 0))
            try await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }
}
