import Dispatch
import Foundation
import MonitorCore
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import CheckProtocols

@Suite struct NameResolutionTests {
    private func finding(_ code: NameResolutionError.Code) async throws -> CheckFinding {
        let resolver = StubResolver(error: NameResolutionError(code, "because"))
        return try await HTTPCheckRunner(network: ProbeNetwork(resolver: resolver))
            .run(
                HTTPCheckConfiguration(url: "http://name.test/"),
                in: .test()
            )
    }

    @Test(arguments: [NameResolutionError.Code.nameNotFound, .noAddress])
    func aNameWithoutAddressIsDown(code: NameResolutionError.Code) async throws {
        let finding = try await finding(code)
        #expect(finding.outcome == .down)
        #expect(finding.evidence.first?.assertion == "resolve")
        #expect(finding.evidence.first?.location == "name.test")
    }

    @Test(arguments: [
        (NameResolutionError.Code.unavailable, Fault.Cause.resolver), (.timedOut, .resolver),
        (.overloaded, .overload), (.fileDescriptors, .fileDescriptors),
    ])
    func aResolverThatFailsIsAFault(code: NameResolutionError.Code, cause: Fault.Cause) async throws {
        let error = await #expect(throws: RunnerFault.self) { try await finding(code) }
        #expect(error?.fault.cause == cause)
    }

    @Test(arguments: [
        (Int32(EAI_NONAME), Int32(0), NameResolutionError.Code.nameNotFound),
        (Int32(EAI_AGAIN), 0, .unavailable),
        (Int32(EAI_FAIL), 0, .unavailable),
        (Int32(EAI_SYSTEM), EMFILE, .fileDescriptors),
        (Int32(EAI_SYSTEM), ENFILE, .fileDescriptors),
        (Int32(EAI_SYSTEM), EIO, .unavailable),
    ])
    func theSystemsCodesAreUnderstood(status: Int32, number: Int32, code: NameResolutionError.Code) {
        #expect(SystemNameResolver.error(status: status, errno: number, host: "h").code == code)
    }

    @Test func theLoopbackNameIsFound() async throws {
        let addresses = try await SystemNameResolver.shared.addresses(
            of: "localhost",
            family: .ipv4,
            within: .seconds(10)
        )
        #expect(addresses.contains { $0.ipAddress == "127.0.0.1" })
    }

    @Test func aZoneThatHangsTakesOneThreadAndTimesOut() async throws {
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        let release = DispatchSemaphore(value: 0)
        let lookups = Mutex<[String]>([])
        let resolver = SystemNameResolver(pool: pool) { host, _ in
            lookups.withLock { $0.append(host) }
            if host == "dead.test" { release.wait() }
            return [try SocketAddress(ipAddress: "192.0.2.1", port: 0)]
        }
        for host in ["fine.test", "dead.test", "dead.test"] {
            let found = try? await resolver.addresses(
                of: host,
                family: .any,
                within: .milliseconds(host == "fine.test" ? 10_000 : 20)
            )
            #expect((found != nil) == (host == "fine.test"))
        }
        let error = await #expect(throws: NameResolutionError.self) {
            try await resolver.addresses(of: "dead.test", family: .any, within: .milliseconds(20))
        }
        #expect(error?.code == .timedOut)
        let fine = try await resolver.addresses(of: "fine.test", family: .any, within: .seconds(10))
        #expect(fine.count == 1)
        #expect(lookups.withLock { $0 } == ["fine.test", "dead.test", "fine.test"])
        release.signal()
        try await pool.shutdownGracefully()
    }

    @Test func aLookupThatGetsNoThreadIsOverload() async throws {
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        let release = DispatchSemaphore(value: 0)
        pool.submit { _ in release.wait() }
        let resolver = SystemNameResolver(pool: pool, maximumPending: 1)
        let error = await #expect(throws: NameResolutionError.self) {
            try await resolver.addresses(of: "localhost", family: .any, within: .milliseconds(20))
        }
        #expect(error?.code == .overloaded)
        let refused = await #expect(throws: NameResolutionError.self) {
            try await resolver.addresses(of: "other.test", family: .any, within: .seconds(10))
        }
        #expect(refused?.code == .overloaded)
        release.signal()
        try await pool.shutdownGracefully()
    }
}
