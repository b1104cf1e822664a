import MonitorCore
import NIOCore
import NIOSSL

/// What one connection needs to speak TLS.
struct TLSSession: Sendable {
    var context: NIOSSLContext
    /// The name to send and verify; `nil` for an address, which is verified itself.
    var serverName: String?

    /// - Throws: `RunnerFault` when the settings' name is an address, which TLS cannot ask for.
    init(context: NIOSSLContext, settings: TLSSettings, host: String) throws(RunnerFault) {
        self.context = context
        if let name = settings.serverName {
            guard !name.isIPAddress else {
                throw RunnerFault(.notRunnable, "tls.serverName: \(TLSSettings.addressMessage)")
            }
            serverName = name
        } else {
            serverName = host.isIPAddress ? nil : host
        }
    }
}

extension String {
    /// Whether the text is an IPv4 or IPv6 address.
    var isIPAddress: Bool { (try? SocketAddress(ipAddress: self, port: 0)) != nil }
}
