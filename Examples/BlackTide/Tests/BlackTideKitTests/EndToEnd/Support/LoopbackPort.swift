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
        #if os(Linux)
        let stream = Int32(SOCK_STREAM.rawValue)
        #else
        let stream = SOCK_STREAM
        #endif
        descriptor = socket(AF_INET, stream, 0)
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
            Self.close(accept(descriptor, nil, nil))
        }
    }

    func close() {
        Self.close(descriptor)
    }

    private static func close(_ descriptor: Int32) {
        #if canImport(Glibc)
        _ = Glibc.close(descriptor)
        #else
        _ = Darwin.close(descriptor)
        #endif
    }
}
