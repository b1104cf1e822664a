import CheckProtocols
import NIOCore

extension TestServer {
    /// The URL of a path on the server.
    func url(_ path: String = "/") -> String {
        "http://127.0.0.1:\(port)\(path)"
    }
}

/// Sets up connections that do nothing.
@Sendable
func idle(_ channel: any Channel) {}

/// Sets up connections that perform an action once what they received satisfies a condition, by default a whole head.
func raw(
    _ action: RawAction,
    to condition: @escaping @Sendable (String) -> Bool = { $0.hasSuffix("\r\n\r\n") }
) -> @Sendable (any Channel) throws -> Void {
    { channel in
        let handler = RawHandler { condition($0) ? action : .wait }
        try channel.pipeline.syncOperations.addHandler(handler)
    }
}

/// A resolver that always gives the same answer.
struct StubResolver: NameResolver {
    var addresses: [String] = []
    var error: NameResolutionError?

    func addresses(
        of host: String,
        family: AddressFamily,
        within timeout: Duration
    ) async throws -> [SocketAddress] {
        if let error {
            throw error
        }
        return try addresses.map { try SocketAddress(ipAddress: $0, port: 0) }
    }
}
