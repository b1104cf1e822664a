import MonitorCore
import MonitorTestKit
import Testing

@Suite("The laws of leases, caches and rate limiters catch broken ones", .timeLimit(.minutes(5)))
struct CoordinationLawsCatchFaultsTests {
    @Test("every law of a lease store catches a fault", arguments: LeaseStoreLaw.allCases)
    func leases(_ law: LeaseStoreLaw) async throws {
        let laws = { (fault: FaultyLeaseStore.Fault?) in
            LeaseStoreLaws(reopen: { $0.reopened() }, makeStore: { FaultyLeaseStore(fault, time: $0) })
        }
        try await laws(nil).check(law)
        let violation = await laws(law.fault).violation(of: law)
        #expect(violation?.law == law.rawValue, "a store with the fault \(law.fault) obeys")
    }

    @Test("every law of a cache catches a fault", arguments: CacheLaw.allCases)
    func cache(_ law: CacheLaw) async throws {
        let laws = { (fault: FaultyCache.Fault?) in
            CacheLaws(reopen: { try await $0.reopened() }, makeStore: { FaultyCache(fault, time: $0) })
        }
        try await laws(nil).check(law)
        let violation = await laws(law.fault).violation(of: law)
        #expect(violation?.law == law.rawValue, "a cache with the fault \(law.fault) obeys")
    }

    @Test("every law of a rate limiter catches a fault", arguments: RateLimiterLaw.allCases)
    func rateLimiter(_ law: RateLimiterLaw) async throws {
        let laws = { (fault: FaultyRateLimiter.Fault?) in
            RateLimiterLaws(reopen: { $0.reopened() }, makeStore: { FaultyRateLimiter(fault, time: $0) })
        }
        try await laws(nil).check(law)
        let violation = await laws(law.fault).violation(of: law)
        #expect(violation?.law == law.rawValue, "a limiter with the fault \(law.fault) obeys")
    }
}

extension LeaseStoreLaw {
    /// A fault that this law catches.
    fileprivate var fault: FaultyLeaseStore.Fault {
        switch self {
        case .grantsWhatIsFree: .tellsAnotherEnd
        case .hasOneHolder: .grantsToAll
        case .holderKeepsItsToken: .grantsAnew
        case .tokenRisesWithEveryHolder: .repeatsTokens
        case .renewalExtends: .pretendsToRenew
        case .expiredLeaseIsRenewed: .forgetsExpired
        case .lostLeaseIsNotRenewed: .renewsLost
        case .releasedIsFree: .ignoresRelease
        case .foreignReleaseIsIgnored: .releasesForOthers
        case .listsByPrefix: .ignoresPrefix
        case .concurrentCallersGetOne: .checksBeforeItGrants
        case .survivesReopening: .forgetsOnReopening
        case .agreesWithTheReference: .renewsOnlyTheFirst
        }
    }
}

extension CacheLaw {
    /// A fault that this law catches.
    fileprivate var fault: FaultyCache.Fault {
        switch self {
        case .answersInOrder: .sortsAnswers
        case .setReplaces: .keepsFirstValue
        case .expires: .keepsForEver
        case .removes: .ignoresRemoval
        case .keepsBytes: .dropsEmptyValues
        case .reopeningRevivesNothing: .revivesOnReopening
        case .agreesWithTheReference: .ignoresCase
        }
    }
}

extension RateLimiterLaw {
    /// A fault that this law catches.
    fileprivate var fault: FaultyRateLimiter.Fault {
        switch self {
        case .newBucketIsFull: .startsEmpty
        case .refusalTellsWhenToRetry: .chargesForRefusals
        case .refillsUpToTheBurst: .neverRefills
        case .costAboveBurstNeverFits: .alwaysAsksToWait
        case .keysAreApart: .sharesKeys
        case .freeRequestIsAllowed: .refusesFree
        case .invalidNumbersAreRefused: .acceptsAnyNumber
        case .concurrentCallersShareTheBucket: .checksBeforeItTakes
        case .survivesReopening: .forgetsOnReopening
        case .agreesWithTheReference: .roundsCosts
        }
    }
}
