import Dispatch
import MonitorCore
import MonitorTestKit
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import CheckProtocols

@Suite("Canary probe")
struct CanaryProbeTests {
    /// Resolves the names that begin with `good` and counts the lookups.
    private final class Resolver: NameResolver {
        let lookupCount = Atomic(0)

        func addresses(of host: String, family: AddressFamily, within timeout: Duration) async throws -> [SocketAddress]
        {
            lookupCount.add(1, ordering: .relaxed)
            if host.hasPrefix("busy") { throw NameResolutionError(.overloaded, "no thread") }
            guard host.hasPrefix("good") else { throw NameResolutionError(.unavailable, "SERVFAIL") }
            return [try SocketAddress(ipAddress: "192.0.2.1", port: 0)]
        }
    }

    private func status(up: Int, refused: Int, names: [String]) async throws -> ConnectivityStatus {
        let ports = (0..<refused).map { _ in ReservedPort() }
        return try await TestServer.with(setUp: idle) { server in
            let addresses = (Array(repeating: server.port, count: up) + ports.map(\.port))
                .compactMap { CanaryAddress("127.0.0.1:\($0)") }
            return await CanaryProbe(
                addresses: addresses,
                names: names,
                network: ProbeNetwork(resolver: Resolver()),
                time: VirtualTime()
            )
            .test()
        }
    }

    @Test("more than half of the canaries decide")
    func quorum() async throws {
        #expect(try await status(up: 2, refused: 1, names: ["good", "good2", "bad"]) == .working)
        #expect(try await status(up: 0, refused: 0, names: []) == .resolverUntested)
        guard case .networkFailed(let message) = try await status(up: 1, refused: 1, names: ["bad"]) else {
            Issue.record("the network has failed")
            return
        }
        #expect(message.hasPrefix("1 of 2 canaries failed: 127.0.0.1:"))
        let unresolved = try await status(up: 1, refused: 0, names: ["good", "bad"])
        #expect(unresolved == .resolverFailed("1 of 2 canaries failed: bad: SERVFAIL"))
    }

    @Test("a name that the runner was too busy to look up says nothing")
    func overload() async throws {
        #expect(try await status(up: 1, refused: 0, names: ["busy", "busy2"]) == .resolverUntested)
        #expect(try await status(up: 1, refused: 0, names: ["busy", "busy2", "good"]) == .working)
        let unresolved = try await status(up: 1, refused: 0, names: ["busy", "good", "bad"])
        #expect(unresolved == .resolverFailed("1 of 2 canaries failed: bad: SERVFAIL"))
    }

    @Test("names are looked up although others hang")
    func hangingNames() async throws {
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        let release = DispatchSemaphore(value: 0)
        let resolver = SystemNameResolver(pool: pool) { host, _ in
            if host.hasPrefix("dead") { release.wait() }
            return [try SocketAddress(ipAddress: "192.0.2.1", port: 0)]
        }
        for host in ["dead1", "dead2"] {
            _ = try? await resolver.addresses(of: host, family: .any, within: .milliseconds(20))
        }
        let probe = CanaryProbe(
            addresses: [],
            names: ["good"],
            network: ProbeNetwork(resolver: resolver),
            time: VirtualTime()
        )
        #expect(await probe.test() == .working)
        release.signal()
        release.signal()
        try await pool.shutdownGracefully()
    }

    @Test("a canary that closes the connection at once has been reached")
    func hastyCanary() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let closed = loop.makePromise(of: Void.self)
        let close: @Sendable (any Channel) -> Void = { channel in
            channel.closeFuture.cascade(to: closed)
            channel.close(promise: nil)
        }
        try await TestServer.with(setUp: close) { server in
            let round = CanaryRound(
                addresses: [try #require(CanaryAddress("127.0.0.1:\(server.port)"))],
                names: [],
                timeout: .seconds(10),
                network: ProbeNetwork(group: loop)
            )
            // The round learns that it is connected only once the connection is closed.
            let executor = DeterministicExecutor()
            let finished = loop.makePromise(of: ConnectivityStatus.self)
            Task(executorPreference: executor) { finished.succeed(await round.test()) }
            executor.runUntilIdle()
            try await closed.futureResult.get()
            for _ in 0..<10 { try await loop.submit {}.get() }
            let isFinished = Atomic(false)
            finished.futureResult.whenComplete { _ in isFinished.store(true, ordering: .releasing) }
            while !isFinished.load(ordering: .acquiring) {
                executor.runUntilIdle()
                await Task.yield()
            }
            #expect(try await finished.futureResult.get() == .resolverUntested)
        }
    }

    @Test("what a test found holds for a short time")
    func age() async {
        let time = VirtualTime()
        let resolver = Resolver()
        let probe = CanaryProbe(
            addresses: [],
            names: ["good"],
            maximumAge: .seconds(1),
            network: ProbeNetwork(resolver: resolver),
            time: time
        )
        for (step, expected) in [(0, 1), (1_000, 1), (1, 2)] {
            time.advance(by: .milliseconds(step))
            #expect(await probe.test() == .working)
            #expect(resolver.lookupCount.load(ordering: .relaxed) == expected)
        }
    }

    @Test(
        "an address is literal and has a port",
        arguments: [
            ("192.0.2.1:443", "192.0.2.1:443"), ("[2001:db8::1]:53", "[2001:db8::1]:53"), ("192.0.2.1", nil),
            ("192.0.2.1:0", nil), ("192.0.2.1:70000", nil), ("dns.google:443", nil), ("2001:db8::1:53", nil), ("", nil),
        ] as [(String, String?)]
    )
    func addresses(text: String, expected: String?) {
        #expect(CanaryAddress(text)?.description == expected)
    }

    @Test("the public canaries are well-formed")
    func publicCanaries() {
        #expect(CanaryProbe.publicAddresses.count == 3)
    }
}
