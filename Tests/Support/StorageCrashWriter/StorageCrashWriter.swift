#if SQLite
import Foundation
import IncidentResponse
import MonitorCore
import StorageAdapters

/// Writes through every port of a SQLite database, for ever, and says on standard output what was acknowledged.
///
/// Each line is a word and a number. Arguments: the database's path and the number of the round.
@main
struct StorageCrashWriter {
    let database: SQLiteDatabase
    let round: Int
    let time = SystemTimeSource()

    static func main() async throws {
        guard CommandLine.arguments.count == 3, let round = Int(CommandLine.arguments[2]) else {
            FileHandle.standardError.write(Data("usage: StorageCrashWriter DATABASE ROUND\n".utf8))
            exit(64)
        }
        let database = try await SQLiteDatabase.open(at: CommandLine.arguments[1])
        let writer = StorageCrashWriter(database: database, round: round)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await writer.publish() }
            tasks.addTask { try await writer.consume() }
            tasks.addTask { try await writer.appendResults() }
            tasks.addTask { try await writer.ingest() }
            tasks.addTask { try await writer.changeMonitor() }
            tasks.addTask { try await writer.coordinate() }
            tasks.addTask { try await writer.alert() }
            try await tasks.waitForAll()
        }
    }

    private func acknowledge(_ what: String, _ number: some CustomStringConvertible) {
        FileHandle.standardOutput.write(Data("\(what) \(number)\n".utf8))
    }

    /// Publishes batches of three to a group that nobody consumes and to one that ``consume()`` consumes.
    private func publish() async throws {
        let queue = SQLiteMessageQueue(database: database, time: time)
        _ = try await queue.consumer(of: CrashNames.auditGroup(round))
        _ = try await queue.consumer(of: CrashNames.workGroup(round))
        for number in 1... {
            try await queue.publish(
                (0..<3)
                    .map { part in
                        OutgoingMessage(
                            id: "\(number)-\(part)",
                            subject: CrashNames.subject(round),
                            payload: Array(repeating: UInt8(part), count: 100)
                        )
                    },
                fence: Fence(lease: "publish", token: UInt64(round))
            )
            acknowledge("published", number)
        }
    }

    private func consume() async throws {
        let queue = SQLiteMessageQueue(database: database, time: time)
        let consumer = try await queue.consumer(of: CrashNames.workGroup(round))
        while true {
            let deliveries = try await consumer.receive(upTo: 4, timeout: .seconds(1))
            try await consumer.acknowledge(deliveries)
            for delivery in deliveries {
                acknowledge("settled", delivery.id)
            }
        }
    }

    private func appendResults() async throws {
        let store = SQLiteMonitoringStore(database: database, time: time)
        for number in 1... {
            try await store.append((0..<5).map { CrashNames.result(round: round, number: number, part: $0) })
            acknowledge("appended", number)
        }
    }

    /// Commits a result, a ledger entry, a rollup, a transition and a message with each version of one monitor's state.
    private func ingest() async throws {
        let store = SQLiteMonitoringStore(database: database, time: time)
        let monitor = CrashNames.ingestedMonitor(round)
        for number in 1... {
            let slot = SlotID(monitor: monitor, region: "eu", time: Timestamp(seconds: Int64(number) * 60))
            let result = CheckResult(slot: slot, outcome: .up, runner: "r", startedAt: slot.time, correlation: "c")
            let conflicts = try await store.commit([
                IngestCommit(
                    monitor: monitor,
                    expectedVersion: Int64(number - 1),
                    state: MonitorState(),
                    results: [result],
                    ledger: [
                        LedgerEntry(
                            slot: SlotID(series: slot.series, time: slot.time + .seconds(30)),
                            outcome: .skipped(.overload),
                            recordedAt: slot.time
                        )
                    ],
                    rollups: [RollupBucket(result: result, resolution: .day)],
                    transitions: [
                        Transition(
                            monitor: monitor,
                            tenant: "default",
                            from: .up,
                            to: .down,
                            at: slot.time,
                            decidedAt: slot.time,
                            rule: "test",
                            votesUsed: [],
                            votesRefused: [],
                            correlation: "c"
                        )
                    ],
                    messages: [
                        OutgoingMessage(id: "\(monitor)/\(number)", subject: .monitorTransition, payload: [1, 2, 3])
                    ]
                )
            ])
            guard conflicts.isEmpty else { exit(65) }
            acknowledge("committed", number)
        }
    }

    private func changeMonitor() async throws {
        let store = SQLiteMonitorStore(database: database, time: time)
        for number in 1... {
            let monitor = Monitor(
                id: CrashNames.changedMonitor(round),
                name: "\(number)",
                check: CheckSpecification(kind: "tcp", configuration: .object([:]))
            )
            _ = try await store.put([monitor], expecting: .any)
            acknowledge("changed", number)
        }
    }

    /// Leases, a shard's mark and the cache.
    private func coordinate() async throws {
        let leases = SQLiteLeaseStore(database: database, time: time)
        let store = SQLiteMonitoringStore(database: database, time: time)
        let cache = SQLiteCache(database: database, time: time)
        let name = CrashNames.lease(round)
        for number in 1... {
            guard let lease = try await leases.acquire(name, holder: "\(number)", duration: .seconds(60)) else {
                exit(66)
            }
            acknowledge("leased", lease.token)
            try await store.setDispatchedThrough(Timestamp(seconds: Int64(number)), shard: name, fence: lease.fence)
            acknowledge("marked", number)
            try await cache.set([
                CacheEntry(key: name, value: Array("\(number)".utf8), timeToLive: .seconds(3_600))
            ])
            acknowledge("cached", number)
            try await leases.release([lease])
        }
    }

    /// One incident whose timeline grows, each event with a notification.
    private func alert() async throws {
        let store = SQLiteIncidentStore(database: database, time: time)
        let change = CrashNames.alert(round)
        let id = CrashNames.incident(round)
        for number in 1... {
            let kind: IncidentEvent.Kind =
                number == 1 ? .opened(change, channels: ["console"]) : .note(by: "test", text: "\(number)")
            let notification = Notification(
                id: NotificationID("\(id)/\(number)"),
                incident: id,
                channel: "console",
                occasion: .opened,
                alert: change,
                startedAt: change.startedAt,
                createdAt: change.startedAt
            )
            let conflicts = try await store.commit([
                IncidentCommit(
                    incident: id,
                    expectedVersion: Int64(number - 1),
                    events: [IncidentEvent(kind, at: change.startedAt)],
                    notifications: [notification]
                )
            ])
            guard conflicts.isEmpty else { exit(67) }
            acknowledge("noted", number)
        }
    }
}
#else
/// Nothing to write through without the SQLite adapters.
@main
struct StorageCrashWriter {
    static func main() {}
}
#endif
