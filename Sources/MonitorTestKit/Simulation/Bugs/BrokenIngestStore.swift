import MonitorCore

/// How an ingestor with a bug, if that is an ingestor's, uses its store.
struct BrokenIngestStore: ForwardingMonitoringStore {
    let base: any MonitoringStore
    let bug: SeededBug

    func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        switch bug {
        case .ingestorIgnoresFailures:
            return (try? await base.commit(commits)) ?? []
        case .ingestorKeepsCorrections:
            var commits = commits
            for index in commits.indices where commits[index].retractsTransitionsFrom != nil {
                commits[index].messages = []
            }
            return try await base.commit(commits)
        default:
            return try await base.commit(commits)
        }
    }
}
