@_spi(SeededBugs) import MonitorTestKit
import Testing

@Suite("Seeded bugs")
struct SeededBugTests {
    /// Worlds that show a bug, so that the test is quick; the first world shows all others.
    private static let knownSeeds: [SeededBug: UInt64] = [
        .acknowledgesAlertsOnReceive: 24, .publishesUnderLostLease: 72, .takesOwnFaultsForOutages: 9,
        .ingestKeepsRetracted: 2, .forgetsMessagesOnceRead: 15, .forgetsLastLedgerEntry: 20, .marksUnderLostLease: 35,
        .ingestorIgnoresFailures: 2, .ingestorKeepsCorrections: 74, .ingestorCountsStaleVotes: 35,
        .alertsIgnoreVersion: 16, .claimsExcludeNobody: 3, .claimsCountAsDelivered: 35, .givesUpWhenThrottled: 99,
        .renamesEachAttempt: 38,
    ]

    /// How many worlds may be needed; only where ``knownSeeds`` is out of date are others looked at.
    private static let seeds = 1...200 as ClosedRange<UInt64>

    @Test("a world finds the bug", arguments: SeededBug.allCases)
    func isFound(bug: SeededBug) throws {
        for seed in [Self.knownSeeds[bug] ?? 1] + Array(Self.seeds) {
            var simulation = Simulation.random(seed: seed)
            simulation.bug = bug
            let broken = Set(try simulation.run().violations.map(\.invariant))
            guard broken.isDisjoint(with: bug.breaks) else {
                simulation.bug = nil
                #expect(try simulation.run().violations == [], "world \(seed) without the bug")
                return
            }
        }
        Issue.record("no world finds \(bug.rawValue)")
    }
}
