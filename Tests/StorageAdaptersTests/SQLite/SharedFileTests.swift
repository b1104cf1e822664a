#if SQLite
import MonitorCore
import MonitorTestKit
import Testing

@testable import StorageAdapters

/// Two databases opened on one file share nothing in memory, as two processes.
@Suite("Two openings of one SQLite file")
struct SharedFileTests {
    private let time = VirtualTime()
    private let group = ConsumerGroup(name: "work", filters: ["work.>"], backoff: [])

    private func message(_ id: Int) -> OutgoingMessage {
        OutgoingMessage(id: "\(id)", subject: "work.a", payload: [UInt8(truncatingIfNeeded: id)])
    }

    private func withTwo(_ body: (SQLiteDatabase, SQLiteDatabase) async throws -> Void) async throws {
        try await withTemporaryPath { path in
            let first = try await SQLiteDatabase.open(at: path)
            let second = try await SQLiteDatabase.open(at: path)
            try await body(first, second)
            try await first.close()
            try await second.close()
        }
    }

    @Test("share the messages of a group, and a waiting consumer notices the other's publication by polling")
    func shareTheQueue() async throws {
        try await withTwo { first, second in
            let publisher = SQLiteMessageQueue(database: first, time: time)
            let queue = SQLiteMessageQueue(database: second, time: time)
            let here = try await publisher.consumer(of: group)
            let there = try await queue.consumer(of: group)
            async let deliveries = there.receive(upTo: 10, timeout: .seconds(60))
            await time.waitForSleepers(count: 1)
            try await publisher.publish([message(1), message(2)])
            time.advance(by: .milliseconds(100))
            let taken = try await deliveries
            #expect(taken.map(\.id) == ["1", "2"])
            #expect(try await here.receive(upTo: 10, timeout: .zero).isEmpty)
            #expect(try await publisher.depth(ofGroup: "work") == 2)
            #expect(try await there.acknowledge(taken) == 2)
            #expect(try await publisher.depth(ofGroup: "work") == 0)
            #expect(try await queue.publish([message(1)]).duplicateCount == 1)
        }
    }

    @Test("take over each other's unsettled messages after the deadline")
    func takeOver() async throws {
        try await withTwo { first, second in
            let here = try await SQLiteMessageQueue(database: first, time: time).consumer(of: group)
            let queue = SQLiteMessageQueue(database: second, time: time)
            let there = try await queue.consumer(of: group)
            try await queue.publish([message(1)])
            let lost = try await here.receive(upTo: 1, timeout: .zero)
            time.advance(by: .seconds(30))
            let taken = try await there.receive(upTo: 1, timeout: .zero)
            #expect(taken.map(\.deliveryCount) == [2])
            #expect(try await here.acknowledge(lost) == 0)
            #expect(try await there.acknowledge(taken) == 1)
        }
    }

    @Test("know each other's fences, across queue and ledger")
    func shareFences() async throws {
        try await withTwo { first, second in
            let stale = SQLiteMessageQueue(database: first, time: time)
            let current = SQLiteMessageQueue(database: second, time: time)
            _ = try await stale.consumer(of: group)
            try await stale.publish([message(1)], fence: Fence(lease: "shard", token: 1))
            try await current.publish([], fence: Fence(lease: "shard", token: 2))
            await #expect {
                try await stale.publish([message(2)], fence: Fence(lease: "shard", token: 1))
            } throws: { ($0 as? QueueError)?.code == .fenced }
            #expect(try await current.depth(ofGroup: "work") == 1)
            await #expect {
                try await SQLiteMonitoringStore(database: first, time: time)
                    .setDispatchedThrough(time.now, shard: "shard", fence: Fence(lease: "shard", token: 1))
            } throws: { ($0 as? StoreError)?.code == .fenced }
        }
    }

    @Test("grant a lease to one of them")
    func shareLeases() async throws {
        try await withTwo { first, second in
            let here = SQLiteLeaseStore(database: first, time: time)
            let there = SQLiteLeaseStore(database: second, time: time)
            let lease = try #require(try await here.acquire("shard", holder: "a", duration: .seconds(10)))
            #expect(try await there.acquire("shard", holder: "b", duration: .seconds(10)) == nil)
            time.advance(by: .seconds(10))
            let next = try #require(try await there.acquire("shard", holder: "b", duration: .seconds(10)))
            #expect(next.token > lease.token)
            #expect(try await here.renew([lease], duration: .seconds(10)).isEmpty)
        }
    }

    @Test("give a series one number")
    func shareNumbers() async throws {
        try await withTwo { first, second in
            let here = SQLiteMonitoringStore(database: first, time: time)
            let there = SQLiteMonitoringStore(database: second, time: time)
            for number in 0..<200 {
                try await (number % 2 == 0 ? here : there).append([Fixture.result(seed: number)])
            }
            for store in [here, there] {
                let slots = (0..<200).map { Fixture.slot($0) }
                #expect(try await store.slotsWithResult(among: slots).count == 200)
            }
        }
    }

    @Test("lose nothing and take nothing twice when both consume and publish")
    func concurrency() async throws {
        let system = SystemTimeSource()
        try await withTwo { first, second in
            let count = 300
            let queues = [first, second].map { SQLiteMessageQueue(database: $0, time: system) }
            _ = try await queues[0].consumer(of: group)
            let taken = try await withThrowingTaskGroup(of: [String].self) { tasks in
                for (index, queue) in queues.enumerated() {
                    tasks.addTask {
                        for number in 0..<count / 10 {
                            try await queue.publish((0..<10).map { message(index * count + number * 10 + $0) })
                        }
                        return []
                    }
                    tasks.addTask {
                        let consumer = try await queue.consumer(of: group)
                        var ids: [String] = []
                        while try await queue.depth(ofGroup: "work") > 0 || ids.isEmpty {
                            let deliveries = try await consumer.receive(upTo: 7, timeout: .milliseconds(200))
                            try await consumer.acknowledge(deliveries)
                            ids += deliveries.map(\.id)
                        }
                        return ids
                    }
                }
                return try await tasks.reduce(into: []) { $0 += $1 }
            }
            let rest = try await queues[0].consumer(of: group).receive(upTo: 1_000, timeout: .zero).map(\.id)
            #expect((taken + rest).count == 2 * count)
            #expect(Set(taken + rest).count == 2 * count)
        }
    }
}
#endif
