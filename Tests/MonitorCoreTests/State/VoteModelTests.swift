import MonitorCore
import Testing

@Suite("Votes, against a slow reference")
struct VoteModelTests {
    private static let regions: [Region] = ["a", "b", "c"]

    private func check(_ alphabet: [Character], regions: Int, slots: Int, quorum: Int? = nil) {
        let names = Array(Self.regions.prefix(regions))
        let policy = VotePolicy(regions: names, quorum: quorum, interval: VoteHistory.interval)
        let cells = regions * slots
        var total = 1
        for _ in 0..<cells { total *= alphabet.count }
        // One result of each kind for each cell, made once.
        let results = (0..<cells)
            .map { cell in
                alphabet.map { VoteHistory.result($0, slot: cell / regions, region: names[cell % regions]) }
            }
        var failures: [String] = []
        for number in 0..<total where failures.count < 3 {
            var digits = number
            var state = MonitorState()
            var rows = [[Character]](repeating: [], count: regions)
            var changes: [VoteReference.Change] = []
            for cell in 0..<cells {
                let digit = digits % alphabet.count
                digits /= alphabet.count
                rows[cell % regions].append(alphabet[digit])
                guard let result = results[cell][digit] else { continue }
                for transition in state.fold([result], policy: policy).transitions {
                    changes.append(
                        VoteReference.Change(
                            to: transition.to,
                            at: Self.slot(of: transition.at),
                            decidedAt: Self.slot(of: transition.decidedAt)
                        )
                    )
                }
            }
            let expected = VoteReference.changes(rows, quorum: quorum ?? regions)
            if changes != expected {
                failures.append("\(rows.map { String($0) }): \(changes) instead of \(expected)")
            }
        }
        #expect(failures.isEmpty)
    }

    private static func slot(of instant: Timestamp) -> Int {
        Int((instant - VoteHistory.start).inNanoseconds / VoteHistory.interval.inNanoseconds)
    }

    @Test("All histories of three regions over five slots, up or down")
    func threeRegions() {
        check(["+", "-"], regions: 3, slots: 5)
    }

    @Test("All histories of three regions over three slots, up, degraded or down", arguments: [nil, 1, 2] as [Int?])
    func degraded(quorum: Int?) {
        check(["+", "~", "-"], regions: 3, slots: 3, quorum: quorum)
    }

    @Test("All histories of two regions over four slots, with faults and missing results")
    func faults() {
        check(["+", "-", "?", "."], regions: 2, slots: 4)
    }

    @Test("All histories of one region over eight slots, of every kind but missing")
    func oneRegion() {
        check(["+", "~", "-", "?"], regions: 1, slots: 8)
    }
}
