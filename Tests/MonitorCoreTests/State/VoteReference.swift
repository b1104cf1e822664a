import MonitorCore

/// Votes decided the slow way: at every result, each region's whole history is read anew.
struct VoteReference {
    struct Change: Hashable {
        var to: MonitorStatus
        var at: Int
        var decidedAt: Int
    }

    private struct Finding {
        var slot: Int
        var character: Character
    }

    static let failures = 2
    static let successes = 2

    /// The changes of status that rows of slots lead to, see ``VoteHistory``.
    static func changes(_ rows: [[Character]], quorum: Int) -> [Change] {
        var changes: [Change] = []
        var status = MonitorStatus.unknown
        var since = 0
        var seen: [[Finding]] = rows.map { _ in [] }
        for slot in rows[0].indices {
            for region in rows.indices where rows[region][slot] != "." {
                seen[region].append(Finding(slot: slot, character: rows[region][slot]))
                let votes = seen.compactMap { vote(of: $0, at: slot, isUndecided: status == .unknown) }
                let needed = max(quorum, votes.count) / 2 + 1
                let supporters: [(MonitorStatus, [Int])] = [
                    (.down, votes.filter { $0.0 == .down }.map(\.1)),
                    (.degraded, votes.filter { $0.0 == .down || $0.0 == .degraded }.map(\.1)),
                    (.up, votes.filter { $0.0 == .up }.map(\.1)),
                ]
                guard let (winner, starts) = supporters.first(where: { $0.1.count >= needed }), winner != status else {
                    continue
                }
                let start = starts.sorted()[needed - 1]
                since = status == .unknown ? start : max(start, since)
                status = winner
                changes.append(Change(to: winner, at: since, decidedAt: slot))
            }
        }
        return changes
    }

    private static func vote(of history: [Finding], at slot: Int, isUndecided: Bool) -> (MonitorStatus, Int)? {
        guard let last = history.last, last.character != "?" else { return nil }
        // Younger than 1.5 intervals: this slot or the one before.
        guard slot - last.slot <= 1 else { return nil }
        let findings = history.filter { $0.character != "?" }
        // Further apart than 1.5 intervals for each of the two slots, findings are not in a row.
        func isCut(before index: Int) -> Bool {
            index > 0 && findings[index].slot - findings[index - 1].slot > 3 * max(failures, successes) / 2
        }
        func run(_ holds: (Character) -> Bool) -> ArraySlice<Finding> {
            let start = (findings.lastIndex { !holds($0.character) } ?? -1) + 1
            return findings[max(start, findings.indices.last(where: isCut) ?? 0)..<findings.count]
        }
        func ends(_ length: Int, _ holds: (Character) -> Bool) -> [Int] {
            findings.indices.filter { index in
                guard index + 1 >= length else { return false }
                let members = index + 1 - length...index
                return findings[members].allSatisfy { holds($0.character) }
                    && !members.dropFirst().contains(where: isCut)
            }
        }
        if last.character == "+" {
            let good = run { $0 == "+" }
            return good.count >= successes || isUndecided ? (.up, good[good.startIndex].slot) : nil
        }
        let bad = run { $0 == "-" }
        if bad.count >= failures { return (.down, bad[bad.startIndex].slot) }
        // Not well, yet not down: since the last good result, or since the recovery from the last confirmed failure.
        var soft = run { $0 != "+" }
        if let confirmed = ends(failures, { $0 == "-" }).last {
            guard let recovered = ends(successes, { $0 != "-" }).first(where: { $0 > confirmed }) else { return nil }
            soft = soft.dropFirst(max(0, recovered + 1 - successes - soft.startIndex))
        }
        return soft.count >= failures ? (.degraded, soft[soft.startIndex].slot) : nil
    }
}
