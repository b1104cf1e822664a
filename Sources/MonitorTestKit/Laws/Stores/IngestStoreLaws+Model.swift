import MonitorCore

extension IngestStoreLaws {
    private typealias AnyStore = any IngestStore & ResultStore & LedgerStore & RollupStore

    private enum Operation: Sendable {
        case commit([IngestCommit])
        case removeMessages([String])
        case removeResults(Timestamp)
        case removeTransitions(Timestamp)
    }

    func agreesWithTheReference() async throws {
        try await ModelRun(seed: 0x496e_6765, operationCount: 80, generate: operation) { operations in
            let time = VirtualTime(start: LawSample.origin)
            let reference: AnyStore = InMemoryMonitoringStore(time: time)
            let store: AnyStore = try await stores.make(time)
            for operation in operations {
                if let difference = try await compare(operation, store, reference) { return difference }
            }
            return nil
        }
        .check()
    }

    private func operation(_ random: inout SeededGenerator) -> Operation {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return .removeMessages((0..<3).map { _ in "monitor-1-\(Int.random(in: 0..<6, using: &random))" })
        case 1: return .removeResults(LawSample.instant(Int.random(in: 0..<30, using: &random)))
        case 2: return .removeTransitions(LawSample.instant(Int.random(in: 0..<30, using: &random)))
        default:
            let monitors = [1, 2, 3].shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
            return .commit(
                monitors.map { monitor in
                    var commit = commit(
                        monitor,
                        expecting: Int64.random(in: 0...6, using: &random),
                        at: Int.random(in: 0..<30, using: &random)
                    )
                    if Int.random(in: 0..<4, using: &random) == 0 {
                        commit.retractsTransitionsFrom = LawSample.instant(Int.random(in: 0..<30, using: &random))
                    }
                    return commit
                }
            )
        }
    }

    private func compare(
        _ operation: Operation,
        _ store: AnyStore,
        _ reference: AnyStore
    ) async throws -> String? {
        let first: String?
        switch operation {
        case .commit(let commits):
            // A version that is always right for one of the monitors, so that something is applied; and transitions
            // and messages that are never the same twice.
            var commits = commits
            if let monitor = commits.first?.monitor {
                commits[0].expectedVersion = try await reference.states(of: [monitor])[monitor]?.version ?? 0
            }
            for index in commits.indices {
                let version = Int(commits[index].expectedVersion)
                commits[index].messages = [message("\(commits[index].monitor)-\(version)")]
                for position in commits[index].transitions.indices {
                    commits[index].transitions[position].decidedAt += .milliseconds(version)
                }
            }
            let prepared = commits
            first = try await difference("\(operation)", store, reference) { try await $0.commit(prepared) }
        case .removeMessages(let ids):
            first = try await difference("\(operation)", store, reference) {
                try await $0.removePendingMessages(ids)
                return true
            }
        case .removeResults(let instant):
            first = try await difference("\(operation)", store, reference) {
                try await $0.removeResults(before: instant, limit: 10_000)
            }
        case .removeTransitions(let instant):
            first = try await difference("\(operation)", store, reference) {
                try await $0.removeTransitions(before: instant, limit: 10_000)
            }
        }
        if let first { return first }
        let monitors = (1...3).map { MonitorID("monitor-\($0)") }
        if let found = try await difference("states", store, reference, { try await $0.states(of: monitors) }) {
            return found
        }
        if let found = try await difference(
            "pending messages",
            store,
            reference,
            { try await $0.pendingMessages(limit: 100) }
        ) {
            return found
        }
        for monitor in monitors {
            let series = SeriesKey(monitor: monitor, region: "eu")
            let found = try await difference("\(monitor) after \(operation)", store, reference) { store in
                Snapshot(
                    results: try await store.results(of: series, in: LawSample.everything, limit: 1_000),
                    counts: try await store.counts(of: series, in: LawSample.everything),
                    buckets: try await store.buckets(of: series, resolution: .minute, in: LawSample.everything),
                    transitions: try await store.transitions(of: monitor, in: LawSample.everything)
                )
            }
            if let found { return found }
        }
        return nil
    }

    private struct Snapshot: Equatable {
        var results: [CheckResult]
        var counts: LedgerCounts
        var buckets: [RollupBucket]
        var transitions: [Transition]
    }
}
