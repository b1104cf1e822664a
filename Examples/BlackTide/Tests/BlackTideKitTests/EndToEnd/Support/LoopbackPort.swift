import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Finds ports that nothing listens on.
enum LoopbackPort {
    /// A number of different ports, outside the range from which outgoing connections take theirs.
    static func free(_ count: Int) throws -> [Int] {
        var ports: Set<Int> = []
        for candidate in (15_000..<32_000).shuffled() where ports.count < count {
            if isFree(candidate) { ports.insert(candidate) }
        }
        guard ports.count == count else { throw NotInTime(description: "no free ports on 127.0.0.1") }
        return Array(ports)
    }

    /// Whether addresses of IPv6 lead to this machine.
    static let hasIPv6: Bool = {
        let descriptor = socket(AF_INET6, streamSocket, 0)
        defer { closeSocket(descriptor) }
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_addr = in6addr_loopback
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size)) == 0
            }
        }
    }()

    private static func isFree(_ port: Int) -> Bool {
        guard let listener = Listener(port: port) else { return false }
        listener.close()
        return true
    }
}

/// A socket that accepts connections and never answers.
struct Listener {
    private let descriptor: Int32

    init?(port: Int) {
        descriptor = socket(AF_INET, streamSocket, 0)
        // Connections of a server that listened here before may linger.
        var isOn: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0, listen(descriptor, 8) == 0 else {
            close()
            return nil
        }
    }

    /// Whether a connection waits to be accepted.
    var hasConnection: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) == 1
    }

    /// Accepts, and drops, the connections that wait.
    func acceptAll() {
        while hasConnection {
            closeSocket(accept(descriptor, nil, nil))
        }
    }

    /// Accepts one connection, if one waits, and answers what it sends with a reset.
    func resetNext() {
        guard hasConnection else { return }
        let connection = accept(descriptor, nil, nil)
        var entry = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        poll(&entry, 1, 200)
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout.size(ofValue: option)))
        closeSocket(connection)
    }

    func close() {
        closeSocket(descriptor)
    }
}

#if os(Linux)
private let streamSocket = Int32(SOCK_STREAM.rawValue)
#else
private let streamSocket = SOCK_STREAM
#endif

private func closeSocket(_ descriptor: Int32) {
    _ = close(descriptor)
}
