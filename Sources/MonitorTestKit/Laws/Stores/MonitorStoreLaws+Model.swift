import MonitorCore

extension MonitorStoreLaws {
    private enum Operation: Sendable {
        case put([Monitor], ExpectedRevision)
        case remove(MonitorID, ExpectedRevision)
        case list(TenantID?, MonitorID?, Int)
        case read([MonitorID])
        case changes
        case history(MonitorID)
    }

    func agreesWithTheReference() async throws {
        try await ModelRun(seed: 0x4d6f_6e69, generate: operation) { operations in
            let time = VirtualTime()
            let reference: any MonitorStore = InMemoryMonitorStore(time: time)
            let store: any MonitorStore = try await stores.make(time)
            for operation in operations {
                time.advance(by: .seconds(1))
                if let difference = try await compare(operation, store, reference) { return difference }
            }
            return nil
        }
        .check()
    }

    private func operation(_ random: inout SeededGenerator) -> Operation {
        let id = MonitorID("monitor-\(Int.random(in: 0..<6, using: &random))")
        let expectation: ExpectedRevision =
            switch Int.random(in: 0..<6, using: &random) {
            case 0: .absent
            case 1: .exactly(Int64.random(in: 1...4, using: &random))
            default: .any
            }
        switch Int.random(in: 0..<11, using: &random) {
        case 0..<4:
            let monitors = (0..<Int.random(in: 1...3, using: &random))
                .map { _ in
                    LawSample.monitor(
                        Int.random(in: 0..<6, using: &random),
                        tenant: TenantID("tenant-\(Int.random(in: 0..<2, using: &random))"),
                        name: "name \(Int.random(in: 0..<3, using: &random))"
                    )
                }
            return .put(monitors, expectation)
        case 4, 5: return .remove(id, expectation)
        case 6, 7:
            let tenant = Bool.random(using: &random) ? TenantID("tenant-0") : nil
            return .list(tenant, Bool.random(using: &random) ? id : nil, Int.random(in: 1...4, using: &random))
        case 8: return .changes
        case 9: return .read([id, "monitor-0", "monitor-6"])
        default: return .history(id)
        }
    }

    private func compare(
        _ operation: Operation,
        _ store: any MonitorStore,
        _ reference: any MonitorStore
    ) async throws -> String? {
        switch operation {
        case .put(let monitors, let expectation):
            try await difference("\(operation)", store, reference) {
                try await $0.put(monitors, expecting: expectation)
            }
        case .remove(let id, let expectation):
            try await difference("\(operation)", store, reference) {
                try await $0.remove(id, expecting: expectation)
                return true
            }
        case .list(let tenant, let cursor, let limit):
            try await difference("\(operation)", store, reference) {
                try await $0.list(tenant: tenant, from: cursor, limit: limit).monitors
            }
        case .read(let ids):
            try await difference("\(operation)", store, reference) { try await $0.monitors(ids) }
        case .changes:
            // Positions need only rise; two stores may number the same feed differently.
            try await difference("\(operation)", store, reference) {
                try await $0.changes(after: 0, limit: 10_000)
                    .map { change in
                        var change = change
                        change.sequence = 0
                        return change
                    }
            }
        case .history(let id):
            try await difference("\(operation)", store, reference) {
                try await $0.history(of: id).map(\.revision)
            }
        }
    }
}
