import MonitorCore

extension QuorumModelCheck {
    /// Follows all histories with their results in other orders of arrival, until one of these matters.
    ///
    /// Of each history are tried: every order of up to five regions within the slots, every rotation of more; the
    /// reverse of the whole; and each result as the last to come. State and stored transitions must be those of the
    /// order of slots. Then second results for all slots, that say otherwise, must change nothing. No histories are
    /// followed as one here: ``Report/states`` counts the orders that were tried.
    public func runArrivals() -> Report {
        var report = Report()
        var bench = QuorumBench(self)
        report.isExhaustive = follow(QuorumHistory(), ties: firstTies) { history in
            report.histories += 1
            guard let violation = arrivalViolation(in: history, on: &bench, orders: &report.states) else { return true }
            report.counterexample = shrunk(history, violation) { candidate in
                var ignored = 0
                return arrivalViolation(in: candidate, on: &bench, orders: &ignored)
            }
            return false
        }
        report.slots = slots
        return report
    }

    /// Calls `body` with all histories, until it returns `false`.
    private func follow(_ history: QuorumHistory, ties: [Bool], _ body: (QuorumHistory) -> Bool) -> Bool {
        guard history.slots.count < slots else { return body(history) }
        return forEachSlot(ties: ties) { findings, ties in
            var longer = history
            longer.append(findings)
            return follow(longer, ties: ties, body)
        }
    }

    private func arrivalViolation(
        in history: QuorumHistory,
        on bench: inout QuorumBench,
        orders: inout Int
    ) -> String? {
        let slots = history.slots.enumerated().map { bench.results(of: $1, slot: $0) }
        let results = slots.flatMap(\.self)
        guard !results.isEmpty else { return nil }
        let expected = StoredHistory(results, policy: subject)
        var arrivals: [[CheckResult]] = [results.reversed()]
        arrivals += Self.orders(of: policy.regions)
            .map { regions in
                slots.flatMap { slot in regions.flatMap { region in slot.filter { $0.slot.region == region } } }
            }
        arrivals += results.indices.map { late in
            results[..<late] + results[(late + 1)...] + [results[late]]
        }
        for arrival in arrivals {
            orders += 1
            let found = StoredHistory(arrival, policy: subject)
            guard found != expected else { continue }
            let order = arrival.map { "\($0.slot.region)\(QuorumHistory.slot(at: $0.slot.time))" }
            return "in the order \(order.joined(separator: " ")): \(found) instead of \(expected)"
        }
        var again = expected
        again.fold(
            results.map { result in
                var other = result
                other.outcome = result.outcome == .up ? .down : .up
                return other
            },
            policy: subject
        )
        return again == expected ? nil : "second results for the same slots: \(again) instead of \(expected)"
    }

    private static func orders(of regions: [Region]) -> [[Region]] {
        regions.count <= 5
            ? permutations(of: regions)
            : regions.indices.map { Array(regions[$0...] + regions[..<$0]) }
    }

    private static func permutations(of regions: [Region]) -> [[Region]] {
        guard let first = regions.first else { return [[]] }
        return permutations(of: Array(regions.dropFirst()))
            .flatMap { rest in
                (0...rest.count).map { place in rest[..<place] + [first] + rest[place...] }
            }
    }
}
