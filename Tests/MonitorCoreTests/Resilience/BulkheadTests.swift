import MonitorCore
import Testing

@Suite struct BulkheadTests {
    @Test func admitsQueuesThenRejects() {
        var bulkhead = Bulkhead<Int>(maximumRunning: 2, maximumWaiting: 1)
        let admissions = (0..<4).map { bulkhead.offer($0) }
        #expect(admissions == [.admitted, .admitted, .queued, .rejected])
    }

    @Test func handsOutWhatWaitsInOrder() {
        var bulkhead = Bulkhead<Int>(maximumRunning: 1, maximumWaiting: 2)
        _ = (0..<3).map { bulkhead.offer($0) }
        let handedOut = (0..<3).map { _ in bulkhead.finish() }
        #expect(handedOut == [1, 2, nil])
        #expect(bulkhead.runningCount == 0)
        let none = bulkhead.finish()
        #expect(none == nil)
        #expect(bulkhead.runningCount == 0)
    }

    @Test func givesUpWhatHasBecomeUseless() {
        var bulkhead = Bulkhead<Int>(maximumRunning: 1, maximumWaiting: 3)
        _ = (0..<4).map { bulkhead.offer($0) }
        let removed = bulkhead.removeWaiting { $0.isMultiple(of: 2) }
        #expect(removed == [2])
        #expect(bulkhead.waitingCount == 2)
    }
}
