import Dispatch
import Foundation
import MonitorCore
import NIOCore
import NIOPosix
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
        (.overloaded, .resolver), (.fileDescriptors, .fileDescriptors),
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

    @Test func aLookupThatGetsNoThreadTimesOut() async throws {
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        let release = DispatchSemaphore(value: 0)
        pool.submit { _ in release.wait() }
        let resolver = SystemNameResolver(pool: pool, maximumPending: 1)
        let error = await #expect(throws: NameResolutionError.self) {
            try await resolver.addresses(of: "localhost", family: .any, within: .milliseconds(20))
        }
        #expect(error?.code == .timedOut)
        let refused = await #expect(throws: NameResolutionError.self) {
            try await resolver.addresses(of: "localhost", family: .any, within: .seconds(10))
        }
        #expect(refused?.code == .overloaded)
        release.signal()
        try await pool.shutdownGracefully()
    }
}
