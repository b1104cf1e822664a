@_spi(SeededBugs) import MonitorTestKit
import Testing

@Suite("Seeded bugs", .threadOfItsOwn)
struct SeededBugTests {
    /// Worlds that show a bug, so that the test is quick; the first world shows all others.
    private static let knownSeeds: [SeededBug: UInt64] = [
        .acknowledgesAlertsOnReceive: 21, .publishesUnderLostLease: 39, .takesOwnFaultsForOutages: 9,
        .ingestKeepsRetracted: 2, .forgetsMessagesOnceRead: 15, .forgetsLastLedgerEntry: 15, .marksUnderLostLease: 204,
        .ingestorIgnoresFailures: 2, .ingestorKeepsCorrections: 74, .ingestorCountsStaleVotes: 35,
        .alertsIgnoreVersion: 6, .incidentsForgetNotifications: 16, .claimsExcludeNobody: 14,
        .claimsCountAsDelivered: 118, .givesUpWhenThrottled: 164, .renamesEachAttempt: 99,
    ]

    /// That the worlds are sound without the bugs is seen where all are run.
    @Test("a world finds the bug", arguments: SeededBug.allCases)
    func isFound(bug: SeededBug) throws {
        let seed = Self.knownSeeds[bug] ?? 1
        var simulation = Simulation.random(seed: seed)
        simulation.bug = bug
        let invariants = Set(try simulation.run().violations.map(\.invariant))
        #expect(
            !invariants.isDisjoint(with: bug.breaks),
            "world \(seed) breaks \(invariants); “make bugs” tells which worlds find the bug"
        )
    }
}
