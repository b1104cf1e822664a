import MonitorCore
import MonitorTestKit
import Testing

@Suite("The laws of transports catch broken ones", .timeLimit(.minutes(5)))
struct TransportLawsCatchFaultsTests {
    @Test("every law of an HTTP transport catches a fault", arguments: HTTPTransportLaw.allCases)
    func http(_ law: HTTPTransportLaw) async throws {
        try await laws(http: nil).check(law)
        let violation = await laws(http: law.fault).violation(of: law)
        #expect(violation?.law == law.rawValue, "a transport with the fault \(law.fault) obeys")
    }

    private func laws(http fault: FaultyHTTPTransport.Fault?) -> HTTPTransportLaws<FaultyHTTPTransport> {
        let time = VirtualTime()
        let transport = FaultyHTTPTransport(fault: fault, base: InMemoryHTTPTransport(scenariosOn: time))
        return HTTPTransportLaws(transport: transport, time: time) { InMemoryHTTPTransport.url($0) }
    }

    @Test("every law of a mail transport catches a fault", arguments: MailTransportLaw.allCases)
    func mail(_ law: MailTransportLaw) async throws {
        try await laws(mail: nil).check(law)
        let violation = await laws(mail: law.fault).violation(of: law)
        #expect(violation?.law == law.rawValue, "a transport with the fault \(law.fault) obeys")
    }

    private func laws(mail fault: FaultyMailTransport.Fault?) -> MailTransportLaws<FaultyMailTransport> {
        MailTransportLaws { scenario, body in
            let base = InMemoryMailTransport(scenario)
            let transport = FaultyMailTransport(fault: fault, base: base)
            try await body(.init(transport: transport) { base.messages.map(\.to) })
        }
    }
}

extension HTTPTransportLaw {
    /// A fault that this law catches.
    fileprivate var fault: FaultyHTTPTransport.Fault {
        switch self {
        case .exchangesWhatWasGiven: .dropsBodies
        case .everyStatusIsAnAnswer: .throwsForStatus
        case .redirectIsNotFollowed: .followsRedirects
        case .silenceIsTimeout: .hasItsOwnTimeout
        case .longAnswerIsRefused: .cutsUnasked
        case .longAnswerIsCutOnRequest: .refusesToCut
        case .refusedConnectionIsUnreachable: .blamesTheTime
        case .invalidURLIsRefused: .triesInvalidURLs
        case .cancellationEndsTheExchange: .wrapsCancellation
        }
    }
}

extension MailTransportLaw {
    /// A fault that this law catches.
    fileprivate var fault: FaultyMailTransport.Fault {
        switch self {
        case .takenMailArrives: .sendsTwice
        case .passingRefusalIsRetryable: .givesUpAtOnce
        case .finalRefusalIsNot: .neverGivesUp
        case .refusedForNowAreNamed: .hidesTheRefused
        case .refusedForGoodAreNamed: .hopesForTheRefused
        case .reasonsAreKeptApart: .confusesReasons
        case .nobodyIsNotSome: .claimsDelivery
        case .absentServerIsUnreachable: .blamesTheTime
        case .invalidRecipientsAreRefused: .skipsInvalidRecipients
        case .cancellationIsThrown: .wrapsCancellation
        }
    }
}
