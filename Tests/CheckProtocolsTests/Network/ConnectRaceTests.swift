import Foundation
import Logging
import MonitorCore
import MonitorTestKit
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import CheckProtocols

@Suite("Connecting to several addresses", .timeLimit(.minutes(5)))
struct ConnectRaceTests {
    private func probe(
        _ ports: [Int],
        time: VirtualTime = VirtualTime(),
        setUp: @escaping @Sendable (ChannelPipeline.SynchronousOperations) throws -> Void = { _ in }
    ) async throws -> ConnectionReport<TCPDialogue.Report> {
        let context = CheckContext(
            slot: SlotID(monitor: "m", region: "eu", time: time.now),
            deadline: time.monotonic + .seconds(60),
            time: time,
            logger: .silent
        )
        let configuration = TCPCheckConfiguration(host: "127.0.0.1", port: 1)
        return try await ProbeNetwork()
            .probe(
                ports.map { try SocketAddress(ipAddress: "127.0.0.1", port: $0) },
                tls: nil,
                in: context,
                setUp: setUp,
                makeMachine: { start in
                    TCPDialogue(configuration, startedAt: start, timeout: .seconds(60), wallClock: time)
                }
            )
    }

    @Test("an address that does not answer within a quarter of a second is raced by the next")
    func slowAddress() async throws {
        let backlog = FullBacklog()
        defer { withExtendedLifetime(backlog) {} }
        let hangingPort = backlog.port
        let time = VirtualTime()
        try await TestServer.with(setUp: idle) { server in
            async let connection = probe([hangingPort, server.port], time: time)
            await time.waitForSleepers(count: 1)
            time.advance(by: .milliseconds(249))
            #expect(server.connectionCount == 0)
            time.advance(by: .milliseconds(1))
            let report = try await connection
            #expect(report.address.port == server.port)
            #expect(report.failedAddresses.isEmpty)
        }
    }

    @Test("an address that fails is followed by the next at once")
    func refusedAddress() async throws {
        let refused = ReservedPort()
        try await TestServer.with(setUp: idle) { server in
            let report = try await probe([refused.port, server.port])
            #expect(report.address.port == server.port)
            #expect(report.failedAddresses.map(\.location) == ["127.0.0.1:\(refused.port)"])
        }
    }

    @Test("when all addresses fail, each is told")
    func allRefused() async throws {
        let ports = [ReservedPort(), ReservedPort(), ReservedPort()]
        let failure = await #expect(throws: ProbeFailure.self) { try await probe(ports.map(\.port)) }
        #expect(failure?.evidence.count == 3)
        await #expect(throws: ProbeFailure.self) { try await probe([]) }
    }

    /// Holds a connection back until it is released.
    private final class Hold: ChannelOutboundHandler {
        typealias OutboundIn = Any

        private let release: EventLoopFuture<Void>

        init(until release: EventLoopFuture<Void>) {
            self.release = release
        }

        func connect(context: ChannelHandlerContext, to address: SocketAddress, promise: EventLoopPromise<Void>?) {
            let context = NIOLoopBound(context, eventLoop: context.eventLoop)
            release.hop(to: context.eventLoop).whenSuccess { context.value.connect(to: address, promise: promise) }
        }
    }

    @Test("an attempt under way may win although no file descriptor is left for another")
    func outOfDescriptors() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let release = loop.makePromise(of: Void.self)
        let attemptCount = Atomic(0)
        let setUp: @Sendable (ChannelPipeline.SynchronousOperations) throws -> Void = { pipeline in
            guard attemptCount.add(1, ordering: .relaxed).oldValue > 0 else {
                return try pipeline.addHandler(Hold(until: release.futureResult))
            }
            // Nearly always long enough for the failure to be noticed before the first attempt connects.
            loop.scheduleTask(in: .milliseconds(20)) { release.succeed() }
            throw IOError(errnoCode: EMFILE, reason: "socket")
        }
        let time = VirtualTime()
        try await TestServer.with(setUp: idle) { server in
            async let connection = probe([server.port, 1, 1], time: time, setUp: setUp)
            await time.waitForSleepers(count: 1)
            time.advance(by: .milliseconds(250))
            let report = try await connection
            #expect(report.address.port == server.port)
            #expect(Set(report.failedAddresses.map(\.location)).isSubset(of: ["127.0.0.1:1"]))
        }
        #expect(attemptCount.load(ordering: .relaxed) == 2)
    }

    @Test("the first connection wins, and no other")
    func claim() {
        let race = ConnectRace()
        #expect(race.enter(0, ChannelLease()))
        #expect(race.enter(1, ChannelLease()))
        #expect(!race.isWon)
        #expect(race.claim(1))
        #expect(!race.claim(0))
        #expect(race.isWon && race.isWon(by: 1) && !race.isWon(by: 0))
        #expect(!race.enter(2, ChannelLease()))
    }

    @Test("families take turns, the resolver's first one first")
    func families() throws {
        func addresses(_ texts: [String]) throws -> [SocketAddress] {
            try texts.map { try SocketAddress(ipAddress: $0, port: 1) }
        }
        let mixed = try addresses(["::1", "::2", "::3", "192.0.2.1", "192.0.2.2"])
        #expect(try mixed.alternatingFamilies == addresses(["::1", "192.0.2.1", "::2", "192.0.2.2", "::3"]))
        let single = try addresses(["192.0.2.2", "192.0.2.1"])
        #expect(single.alternatingFamilies == single)
        #expect([SocketAddress]().alternatingFamilies.isEmpty)
    }
}
