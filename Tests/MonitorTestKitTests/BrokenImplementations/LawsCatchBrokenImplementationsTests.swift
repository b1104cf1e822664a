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

    private func violated(
        rememberedCount: Int = 1_000,
        batchCount: Int = 1_000,
        _ change: @escaping @Sendable (inout MutantQueue) -> Void = { _ in }
    ) async -> Set<String> {
        await violated(
            MessageQueueLaws { conditions in
                let base = InMemoryMessageQueue(
                    time: conditions.time,
                    configuration: .init(
                        maximumGroupDepth: conditions.maximumDepth,
                        roomTimeout: conditions.roomTimeout,
                        deduplicationWindow: conditions.deduplicationWindow,
                        maximumRememberedCount: rememberedCount,
                        maximumBatchCount: batchCount
                    )
                )
                var queue = MutantQueue(base: base)
                change(&queue)
                return queue
            }
        )
    }

    @Test("a sound queue behind the mutant's shell breaks no law")
    func soundMutant() async {
        #expect(await violated().isEmpty)
    }

    @Test("a queue that forgets ids")
    func forgetsDeduplication() async {
        let laws = await violated(rememberedCount: 0)
        #expect(laws == ["duplicateIsDropped", "duplicateInBatchIsDropped", "idIsForgottenAfterTheWindow"])
    }

    @Test("a queue that loses what is refused")
    func losesOnRetry() async {
        let laws = await violated { queue in
            queue.changeSettlement = { settlement in
                guard case .retry = settlement.verdict else { return settlement }
                return Settlement(token: settlement.token, verdict: .acknowledge)
            }
        }
        #expect(
            laws.isSuperset(of: [
                "retryWaitsForItsDelay", "retryFollowsTheBackoff", "exhaustedBecomesDeadLetter", "poisonDoesNotBlock",
                "everyMessageEnds",
            ])
        )
    }

    @Test("a queue that ignores the delay")
    func ignoresDelay() async {
        let laws = await violated { queue in
            queue.changeSettlement = { settlement in
                guard case .retry(after: .some) = settlement.verdict else { return settlement }
                return Settlement(token: settlement.token, verdict: .retry(after: .zero))
            }
        }
        #expect(laws == ["retryWaitsForItsDelay"])
    }

    @Test("a queue that reorders")
    func reorders() async {
        let laws = await violated { $0.changeDeliveries = { $0.reversed() } }
        #expect(laws.contains("keepsOrder"))
    }

    @Test("a queue that loses the last of what it hands out")
    func losesDeliveries() async {
        let laws = await violated { $0.changeDeliveries = { $0.count > 1 ? $0.dropLast() : $0 } }
        #expect(laws.isSuperset(of: ["keepsOrder", "consumersShareTheWork", "acknowledgedIsGone"]))
    }

    @Test("a queue that ignores fences")
    func ignoresFences() async {
        let laws = await violated { $0.changeFence = { _ in nil } }
        #expect(laws == ["olderFenceIsRefused", "emptyBatchRaisesTheFence"])
    }

    @Test("a queue that takes batches apart")
    func splitsBatches() async {
        let laws = await violated { $0.splitsBatches = true }
        #expect(laws.isSuperset(of: ["oversizedBatchIsRefusedWhole", "emptyBatchRaisesTheFence"]))
    }

    @Test("a queue that redelivers too early")
    func redeliversEarly() async {
        let laws = await violated { $0.changeGroup = { $0.with { $0.acknowledgementDeadline = .seconds(15) } } }
        #expect(laws.isSuperset(of: ["unsettledComesAgain", "inProgressExtendsTheDeadline"]))
    }

    @Test("a queue that never gives up")
    func neverGivesUp() async {
        let laws = await violated { $0.changeGroup = { $0.with { $0.maximumDeliveries = .max } } }
        #expect(laws.isSuperset(of: ["exhaustedBecomesDeadLetter", "abandonedBecomesDeadLetter"]))
    }

    @Test("a queue without a limit in flight")
    func unlimitedInFlight() async {
        let laws = await violated { $0.changeGroup = { $0.with { $0.maximumInFlight = 1_000 } } }
        #expect(laws == ["inFlightIsLimited"])
    }

    @Test("a queue that drops the reason of a dead letter")
    func dropsReason() async {
        let laws = await violated { queue in
            queue.changeDeliveries = { deliveries in
                deliveries.map { delivery in
                    var delivery = delivery
                    delivery.headers[DeadLetterHeader.reason] = nil
                    return delivery
                }
            }
        }
        #expect(
            laws == ["terminatedBecomesDeadLetter", "exhaustedBecomesDeadLetter", "abandonedBecomesDeadLetter"]
        )
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

    @Test("a lease store that grants a lease twice")
    func grantsTwoLeases() async {
        let laws = await violated(LeaseStoreLaws { GrantsTwoLeasesStore(base: InMemoryLeaseStore(time: $0)) })
        #expect(laws.isSuperset(of: ["hasOneHolder", "concurrentCallersGetOne", "renewalExtends"]))
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

    @Test("a cache that keeps values for ever")
    func immortalCache() async {
        let laws = await violated(CacheLaws { ImmortalCache(base: InMemoryCache(time: $0)) })
        #expect(laws == ["expires", "setReplaces"])
    }

    @Test("a limiter that charges for refusals")
    func greedyLimiter() async {
        let laws = await violated(RateLimiterLaws { GreedyRateLimiter(base: InMemoryRateLimiter(time: $0)) })
        #expect(laws.isSuperset(of: ["refusalTellsWhenToRetry", "costAboveBurstNeverFits"]))
    }

    @Test("a model law names its seed and few operations")
    func shrinks() async throws {
        let laws = ResultStoreLaws { LosesLastWriteStore(base: InMemoryMonitoringStore(time: $0)) }
        let violation = try #require(await laws.violation(of: .agreesWithTheReference))
        #expect(violation.message.contains("seed "))
        #expect(violation.message.split(separator: "\n").count < 8, "\(violation.message)")
    }
}

extension ConsumerGroup {
    fileprivate func with(_ change: (inout ConsumerGroup) -> Void) -> ConsumerGroup {
        var group = self
        change(&group)
        return group
    }
}
