@_spi(SeededBugs) import MonitorTestKit
import Testing

@Suite("Seeded bugs")
struct SeededBugTests {
    /// Worlds that are known to show a bug; the first world shows all others.
    private static let knownSeeds: [SeededBug: UInt64] = [
        .acknowledgesAlertsOnReceive: 24, .publishesUnderLostLease: 72, .takesOwnFaultsForOutages: 9,
        .ingestKeepsRetracted: 2, .forgetsMessagesOnceRead: 15, .forgetsLastLedgerEntry: 20, .marksUnderLostLease: 35,
        .ingestorIgnoresFailures: 2, .ingestorKeepsCorrections: 74, .ingestorCountsStaleVotes: 35,
        .alertsIgnoreVersion: 16, .claimsExcludeNobody: 3, .claimsCountAsDelivered: 35, .givesUpWhenThrottled: 99,
        .renamesEachAttempt: 38,
    ]

    @Test("a world finds the bug", arguments: SeededBug.allCases)
    func isFound(bug: SeededBug) throws {
        let seed = Self.knownSeeds[bug] ?? 1
        var simulation = Simulation.random(seed: seed)
        #expect(try simulation.run().violations == [], "world \(seed) without a bug")
        simulation.bug = bug
        let broken = Set(try simulation.run().violations.map(\.invariant))
        #expect(!broken.isDisjoint(with: bug.breaks), "world \(seed) does not find \(bug.rawValue), only \(broken)")
    }
}
