import NIOCore

/// A literal address and port that a ``CanaryProbe`` connects to.
public struct CanaryAddress: Sendable, Hashable, CustomStringConvertible {
    let socketAddress: SocketAddress

    /// Reads `192.0.2.1:443` or `[2001:db8::1]:443`; `nil` for anything else, names among it.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            return nil
        }
        var host = text[..<colon]
        if host.first == "[", host.last == "]" {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard let address = try? SocketAddress(ipAddress: String(host), port: Int(port)) else { return nil }
        socketAddress = address
    }

    /// The address as it is written.
    public var description: String { socketAddress.text }
}
