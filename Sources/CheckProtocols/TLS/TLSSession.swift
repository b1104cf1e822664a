import NIOCore
import NIOSSL

/// What one connection needs to speak TLS.
struct TLSSession: Sendable {
    var context: NIOSSLContext
    /// The name to send and verify; `nil` for an address, which is verified itself.
    var serverName: String?

    init(context: NIOSSLContext, settings: TLSSettings, host: String) {
        self.context = context
        let name = settings.serverName ?? host
        serverName = (try? SocketAddress(ipAddress: name, port: 0)) == nil ? name : nil
    }
}
