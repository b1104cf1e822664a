import MonitorCore
import MonitorTestKit
import Testing

@Suite("In-memory lease store")
struct InMemoryLeaseStoreTests {
    @Test("a full store makes room from expired leases, and refuses when there are none")
    func capacity() async throws {
        let time = VirtualTime()
        let store = InMemoryLeaseStore(time: time, maximumLeaseCount: 2)
        let first = try await store.acquire("a", holder: "h", duration: .seconds(5))
        _ = try await store.acquire("b", holder: "h", duration: .seconds(50))
        let error = await #expect(throws: StoreError.self) {
            _ = try await store.acquire("c", holder: "h", duration: .seconds(5))
        }
        #expect(error?.code == .outOfSpace)
        time.advance(by: .seconds(5))
        #expect(try await store.acquire("c", holder: "h", duration: .seconds(5)) != nil)
        time.advance(by: .seconds(5))
        let again = try await store.acquire("a", holder: "h", duration: .seconds(5))
        #expect(try #require(again).token > #require(first).token)
    }
}
