import MonitorTestKit
import NIOCore
import NIOHTTP1
import NetworkTransports
import Testing

@Suite("The HTTP transport obeys the laws", .timeLimit(.minutes(5)))
struct AsyncHTTPTransportConformanceTests {
    @Test(arguments: HTTPTransportLaw.allCases)
    func obeys(_ law: HTTPTransportLaw) async throws {
        let absentPort = try await LoopbackServer.run(initializer: { _ in }, body: { $0.port })
        try await LoopbackServer.run(
            initializer: { channel in
                try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                try channel.pipeline.syncOperations.addHandler(ScenarioHTTPHandler())
            },
            body: { server in
                let transport = AsyncHTTPTransport(
                    configuration: .init(addressGuard: .publicOnly(allowing: AddressRange.loopback))
                )
                let base = "http://127.0.0.1:\(server.port)"
                try await HTTPTransportLaws(transport: transport) { scenario in
                    switch scenario {
                    case .echo: "\(base)/echo"
                    case .status(let status): "\(base)/status/\(status)"
                    case .redirect: "\(base)/redirect"
                    case .silence: "\(base)/silence"
                    case .body(let byteCount): "\(base)/body/\(byteCount)"
                    case .absent: "http://127.0.0.1:\(absentPort)/"
                    }
                }
                .check(law)
                await transport.shutdown()
            }
        )
    }
}
