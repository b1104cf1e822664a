import MonitorCore
import MonitorTestKit
import Testing

@Suite("The laws catch broken implementations", .timeLimit(.minutes(1)))
struct LawsCatchBrokenImplementationsTests {
    private func violated<Laws: LawSet>(_ laws: Laws) async -> Set<String> {
        var names: Set<String> = []
        for law in Laws.Law.allCases {
            if let violation = await laws.violation(of: law) {
                #expect(violation.law == law.rawValue)
                #expect(!violation.message.isEmpty)
                names.insert(law.rawValue)
            }
        }
        return names
    }

    @Test("a result store that loses the last write")
    func losesLastWrite() async {
        let laws = await violated(
            ResultStoreLaws { LosesLastWriteStore(base: InMemoryMonitoringStore(time: $0)) }
        )
        #expect(
            laws.isSuperset(of: ["readsWhatWasAppended", "agreesWithTheReference", "concurrentBatchesLoseNothing"])
        )
    }

    @Test("a monitor store that ignores expectations, owners, unknown members and positions")
    func carelessMonitors() async {
        let laws = await violated(MonitorStoreLaws { CarelessMonitorStore(base: InMemoryMonitorStore(time: $0)) })
        #expect(
            laws.isSuperset(of: [
                "absentRefusesWhatIsThere", "exactlyRefusesOtherRevisions", "batchIsAtomic", "unknownMembersAreKept",
                "removeChecksItsExpectation", "listingKeepsOwnersApart", "feedTellsEveryChange",
                "latestSequenceEndsTheFeed", "agreesWithTheReference",
            ])
        )
    }

    @Test("a rollup store that replaces where it should add")
    func replacingRollups() async {
        let laws = await violated(RollupStoreLaws { ReplacingRollupStore(base: InMemoryMonitoringStore(time: $0)) })
        #expect(
            laws == [
                "mergeAdds", "mergeTakesRepeatedBuckets", "namesSeries", "removesOldestFirst",
                "concurrentMergesLoseNothing", "agreesWithTheReference",
            ]
        )
    }

    @Test("a ledger that completes nothing later, fences nobody and closes windows at both ends")
    func stubbornLedger() async {
        let laws = await violated(LedgerStoreLaws { StubbornLedgerStore(base: InMemoryMonitoringStore(time: $0)) })
        #expect(
            laws.isSuperset(of: [
                "completedReplacesAndStays", "countsAreByWindow", "marksAreFenced", "agreesWithTheReference",
            ])
        )
    }

    @Test("an ingest store that applies commits in parts")
    func partialCommits() async {
        let laws = await violated(IngestStoreLaws { BrokenIngestStore(base: InMemoryMonitoringStore(time: $0)) })
        #expect(
            laws.isSuperset(of: [
                "staleCommitLeavesNothing", "conflictIsIsolated", "ledgerOutlivesResults", "transitionsAreInOrder",
                "removedMessagesAreGone", "agreesWithTheReference",
            ])
        )
    }

    @Test("a model law names its seed and few operations")
    func shrinks() async throws {
        let laws = ResultStoreLaws { LosesLastWriteStore(base: InMemoryMonitoringStore(time: $0)) }
        let violation = try #require(await laws.violation(of: .agreesWithTheReference))
        #expect(violation.message.contains("seed "))
        #expect(violation.message.split(separator: "\n").count < 8, "\(violation.message)")
    }
}
