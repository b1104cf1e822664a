#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A port on loopback that listens but takes no more connections, so that connecting to it hangs.
final class FullBacklog {
    let port: Int
    private let descriptors: [Int32]

    init() {
        #if canImport(Glibc)
        let type = Int32(SOCK_STREAM.rawValue)
        #else
        let type = SOCK_STREAM
        #endif
        let listener = socket(AF_INET, type, 0)
        let occupant = socket(AF_INET, type, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                precondition(bind(listener, generic, length) == 0, "no port on loopback")
                precondition(listen(listener, 0) == 0, "the port does not listen")
                precondition(getsockname(listener, generic, &length) == 0, "the port has no name")
                precondition(connect(occupant, generic, length) == 0, "the only place is taken")
            }
        }
        descriptors = [listener, occupant]
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }
}
