import MonitorCore
import Testing

@Suite("Bounded cache")
struct BoundedCacheTests {
    @Test("keeps what is used and never grows beyond its bound")
    func bounded() {
        var cache = BoundedCache<Int, Int>(maximumCount: 10)
        for number in 0..<1_000 {
            cache[number] = number
            #expect(cache[0] == 0)
            #expect(cache.count <= 10)
        }
        #expect(cache[999] == 999)
        #expect(cache[500] == nil)
        cache[999] = nil
        #expect(cache[999] == nil)
        cache.removeAll()
        #expect(cache.count == 0)
    }
}
