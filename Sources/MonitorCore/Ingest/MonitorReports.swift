/// What workers reported of one monitor, in one batch.
struct MonitorReports: Sendable {
    var results: [CheckResult] = []
    var entries: [LedgerEntry] = []

    mutating func add(_ report: CheckReport) {
        switch report {
        case .result(let result): results.append(result)
        case .ended(let entry): entries.append(entry)
        }
    }
}
