import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// An IPv4 or IPv6 address as bytes.
struct IPAddress: Sendable, Hashable {
    /// 4 or 16 bytes, most significant first.
    let bytes: [UInt8]

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads a numeric address; zone identifiers and abbreviated IPv4 forms are refused.
    init?(_ text: some StringProtocol) {
        let text = String(text)
        let (family, byteCount) = text.contains(":") ? (AF_INET6, 16) : (AF_INET, 4)
        var bytes = [UInt8](repeating: 0, count: byteCount)
        let status = unsafe bytes.withUnsafeMutableBytes { unsafe inet_pton(family, text, $0.baseAddress) }
        guard status == 1 else { return nil }
        self.bytes = bytes
    }

    /// Takes the address out of a socket address, or `nil` when it is not an IP address.
    init?(_ address: SocketAddress) {
        guard let text = address.ipAddress else { return nil }
        self.init(text)
    }

    /// The IPv4 address that an IPv4-mapped or NAT64 address stands for, else the address itself.
    var unwrapped: IPAddress {
        let isWrapped = AddressRange.mappedIPv4.contains(self) || AddressRange.nat64.contains(self)
        return isWrapped ? IPAddress(bytes: Array(bytes.suffix(4))) : self
    }
}
