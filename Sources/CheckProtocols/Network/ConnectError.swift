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

    init(_ error: any Error) {
        isFinal = false
        fault = nil
        switch error {
        case ChannelError.connectTimeout(let amount):
            message = "no answer within \(Duration(amount).roundedToMilliseconds.text)"
        case let error as IOError:
            message = Self.text(errno: error.errnoCode)
            fault = Self.fault(errno: error.errnoCode)
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
        case EMFILE: "no file descriptor left in the process (EMFILE)"
        case ENFILE: "no file descriptor left on the machine (ENFILE)"
        default: unsafe "\(String(cString: strerror(code))) (errno \(code))"
        }
    }

    private static func fault(errno code: Int32) -> Fault.Cause? {
        switch code {
        case EMFILE, ENFILE: .fileDescriptors
        case ENOBUFS, ENOMEM: .overload
        case EADDRNOTAVAIL, EACCES, EPERM, ENETDOWN: .network
        default: nil
        }
    }
}

extension Duration {
    init(_ amount: TimeAmount) {
        self = .nanoseconds(amount.nanoseconds)
    }
}
