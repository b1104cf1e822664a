import MonitorCore
import NIOCore
import NIOPosix
import NIOSSL
import Testing

@testable import CheckProtocols

@Suite struct TLSContextCacheTests {
    private let cache = TLSContextCache(capacity: 2)

    private func context(_ settings: TLSSettings, at time: Duration = .zero) async throws -> NIOSSLContext {
        try await cache.context(
            for: settings,
            protocols: [],
            on: MultiThreadedEventLoopGroup.singleton.any(),
            at: time
        )
    }

    private func settings(_ authority: String) throws -> TLSSettings {
        TLSSettings(authority: try TestAuthority(authority).pem)
    }

    @Test func equalSettingsShareAContext() async throws {
        var settings = try settings("a")
        let first = try await context(settings)
        settings.serverName = "elsewhere"
        let second = try await context(settings)
        #expect(first === second)
        settings.verify = false
        let third = try await context(settings)
        #expect(first !== third)
    }

    @Test func aContextIsMadeAnewAfterItsLifetime() async throws {
        let settings = try settings("a")
        let first = try await context(settings)
        let second = try await context(settings, at: TLSContextCache.lifetime - .seconds(1))
        #expect(first === second)
        let third = try await context(settings, at: TLSContextCache.lifetime)
        #expect(first !== third)
    }

    @Test func theOldestContextMakesRoom() async throws {
        let settings = try ["a", "b", "c"].map(settings)
        let first = try await context(settings[0], at: .seconds(1))
        let second = try await context(settings[1], at: .seconds(2))
        _ = try await context(settings[2], at: .seconds(3))
        let secondAgain = try await context(settings[1], at: .seconds(4))
        #expect(second === secondAgain)
        let firstAgain = try await context(settings[0], at: .seconds(5))
        #expect(first !== firstAgain)
    }

    @Test func aFailureIsNotKept() async throws {
        let settings = TLSSettings(authority: "not PEM")
        for _ in 0..<2 {
            let error = await #expect(throws: RunnerFault.self) { try await context(settings) }
            #expect(error?.fault.cause == .notRunnable)
        }
    }
}
