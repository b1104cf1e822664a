import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What the kernel knows about routes.
enum RouteTable {
    /// Whether the kernel has a route to an address; true where it cannot be told.
    ///
    /// Connecting a datagram socket looks the route up and sends nothing.
    static func hasRoute(to address: SocketAddress) -> Bool {
        #if canImport(Glibc)
        let type = Int32(SOCK_DGRAM.rawValue)
        #else
        let type = SOCK_DGRAM
        #endif
        let descriptor = socket(Int32(address.protocol.rawValue), type, 0)
        guard descriptor >= 0 else { return true }
        defer { close(descriptor) }
        let status = unsafe address.withSockAddr { pointer, size in
            unsafe connect(descriptor, pointer, socklen_t(size))
        }
        return status == 0 || (errno != ENETUNREACH && errno != EHOSTUNREACH)
    }
}
