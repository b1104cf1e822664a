public import MonitorCore

/// Runs the laws of a mail transport against a server that the caller provides.
public struct MailTransportLaws<Transport: MailTransport>: LawSet {
    /// A fresh transport and what its server got.
    public struct Subject: Sendable {
        /// The transport.
        public var transport: Transport
        /// The recipients of each mail that the server has taken, in order.
        public var arrivals: @Sendable () -> [[String]]

        /// Creates a subject.
        public init(transport: Transport, arrivals: @escaping @Sendable () -> [[String]]) {
            self.transport = transport
            self.arrivals = arrivals
        }
    }

    private typealias Scenario = MailTransportScenario

    private let withSubject:
        @Sendable (MailTransportScenario, @Sendable (Subject) async throws -> Void) async throws -> Void

    /// Creates the laws.
    ///
    /// - Parameter withSubject: Runs the body with a transport whose server behaves as the scenario says, for one mail to
    ///   `a@example.org`, `b@example.org` and `c@example.org`.
    public init(
        withSubject:
            @escaping @Sendable (
                MailTransportScenario, @Sendable (Subject) async throws -> Void
            ) async throws -> Void
    ) {
        self.withSubject = withSubject
    }

    /// Runs a law.
    public func run(_ law: MailTransportLaw) async throws {
        switch law {
        case .takenMailArrives: try await takenMailArrives()
        case .passingRefusalIsRetryable: try await refusedMailStays(.forNow, isRetryable: true)
        case .finalRefusalIsNot: try await refusedMailStays(.forGood, isRetryable: false)
        case .refusedForNowAreNamed: try await refusedAreNamed(["b@example.org": .forNow], isRetryable: true)
        case .refusedForGoodAreNamed: try await refusedAreNamed(["b@example.org": .forGood], isRetryable: false)
        case .reasonsAreKeptApart:
            try await refusedAreNamed(["a@example.org": .forGood, "c@example.org": .forNow], isRetryable: true)
        case .nobodyIsNotSome: try await nobodyIsNotSome()
        case .absentServerIsUnreachable: try await absentServerIsUnreachable()
        case .invalidRecipientsAreRefused: try await invalidRecipientsAreRefused()
        case .cancellationIsThrown: try await cancellationIsThrown()
        }
    }

    private static var recipients: [String] { ["a@example.org", "b@example.org", "c@example.org"] }

    private static func message(to recipients: [String] = recipients) -> MailMessage {
        MailMessage(
            id: "1@example.org",
            from: "ops@example.org",
            to: recipients,
            subject: "Down",
            text: "It is down.",
            date: LawSample.origin
        )
    }

    private func expectSays(_ error: TransportError, isRetryable: Bool) throws {
        try expectEqual(error.isRetryable, isRetryable, "whether another try may help after “\(error)”")
        if !isRetryable {
            try expectEqual(error.code, .rejected, "the code of “\(error)”")
        }
    }

    /// The error of a submission that must fail.
    private func failure(_ subject: Subject, _ message: MailMessage = message()) async throws -> TransportError {
        do {
            try await subject.transport.submit(message)
        } catch let error as TransportError {
            return error
        }
        throw UnmetExpectation(message: "nothing was thrown")
    }

    private func takenMailArrives() async throws {
        try await withSubject(.takes(refusing: [:])) { subject in
            try await subject.transport.submit(Self.message())
            try expectEqual(subject.arrivals(), [Self.recipients], "recipients of what arrived")
        }
    }

    private func refusedMailStays(_ refusal: Scenario.Refusal, isRetryable: Bool) async throws {
        try await withSubject(.refuses(refusal)) { subject in
            let error = try await failure(subject)
            try expectSays(error, isRetryable: isRetryable)
            try expect(error.cause as? RefusedRecipients == nil, "a refused mail has served recipients: \(error)")
            try expect(subject.arrivals().isEmpty, "a refused mail arrived")
        }
    }

    private func refusedAreNamed(_ refused: [String: Scenario.Refusal], isRetryable: Bool) async throws {
        try await withSubject(.takes(refusing: refused)) { subject in
            let error = try await failure(subject)
            try expectSays(error, isRetryable: isRetryable)
            guard let reasons = (error.cause as? RefusedRecipients)?.reasons else {
                throw UnmetExpectation(message: "the error does not name the refused: \(error)")
            }
            try expectEqual(
                reasons.mapValues(\.isRetryable),
                refused.mapValues { $0 == .forNow },
                "who was refused, and whether another try may help"
            )
            let served = Self.recipients.filter { refused[$0] == nil }
            try expectEqual(subject.arrivals(), [served], "recipients of what arrived")
        }
    }

    private func nobodyIsNotSome() async throws {
        let refused = Dictionary(uniqueKeysWithValues: Self.recipients.map { ($0, Scenario.Refusal.forNow) })
        try await withSubject(.takes(refusing: refused)) { subject in
            let error = try await failure(subject)
            try expect(error.isRetryable, "another try is said not to help: \(error)")
            try expect(subject.arrivals().isEmpty, "a mail for nobody arrived")
            if let reasons = (error.cause as? RefusedRecipients)?.reasons {
                try expectEqual(Set(reasons.keys), Set(Self.recipients), "who was refused")
            }
        }
    }

    private func absentServerIsUnreachable() async throws {
        try await withSubject(.absent) { subject in
            try expectEqual(try await failure(subject).code, .unreachable, "the error's code")
        }
    }

    private func invalidRecipientsAreRefused() async throws {
        for recipients in [[], ["nobody"], ["a@example.org\r\nRCPT TO:<b@example.org>"]] {
            try await withSubject(.takes(refusing: [:])) { subject in
                let error = try await failure(subject, Self.message(to: recipients))
                try expectEqual(error.code, .invalidRequest, "the code of “\(error)”")
                try expect(subject.arrivals().isEmpty, "a mail to \(recipients) arrived")
            }
        }
    }

    private func cancellationIsThrown() async throws {
        try await withSubject(.takes(refusing: [:])) { subject in
            let outcome = await withTaskGroup(of: (any Error)?.self) { tasks in
                tasks.cancelAll()
                tasks.addTask {
                    do {
                        try await subject.transport.submit(Self.message())
                        return nil
                    } catch {
                        return error
                    }
                }
                return await tasks.next() ?? nil
            }
            try expect(outcome is CancellationError, "a cancelled submission came to \(String(describing: outcome))")
        }
    }
}
