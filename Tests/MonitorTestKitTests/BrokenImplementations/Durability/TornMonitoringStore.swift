import MonitorCore
import MonitorTestKit

/// Applies batches in parts.
struct TornMonitoringStore: ForwardingMonitoringStore {
    let base: any MonitoringStore
    let tear: TornWrites

    func append(_ results: [CheckResult]) async throws -> Int {
        try await tear.write(results, part: { $0.dropLast() }, to: base.append)
    }

    func record(_ entries: [LedgerEntry]) async throws -> Int {
        try await tear.write(entries, part: { $0.dropLast() }, to: base.record)
    }

    func merge(_ buckets: [RollupBucket]) async throws {
        try await tear.write(buckets, part: { $0.dropLast() }, to: base.merge)
    }

    func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        try await tear.write(
            commits,
            part: { commits in
                commits.map { commit in
                    var commit = commit
                    commit.messages = []
                    return commit
                }
            },
            to: base.commit
        )
    }
}
