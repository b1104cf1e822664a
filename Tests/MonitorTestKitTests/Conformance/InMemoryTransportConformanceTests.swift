import MonitorCore
import MonitorTestKit
import Testing

@Suite("The in-memory HTTP transport obeys the laws", .timeLimit(.minutes(5)))
struct InMemoryTransportConformanceTests {
    @Test(arguments: HTTPTransportLaw.allCases)
    func obeys(_ law: HTTPTransportLaw) async throws {
        let time = VirtualTime()
        let transport = InMemoryHTTPTransport(scenariosOn: time)
        try await HTTPTransportLaws(transport: transport, time: time) { InMemoryHTTPTransport.url($0) }.check(law)
    }
}
