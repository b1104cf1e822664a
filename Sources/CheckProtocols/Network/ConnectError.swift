import MonitorCore
import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Why a connection to one address could not be made.
struct ConnectError: Error, Sendable, Hashable {
    /// What happened, for a person.
    var message: String
    /// The part of the runner that is to blame, or `nil` when it is the target.
    var fault: Fault.Cause?
    /// Whether trying another address is pointless.
    var isFinal: Bool

    /// Reads the error that connecting to an address ended with.
    ///
    /// A network or host that is unreachable is the runner's fault only when the runner's own kernel has no route to the
    /// address; told by a router on the way, it may be the target's.
    init(_ error: any Error, connectingTo address: SocketAddress) {
        self.init(error) { RouteTable.hasRoute(to: address) }
    }

    init(_ error: any Error, hasRoute: () -> Bool = { true }) {
        isFinal = false
        fault = nil
        switch error {
        case ChannelError.connectTimeout(let amount):
            message = "no answer within \(Duration(amount).roundedToMilliseconds.text)"
        case let error as IOError:
            message = Self.text(errno: error.errnoCode)
            fault = Self.fault(errno: error.errnoCode)
            if error.errnoCode == ENETUNREACH || error.errnoCode == EHOSTUNREACH, !hasRoute() {
                fault = .network
                message += "; the runner has no route to it"
            }
            isFinal = fault == .fileDescriptors
        default:
            message = Escaped.text("\(error)")
        }
    }

    /// The name and meaning of an error number.
    static func text(errno code: Int32) -> String {
        switch code {
        case ECONNREFUSED: "connection refused (ECONNREFUSED)"
        case ECONNRESET: "connection reset by the peer (ECONNRESET)"
        case EPIPE: "connection closed by the peer (EPIPE)"
        case ECONNABORTED: "connection aborted (ECONNABORTED)"
        case ETIMEDOUT: "connection timed out (ETIMEDOUT)"
        case EHOSTUNREACH: "no route to the host (EHOSTUNREACH)"
        case ENETUNREACH: "network unreachable (ENETUNREACH)"
        case ENETDOWN: "network down (ENETDOWN)"
        case EADDRNOTAVAIL: "no local address or port available (EADDRNOTAVAIL)"
        case EAFNOSUPPORT: "the runner has no such kind of address (EAFNOSUPPORT)"
        case EMFILE: "no file descriptor left in the process (EMFILE)"
        case ENFILE: "no file descriptor left on the machine (ENFILE)"
        default: unsafe "\(String(cString: strerror(code))) (errno \(code))"
        }
    }

    private static func fault(errno code: Int32) -> Fault.Cause? {
        switch code {
        case EMFILE, ENFILE: .fileDescriptors
        case ENOBUFS, ENOMEM: .overload
        case EADDRNOTAVAIL, EAFNOSUPPORT, EACCES, EPERM, ENETDOWN: .network
        default: nil
        }
    }
}

extension Duration {
    init(_ amount: TimeAmount) {
        self = .nanoseconds(amount.nanoseconds)
    }
}
