public import AlertRules
import MonitorCore

/// Runs the laws of a store of alert states.
public struct AlertStateStoreLaws<Store: AlertStateStore>: StoreLawSet {
    private let stores: StoreMaker<Store>

    /// Creates the laws for the stores of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh store.
    public func run(_ law: AlertStateStoreLaw) async throws {
        if law == .agreesWithTheReference { return try await agreesWithTheReference() }
        let store = try await stores.make(VirtualTime(start: IncidentSample.origin))
        switch law {
        case .commitIsVisible: try await commitIsVisible(store)
        case .staleCommitLeavesNothing: try await staleCommitLeavesNothing(store)
        case .conflictIsIsolated: try await conflictIsIsolated(store)
        case .emptyStateIsRemoved: try await emptyStateIsRemoved(store)
        case .messagesAreKept: try await messagesAreKept(store)
        case .removedMessagesAreGone: try await removedMessagesAreGone(store)
        case .concurrentEvaluatorsLoseNothing: try await concurrentEvaluatorsLoseNothing(store)
        case .survivesReopening: try await survivesReopening(store)
        case .agreesWithTheReference: break
        }
    }

    private func message(_ id: String) -> OutgoingMessage {
        OutgoingMessage(
            id: id,
            subject: .alertChanged,
            payload: [0, 255] + Array(id.utf8),
            headers: ["a": "1", "ü": ""],
            notBefore: IncidentSample.instant(90) + .nanoseconds(1)
        )
    }

    private func commit(_ monitor: MonitorID, expecting version: Int64, messages: [String] = []) -> AlertStateCommit {
        var series = SeriesAlertState()
        series.lastSlot = IncidentSample.instant(Int(version))
        series.violationStart = IncidentSample.origin
        series.isViolating = true
        var alert = AlertState()
        alert.series = ["eu": series, "": SeriesAlertState()]
        alert.sequence = version + 1
        alert.firingSince = IncidentSample.origin
        alert.firingSeverity = .critical
        var state = MonitorAlertState()
        state.rules = ["down": alert]
        return AlertStateCommit(
            monitor: monitor,
            expectedVersion: version,
            state: state,
            messages: messages.map(message)
        )
    }

    private func commitIsVisible(_ store: Store) async throws {
        try expectEqual(try await store.commit([]), [], "conflicts of no commit")
        for version in 0..<3 as Range<Int64> {
            let commit = commit("m1", expecting: version)
            try expectEqual(try await store.commit([commit]), [], "conflicts")
            let states = try await store.states(of: ["m1", "m2"])
            try expectEqual(states, ["m1": VersionedAlertState(version: version + 1, state: commit.state)], "states")
        }
    }

    private func staleCommitLeavesNothing(_ store: Store) async throws {
        let first = commit("m1", expecting: 0, messages: ["1"])
        try expectEqual(try await store.commit([first]), [], "conflicts")
        for version in [0, 2] as [Int64] {
            let stale = commit("m1", expecting: version, messages: ["2"])
            try expectEqual(try await store.commit([stale]), ["m1"], "conflicts of a stale commit")
        }
        try expectEqual(try await store.commit([commit("m2", expecting: 1)]), ["m2"], "conflicts of a stale commit")
        let states = try await store.states(of: ["m1", "m2"])
        try expectEqual(states, ["m1": VersionedAlertState(version: 1, state: first.state)], "states")
        try expectEqual(try await store.pendingMessages(limit: 10).map(\.id), ["1"], "messages")
    }

    private func conflictIsIsolated(_ store: Store) async throws {
        try expectEqual(try await store.commit([commit("m2", expecting: 0)]), [], "conflicts")
        let commits = ["m1", "m2", "m3"].map { commit(MonitorID($0), expecting: 0, messages: [$0]) }
        try expectEqual(try await store.commit(commits), ["m2"], "conflicts")
        try expectEqual(
            try await store.states(of: ["m1", "m2", "m3"]).mapValues(\.version).values.sorted(),
            [1, 1, 1],
            "versions"
        )
        try expectEqual(try await store.pendingMessages(limit: 10).map(\.id), ["m1", "m3"], "messages")
    }

    private func emptyStateIsRemoved(_ store: Store) async throws {
        func removal(expecting version: Int64, _ message: String) -> AlertStateCommit {
            AlertStateCommit(
                monitor: "m1",
                expectedVersion: version,
                state: MonitorAlertState(),
                messages: [self.message(message)]
            )
        }
        try expectEqual(try await store.commit([removal(expecting: 0, "0")]), [], "conflicts of removing nothing")
        try expectEqual(try await store.commit([removal(expecting: 1, "x")]), ["m1"], "conflicts of a stale removal")
        let first = commit("m1", expecting: 0)
        try expectEqual(try await store.commit([first]), [], "conflicts")
        for version in [0, 2] as [Int64] {
            let stale = removal(expecting: version, "x")
            try expectEqual(try await store.commit([stale]), ["m1"], "conflicts of a stale removal")
        }
        try expectEqual(try await store.commit([removal(expecting: 1, "1")]), [], "conflicts of a removal")
        try expect(try await store.states(of: ["m1"]).isEmpty, "a removed state is still there")
        try expectEqual(try await store.pendingMessages(limit: 10).map(\.id), ["0", "1"], "messages")
        try expectEqual(try await store.commit([first]), [], "conflicts after a removal")
        try expectEqual(try await store.states(of: ["m1"])["m1"]?.version, 1, "version after a removal")
    }

    private func messagesAreKept(_ store: Store) async throws {
        try expectEqual(
            try await store.commit([
                commit("m2", expecting: 0, messages: ["3", "1"]), commit("m1", expecting: 0, messages: ["2"]),
            ]),
            [],
            "conflicts"
        )
        try expectEqual(try await store.commit([commit("m1", expecting: 1, messages: ["1", "0"])]), [], "conflicts")
        let expected = ["3", "1", "2", "0"].map(message)
        for limit in 0...5 {
            try expectEqual(try await store.pendingMessages(limit: limit), Array(expected.prefix(limit)), "messages")
        }
    }

    private func removedMessagesAreGone(_ store: Store) async throws {
        _ = try await store.commit([commit("m1", expecting: 0, messages: ["1", "2", "3"])])
        try await store.removePendingMessages(["2", "nothing"])
        try expectEqual(try await store.pendingMessages(limit: 10).map(\.id), ["1", "3"], "messages")
        try await store.removePendingMessages(["2", "1", "3"])
        try await store.removePendingMessages([])
        try expect(try await store.pendingMessages(limit: 10).isEmpty, "removed messages are still there")
    }

    private func concurrentEvaluatorsLoseNothing(_ store: Store) async throws {
        for version in 0..<5 as Range<Int64> {
            let winners = try await withThrowingTaskGroup(of: Int.self) { tasks in
                for index in 0..<8 {
                    let commit = commit("m1", expecting: version, messages: ["\(version)-\(index)"])
                    tasks.addTask { try await store.commit([commit]).isEmpty ? 1 : 0 }
                }
                return try await tasks.reduce(0, +)
            }
            try expectEqual(winners, 1, "evaluators that won version \(version)")
        }
        try expectEqual(try await store.pendingMessages(limit: 100).count, 5, "messages")
    }

    private func survivesReopening(_ store: Store) async throws {
        let commit = commit("m1", expecting: 0, messages: ["1", "2"])
        _ = try await store.commit([commit])
        try await store.removePendingMessages(["1"])
        let again = try await stores.reopen(store)
        let states = try await again.states(of: ["m1"])
        try expectEqual(states, ["m1": VersionedAlertState(version: 1, state: commit.state)], "states")
        try expectEqual(try await again.pendingMessages(limit: 10), [message("2")], "messages")
    }
}

extension AlertStateStoreLaws {
    private struct Draft: Sendable {
        var monitor: MonitorID
        var isStale: Bool
        var isRemoval: Bool
        var messages: [String]
    }

    private enum Operation: Sendable {
        case commit([Draft])
        case removeMessages([String])
    }

    private static var monitors: [MonitorID] { ["m1", "m2", "m3"] }

    private func agreesWithTheReference() async throws {
        try await ModelRun(seed: 0x416c_6572, generate: operation) { operations in
            let reference: any AlertStateStore = InMemoryAlertStateStore()
            let store: any AlertStateStore = try await stores.make(VirtualTime(start: IncidentSample.origin))
            for operation in operations {
                if let difference = try await compare(operation, store, reference) { return difference }
            }
            return nil
        }
        .check()
    }

    private func operation(_ random: inout SeededGenerator) -> Operation {
        // Few enough that a message comes again, while it waits and after it was removed.
        func messages() -> [String] {
            (0..<Int.random(in: 0...3, using: &random)).map { _ in "\(Int.random(in: 0..<9, using: &random))" }
        }
        guard Int.random(in: 0..<4, using: &random) > 0 else { return .removeMessages(messages()) }
        let monitors = Self.monitors.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
        return .commit(
            monitors.map { monitor in
                Draft(
                    monitor: monitor,
                    isStale: Int.random(in: 0..<4, using: &random) == 0,
                    isRemoval: Int.random(in: 0..<4, using: &random) == 0,
                    messages: messages()
                )
            }
        )
    }

    private func compare(
        _ operation: Operation,
        _ store: any AlertStateStore,
        _ reference: any AlertStateStore
    ) async throws -> String? {
        let first: String?
        switch operation {
        case .commit(let drafts):
            let states = try await reference.states(of: Self.monitors)
            let commits = drafts.map { draft in
                let version = (states[draft.monitor]?.version ?? 0) + (draft.isStale ? 1 : 0)
                var commit = commit(draft.monitor, expecting: version, messages: draft.messages)
                if draft.isRemoval { commit.state = MonitorAlertState() }
                return commit
            }
            first = try await difference("\(operation)", store, reference) { try await $0.commit(commits) }
        case .removeMessages(let ids):
            first = try await difference("\(operation)", store, reference) {
                try await $0.removePendingMessages(ids)
                return true
            }
        }
        if let first { return first }
        if let found = try await difference(
            "states after \(operation)",
            store,
            reference,
            { try await $0.states(of: Self.monitors) }
        ) {
            return found
        }
        return try await difference("messages after \(operation)", store, reference) {
            try await $0.pendingMessages(limit: 7)
        }
    }
}
