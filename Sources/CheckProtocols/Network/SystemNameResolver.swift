import MonitorCore
public import NIOCore
public import NIOPosix
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The resolver of the operating system, called on threads of its own.
///
/// `getaddrinfo` blocks and cannot be interrupted, so a lookup that is given up keeps its thread until the system
/// returns. Lookups that wait for a thread longer than their timeout are never begun.
public final class SystemNameResolver: NameResolver {
    /// A resolver with eight threads, shared by the whole process.
    public static let shared: SystemNameResolver = {
        let pool = NIOThreadPool(numberOfThreads: 8)
        pool.start()
        return SystemNameResolver(pool: pool)
    }()

    private let pool: NIOThreadPool
    private let group: any EventLoopGroup
    private let maximumPending: Int
    private let pending = Atomic<Int>(0)

    /// Creates a resolver.
    ///
    /// - Parameters:
    ///   - pool: A started pool; its number of threads bounds the lookups that run at once. The caller shuts it down.
    ///   - group: Event loops for the timeouts.
    ///   - maximumPending: How many lookups may run or wait at once; more are refused.
    public init(
        pool: NIOThreadPool,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        maximumPending: Int = 4_096
    ) {
        self.pool = pool
        self.group = group
        self.maximumPending = maximumPending
    }

    /// Finds the addresses of a host in the order of RFC 6724.
    public func addresses(
        of host: String,
        family: AddressFamily,
        within timeout: Duration
    ) async throws -> [SocketAddress] {
        guard pending.add(1, ordering: .relaxed).newValue <= maximumPending else {
            pending.subtract(1, ordering: .relaxed)
            throw NameResolutionError(.overloaded, "more than \(maximumPending) lookups wait for the resolver")
        }
        let deadline = NIODeadline.now() + TimeAmount(timeout)
        let loop = group.any()
        let promise = loop.makePromise(of: [SocketAddress].self)
        let timer = loop.scheduleTask(deadline: deadline) {
            promise.fail(
                NameResolutionError(
                    .timedOut,
                    "the resolver did not answer for \(host) within \(timeout.roundedToMilliseconds.text)"
                )
            )
        }
        pool.submit { [self] state in
            defer { pending.subtract(1, ordering: .relaxed) }
            guard case .active = state else {
                promise.fail(NameResolutionError(.unavailable, "the resolver's threads have been shut down"))
                return
            }
            if NIODeadline.now() < deadline {
                promise.completeWith(Result { try Self.lookUp(host, family: family) })
            }
        }
        return try await withTaskCancellationHandler {
            defer { timer.cancel() }
            return try await promise.futureResult.get()
        } onCancel: {
            promise.fail(CancellationError())
        }
    }

    private static func lookUp(_ host: String, family: AddressFamily) throws(NameResolutionError) -> [SocketAddress] {
        var hints = unsafe addrinfo()
        #if canImport(Darwin)
        unsafe hints.ai_socktype = SOCK_STREAM
        #else
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #endif
        unsafe hints.ai_family =
            switch family {
            case .any: AF_UNSPEC
            case .ipv4: AF_INET
            case .ipv6: AF_INET6
            }
        var list: UnsafeMutablePointer<addrinfo>?
        let status = unsafe getaddrinfo(host, nil, &hints, &list)
        let systemError = errno
        defer {
            if let list = unsafe list {
                unsafe freeaddrinfo(list)
            }
        }
        guard status == 0 else {
            throw error(status: status, errno: systemError, host: host)
        }
        var addresses: [SocketAddress] = []
        var next = unsafe list
        while let entry = unsafe next {
            if let address = unsafe socketAddress(entry.pointee) {
                addresses.append(address)
            }
            unsafe next = entry.pointee.ai_next
        }
        guard !addresses.isEmpty else {
            throw NameResolutionError(.noAddress, "\(host) has no \(family) address")
        }
        return addresses
    }

    private static func socketAddress(_ entry: addrinfo) -> SocketAddress? {
        guard let address = unsafe entry.ai_addr else { return nil }
        let raw = UnsafeRawPointer(address)
        switch unsafe entry.ai_family {
        case AF_INET where unsafe Int(entry.ai_addrlen) >= MemoryLayout<sockaddr_in>.size:
            return unsafe SocketAddress(raw.loadUnaligned(as: sockaddr_in.self))
        case AF_INET6 where unsafe Int(entry.ai_addrlen) >= MemoryLayout<sockaddr_in6>.size:
            return unsafe SocketAddress(raw.loadUnaligned(as: sockaddr_in6.self))
        default:
            return nil
        }
    }

    static func error(status: Int32, errno systemError: Int32, host: String) -> NameResolutionError {
        switch status {
        case EAI_NONAME:
            NameResolutionError(.nameNotFound, "\(host) does not exist")
        case noData, noAddressFamily:
            NameResolutionError(.noAddress, "\(host) has no address of the family asked for")
        case EAI_SYSTEM where systemError == EMFILE || systemError == ENFILE:
            NameResolutionError(.fileDescriptors, "no file descriptor was left to look up \(host)")
        default:
            NameResolutionError(
                .unavailable,
                "the resolver could not look up \(host): \(unsafe String(cString: gai_strerror(status)))"
            )
        }
    }

    // The GNU names of these codes are hidden from Swift.
    #if canImport(Glibc)
    private static let noData: Int32 = -5
    private static let noAddressFamily: Int32 = -9
    #elseif canImport(Musl)
    private static let noData: Int32 = -5
    private static let noAddressFamily: Int32 = -6
    #else
    private static let noData = EAI_NODATA
    private static let noAddressFamily = EAI_FAMILY
    #endif
}
