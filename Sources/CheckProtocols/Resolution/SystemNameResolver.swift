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
/// returns. Lookups of one name at a time are made once; names that are new or hung lately use at most half of the threads;
/// lookups that wait for a thread longer than their timeout are never begun.
public final class SystemNameResolver: NameResolver {
    typealias LookUp = @Sendable (_ host: String, AddressFamily) throws -> [SocketAddress]
    private typealias Queue = LookupQueue<EventLoopPromise<[SocketAddress]>>

    /// A resolver with sixteen threads, shared by the whole process.
    public static let shared: SystemNameResolver = {
        let pool = NIOThreadPool(numberOfThreads: 16)
        pool.start()
        return SystemNameResolver(pool: pool)
    }()

    /// The time from which on a lookup counts as one that hangs.
    private static let promptness = TimeAmount.seconds(1)

    private let pool: NIOThreadPool
    private let group: any EventLoopGroup
    private let lookUp: LookUp
    private let queue: Mutex<Queue>

    /// Creates a resolver.
    ///
    /// - Parameters:
    ///   - pool: A started pool; its number of threads bounds the lookups that run at once. The caller shuts it down.
    ///   - group: Event loops for the timeouts.
    ///   - maximumPending: How many lookups may run or wait at once; more are refused.
    public convenience init(
        pool: NIOThreadPool,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        maximumPending: Int = 4_096
    ) {
        self.init(pool: pool, group: group, maximumPending: maximumPending) { host, family in
            try Self.lookUp(host, family: family)
        }
    }

    init(
        pool: NIOThreadPool,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        maximumPending: Int = 4_096,
        lookUp: @escaping LookUp
    ) {
        self.pool = pool
        self.group = group
        self.lookUp = lookUp
        queue = Mutex(Queue(threadCount: pool.numberOfThreads, maximumPending: maximumPending))
    }

    /// Finds the addresses of a host in the order of RFC 6724.
    public func addresses(
        of host: String,
        family: AddressFamily,
        within timeout: Duration
    ) async throws -> [SocketAddress] {
        try await addresses(of: host, family: family, within: timeout, isCanary: false)
    }

    /// Finds the addresses of a host; those of a canary without waiting for names that are new or hung lately.
    func addresses(
        of host: String,
        family: AddressFamily,
        within timeout: Duration,
        isCanary: Bool
    ) async throws -> [SocketAddress] {
        let name = Queue.Name(host: host, family: family)
        let loop = group.any()
        let promise = loop.makePromise(of: [SocketAddress].self)
        guard let id = queue.withLock({ $0.add(promise, for: name, isCanary: isCanary) }) else {
            promise.fail(NameResolutionError(.overloaded, "too many lookups wait for the resolver"))
            return try await promise.futureResult.get()
        }
        let timer = loop.scheduleTask(in: TimeAmount(timeout)) {
            self.giveUp(id, of: name) { isRunning in
                let limit = timeout.roundedToMilliseconds.text
                return isRunning
                    ? NameResolutionError(.timedOut, "the resolver did not answer for \(host) within \(limit)")
                    : NameResolutionError(.overloaded, "no thread was free to look up \(host) within \(limit)")
            }
        }
        submitReady()
        return try await withTaskCancellationHandler {
            defer { timer.cancel() }
            return try await promise.futureResult.get()
        } onCancel: {
            giveUp(id, of: name) { _ in CancellationError() }
        }
    }

    private func giveUp(_ id: UInt64, of name: Queue.Name, _ error: (_ isRunning: Bool) -> any Error) {
        guard let (promise, isRunning) = queue.withLock({ $0.remove(id, from: name) }) else { return }
        promise.fail(error(isRunning))
    }

    private func submitReady() {
        for name in queue.withLock({ $0.takeReady() }) {
            pool.submit { self.perform(name, $0) }
        }
    }

    private func perform(_ name: Queue.Name, _ state: NIOThreadPool.WorkItemState) {
        guard case .active = state else {
            let error = NameResolutionError(.unavailable, "the resolver's threads have been shut down")
            for waiter in queue.withLock({ $0.finishAll() }) { waiter.fail(error) }
            return
        }
        if queue.withLock({ $0.begin(name) }) {
            let start = NIODeadline.now()
            let result = Result { try lookUp(name.host, name.family) }
            let isPrompt = NIODeadline.now() - start < Self.promptness
            for waiter in queue.withLock({ $0.finish(name, isPrompt: isPrompt) }) { waiter.completeWith(result) }
        }
        submitReady()
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
