import Logging
import MonitorCore
import MonitorTestKit
import ServiceLifecycle
import Synchronization
import Testing

@testable import IncidentResponse

@Suite("Notification delivery")
struct NotificationDeliveryTests {
    /// A responder and a dispatcher, which die as planned, over a queue, store and receiver that live on.
    private struct World {
        struct GuardedTransport: HTTPTransport {
            let base: any HTTPTransport
            let plan: CrashPlan

            func send(_ request: HTTPTransportRequest) async throws -> HTTPTransportResponse {
                try await plan.around { try await base.send(request) }
            }
        }

        let time = VirtualTime()
        let queue: InMemoryMessageQueue
        let store: InMemoryIncidentStore
        let receiver: InMemoryHTTPTransport
        let signer: StandardWebhook
        let policy = DeliveryPolicy(maximumAttempts: 5)

        init(
            respond: @escaping @Sendable (HTTPTransportRequest) -> InMemoryHTTPTransport.Answer = { _ in .status(200) }
        ) throws {
            queue = InMemoryMessageQueue(time: time)
            store = InMemoryIncidentStore(time: time)
            receiver = InMemoryHTTPTransport(time: time, respond: respond)
            signer = try StandardWebhook(secrets: [WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")])
        }

        func responder(_ plan: CrashPlan) -> IncidentResponder {
            IncidentResponder(
                policy: IncidentPolicy(channels: ["hook"]),
                queue: CrashingMessageQueue(queue, plan: plan),
                store: CrashingIncidentStore(store, plan: plan),
                time: time,
                logger: Logger(label: "test")
            )
        }

        func dispatcher(_ plan: CrashPlan = CrashPlan(strikeAt: 0)) -> NotificationDispatcher {
            dispatcher(
                of: WebhookChannel(
                    id: "hook",
                    url: "https://example.org/hook",
                    signer: signer,
                    transport: GuardedTransport(base: receiver, plan: plan)
                ),
                plan
            )
        }

        func dispatcher(
            of channel: any NotificationChannel,
            _ plan: CrashPlan = CrashPlan(strikeAt: 0)
        ) -> NotificationDispatcher {
            NotificationDispatcher(
                channels: [channel],
                outbox: CrashingIncidentStore(store, plan: plan),
                time: time,
                policy: policy,
                seed: 1,
                logger: Logger(label: "test")
            )
        }

        func publish(_ changes: AlertChange...) async throws {
            try await queue.publish(changes.map { try $0.message() })
        }

        /// Responds, and delivers if wanted, until nothing is left to do, starting again after every crash.
        func pump(_ plan: CrashPlan = CrashPlan(strikeAt: 0), delivering: Bool = true) async throws {
            let group = ConsumerGroup(
                name: "incident-responder",
                filters: ["alert.changed"],
                maximumDeliveries: 1_000
            )
            for _ in 0..<100 {
                do {
                    let consumer = try await CrashingMessageQueue(queue, plan: plan).consumer(of: group)
                    let deliveries = try await consumer.receive(upTo: 10, timeout: .zero)
                    if !deliveries.isEmpty {
                        try await responder(plan).step(deliveries, from: consumer)
                    }
                    let isBusy = delivering ? try await dispatcher(plan).drain() : false
                    let depth = try await queue.depth(ofGroup: group.name)
                    let waiting = delivering ? try await store.pendingCounts() : [:]
                    if deliveries.isEmpty, !isBusy, depth == 0, waiting.isEmpty { return }
                } catch is CrashPlan.Crash {
                    plan.revive()
                }
                if delivering {
                    time.advance(by: .seconds(200))
                }
            }
            Issue.record("the incident never came to rest")
        }

        /// What the receiver was told, each id once, in order.
        func received() -> [String] {
            var seen: Set<String> = []
            return receiver.requests.compactMap { request in
                let id = request.headers.first { $0.name == "webhook-id" }?.value ?? ""
                return seen.insert(id).inserted ? Self.type(of: request) : nil
            }
        }

        static func type(of request: HTTPTransportRequest) -> String {
            let body = String(decoding: request.body, as: UTF8.self)
            return ["opened", "reopened", "resolved"].first { body.contains("\"type\":\"incident.\($0)\"") } ?? "?"
        }

        func attempts() async throws -> [NotificationAttempt] {
            var attempts: [NotificationAttempt] = []
            for incident in try await store.list(tenant: nil, isOpen: nil, from: nil, limit: 10).incidents {
                for event in try await store.timeline(of: incident.id, after: 0, limit: 1_000) {
                    if case .notified(let attempt) = event.kind { attempts.append(attempt) }
                }
            }
            return attempts
        }
    }

    private static let firing = AlertChange.testing(.firing, sequence: 1)
    private static let resolved = AlertChange.testing(.resolved, sequence: 2)

    /// Does something when it is shut down, before the services that were started before it are.
    private struct LastWords: Service {
        let started: AsyncStream<Void>.Continuation
        let say: @Sendable () async throws -> Void

        func run() async throws {
            started.finish()
            try? await gracefulShutdown()
            try await say()
        }
    }

    @Test("a change that comes last before the services are shut down is still told")
    func drains() async throws {
        let world = try World()
        let (started, continuation) = AsyncStream.makeStream(of: Void.self)
        let responder = world.responder(CrashPlan(strikeAt: 0))
        try await world.queue.declare(responder.consumerGroups)
        let services = ServiceGroup(
            services: [
                world.dispatcher(), responder,
                LastWords(started: continuation) { try await world.publish(Self.firing) },
            ],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await services.run() }
            for await _ in started {}
            await services.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        #expect(world.received() == ["opened"])
    }

    @Test("dying at any point, the receiver is told of the beginning once and then of the end once")
    func crashes() async throws {
        var point = 0
        while true {
            point += 1
            let plan = CrashPlan(strikeAt: point)
            let world = try World()
            try await world.pump()
            try await world.publish(Self.firing)
            try await world.pump(plan)
            try await world.publish(Self.resolved)
            try await world.pump(plan)
            #expect(world.received() == ["opened", "resolved"], "point \(point)")
            let types = world.receiver.requests.map(World.type(of:))
            #expect(types == types.sorted(), "point \(point): the end overtook the beginning")
            let bodies = Set(world.receiver.requests.map(\.body))
            #expect(bodies.count == 2, "point \(point): a repetition says something else")
            let incidents = try await world.store.list(tenant: nil, isOpen: nil, from: nil, limit: 10).incidents
            #expect(incidents.map(\.status) == [.resolved], "point \(point)")
            let settled = try await world.attempts().filter { $0.outcome == .delivered }
            #expect(settled.map(\.occasion) == [.opened, .resolved], "point \(point)")
            guard plan.hasStruck else { break }
            try #require(point < 1_000)
        }
        #expect(point > 30)
    }

    @Test("dying at any point, an incident that is over before anybody was told is still told once")
    func crashesWithCoalescing() async throws {
        var point = 0
        while true {
            point += 1
            let plan = CrashPlan(strikeAt: point)
            let world = try World()
            try await world.pump()
            try await world.publish(Self.firing, Self.resolved)
            try await world.pump(plan)
            let received = world.received()
            #expect(received == ["resolved"] || received == ["opened", "resolved"], "point \(point)")
            #expect(try await world.store.pendingCounts().isEmpty, "point \(point)")
            guard plan.hasStruck else { break }
            try #require(point < 1_000)
        }
        #expect(point > 20)
    }

    @Test("the end takes the place of a beginning that could not be delivered")
    func coalescing() async throws {
        let world = try World()
        world.receiver.script([.status(503), .status(503)])
        try await world.pump(delivering: false)
        try await world.publish(Self.firing)
        try await world.pump(delivering: false)
        for count in 1...2 {
            while world.receiver.requests.count < count {
                world.time.advance(by: .seconds(20))
                try await world.dispatcher().drain()
            }
        }
        try await world.publish(Self.resolved)
        try await world.pump(delivering: false)
        try await world.pump()
        let types = world.receiver.requests.map(World.type(of:))
        #expect(types == ["opened", "opened", "resolved"])
        #expect(try await world.attempts().map(\.outcome) == [.failed, .failed, .coalesced, .delivered])
        let body = String(decoding: try #require(world.receiver.requests.last).body, as: UTF8.self)
        #expect(body.contains(#""startedAt":"2027-01-15T08:00:00Z""#))
        #expect(body.contains(#""endedAt":"2027-01-15T08:01:00Z""#))
    }

    @Test("a repetition has the same id and body and a new timestamp, and verifies")
    func repetition() async throws {
        let world = try World()
        world.receiver.script([.status(500), .failure(.timeout), .status(204)])
        try await world.pump(delivering: false)
        try await world.publish(Self.firing)
        try await world.pump(delivering: false)
        for _ in 0..<3 {
            world.time.advance(by: .seconds(21))
            let claims = try await world.store.claim("hook", upTo: 1, lease: .seconds(60))
            guard let claim = claims.first else { break }
            let attempt = try #require(DeliveryPlan(claim)).send
            let channel = WebhookChannel(
                id: "hook",
                url: "https://example.org/hook",
                signer: world.signer,
                transport: world.receiver
            )
            _ = try? await channel.deliver(attempt.notification, at: world.time.now)
            _ = try await world.store.settle([
                NotificationSettlement(lane: claim.lane, token: claim.token, attempts: [], at: world.time.now)
            ])
        }
        let requests = world.receiver.requests
        #expect(requests.count == 3)
        #expect(Set(requests.map(\.body)).count == 1)
        func values(_ name: String) -> Set<String> {
            Set(requests.compactMap { request in request.headers.first { $0.name == name }?.value })
        }
        #expect(values("webhook-id").count == 1)
        #expect(values("webhook-timestamp").count == 3)
        for request in requests {
            let seconds = request.headers.first { $0.name == "webhook-timestamp" }.flatMap { Int64($0.value) } ?? 0
            try world.signer.verify(headers: request.headers, body: request.body, at: Timestamp(seconds: seconds))
        }
    }

    @Test("failed attempts are counted and written down until one succeeds")
    func attempts() async throws {
        let world = try World()
        world.receiver.script([.status(500), .failure(.timeout), .status(204)])
        try await world.pump()
        try await world.publish(Self.firing)
        try await world.pump()
        let attempts = try await world.attempts()
        #expect(attempts.map(\.attempt) == [1, 2, 3])
        #expect(attempts.map(\.outcome) == [.failed, .failed, .delivered])
        #expect(attempts.map(\.detail) == ["the receiver answered 500: it failed", "scripted failure", ""])
    }

    @Test("what keeps failing is given up and written down; the end is still told")
    func givingUp() async throws {
        let world = try World { request in
            World.type(of: request) == "opened" ? .status(500) : .status(200)
        }
        try await world.pump()
        try await world.publish(Self.firing)
        try await world.pump()
        try await world.publish(Self.resolved)
        try await world.pump()
        let attempts = try await world.attempts()
        #expect(attempts.map(\.outcome) == [.failed, .failed, .failed, .failed, .givenUp, .delivered])
        #expect(attempts.last?.occasion == .resolved)
    }

    @Test("a notification that is too old is given up")
    func tooOld() async throws {
        let world = try World { _ in .status(500) }
        try await world.pump(delivering: false)
        try await world.publish(Self.firing)
        try await world.pump(delivering: false)
        world.time.advance(by: .seconds(4 * 86_400))
        try await world.dispatcher().drain()
        #expect(try await world.attempts().map(\.outcome) == [.givenUp])
    }

    @Test("Retry-After is followed, and pauses the whole channel")
    func retryAfter() async throws {
        let world = try World()
        world.receiver.script([.status(429, headers: [HTTPHeader("retry-after", "120")])])
        let dispatcher = world.dispatcher()
        try await world.pump(delivering: false)
        try await world.publish(Self.firing)
        try await world.pump(delivering: false)
        try await dispatcher.drain()
        try await world.publish(.testing(.firing, sequence: 1, monitor: "web"))
        try await world.pump(delivering: false)
        world.time.advance(by: .seconds(119))
        try await dispatcher.drain()
        #expect(world.receiver.requests.count == 1)
        world.time.advance(by: .seconds(1))
        try await dispatcher.drain()
        #expect(world.receiver.requests.count == 3)
    }

    @Test("a receiver that wants nothing any more is left alone, and that is written down")
    func gone() async throws {
        let world = try World { _ in .status(410) }
        let dispatcher = world.dispatcher()
        try await world.pump(delivering: false)
        try await world.publish(Self.firing)
        try await world.pump(delivering: false)
        try await dispatcher.drain()
        try await world.publish(Self.resolved)
        try await world.pump(delivering: false)
        try await dispatcher.drain()
        #expect(world.receiver.requests.count == 1)
        let attempts = try await world.attempts()
        #expect(attempts.map(\.outcome) == [.givenUp, .givenUp])
        #expect(attempts.last?.detail.hasPrefix("the channel is disabled") == true)
    }

    @Test(
        "a mail that some recipients were refused is tried again for those who were refused for now, and only for them"
    )
    func partialMail() async throws {
        let world = try World()
        let mails = InMemoryMailTransport()
        let refused = RefusedRecipients([
            "b@example.org": TransportError(code: .busy, message: "greylisted"),
            "c@example.org": TransportError(code: .rejected, message: "nobody"),
        ])
        let recipients = ["a@example.org", "b@example.org", "c@example.org"]
        mails.script([
            .partlyRefused(refused, of: recipients), TransportError(code: .timeout, message: "silent"), nil,
        ])
        let channel = MailChannel(id: "hook", from: "ops@example.org", to: recipients, transport: mails)
        try await world.pump(delivering: false)
        try await world.publish(Self.firing)
        try await world.pump(delivering: false)
        for _ in 1...3 {
            // Each attempt may be another program's.
            try await world.dispatcher(of: channel).drain()
            world.time.advance(by: .seconds(60))
        }
        #expect(mails.messages.map(\.to) == [["a@example.org"], ["b@example.org"]])
        #expect(Set(mails.messages.map(\.id)).count == 1)
        let attempts = try await world.attempts()
        #expect(attempts.map(\.outcome) == [.failed, .failed, .delivered])
        #expect(attempts.first?.detail.contains("c@example.org (nobody)") == true)
    }

    @Test("an answer of any length after a good status is a delivery")
    func longAnswer() async throws {
        let world = try World { _ in
            .init(.success(HTTPTransportResponse(status: 200, body: [UInt8](repeating: 0, count: 3 << 20))))
        }
        try await world.pump()
        try await world.publish(Self.firing)
        try await world.pump()
        #expect(world.receiver.requests.count == 1)
        #expect(try await world.attempts().map(\.outcome) == [.delivered])
    }

    @Test("a mail may take as long as its transport waits, and nobody else claims it meanwhile")
    func slowMail() async throws {
        struct SlowTransport: MailTransport {
            let time: VirtualTime
            let base: InMemoryMailTransport

            func submit(_ message: MailMessage) async throws {
                try await time.sleep(for: .seconds(119))
                try await base.submit(message)
            }
        }
        let world = try World()
        let mails = InMemoryMailTransport()
        let channel = MailChannel(
            id: "hook",
            from: "ops@example.org",
            to: ["a@example.org"],
            transport: SlowTransport(time: world.time, base: mails)
        )
        try await world.pump(delivering: false)
        try await world.publish(Self.firing)
        try await world.pump(delivering: false)
        async let drained = world.dispatcher(of: channel).drain()
        await world.time.waitForSleepers(count: 2)
        world.time.advance(by: .seconds(118))
        #expect(try await world.store.claim("hook", upTo: 1, lease: .seconds(60)).isEmpty)
        world.time.advance(by: .seconds(1))
        #expect(try await drained)
        #expect(mails.messages.count == 1)
        #expect(try await world.attempts().map(\.outcome) == [.delivered])
    }

    @Test("a receiver that is asked too much of is left alone by the whole channel, also when it names no time")
    func throttling() async throws {
        let world = try World()
        world.receiver.script([.status(429)])
        let dispatcher = world.dispatcher()
        try await world.pump(delivering: false)
        try await world.publish(Self.firing)
        try await world.pump(delivering: false)
        try await dispatcher.drain()
        try await world.publish(.testing(.firing, sequence: 1, monitor: "web"))
        try await world.pump(delivering: false)
        try await dispatcher.drain()
        #expect(world.receiver.requests.count == 1)
        world.time.advance(by: .seconds(5))
        try await dispatcher.drain()
        #expect(world.receiver.requests.count == 3)
    }

    @Test("a long overload that gives no time holds up what is new for a minute at most")
    func longThrottling() async throws {
        let isOverloaded = Switch()
        let world = try World { _ in .status(isOverloaded.isOn ? 502 : 200) }
        let dispatcher = world.dispatcher()
        try await world.pump(delivering: false)
        for number in 0..<12 {
            try await world.publish(.testing(.firing, sequence: 1, monitor: MonitorID("m\(number)")))
            try await world.pump(delivering: false)
            try await dispatcher.drain()
            world.time.advance(by: .seconds(60))
        }
        isOverloaded.turnOff()
        let count = world.receiver.requests.count
        try await world.publish(.testing(.firing, sequence: 1, monitor: "last"))
        try await world.pump(delivering: false)
        try await dispatcher.drain()
        #expect(world.receiver.requests.count > count)
    }

    private final class Switch: Sendable {
        private let state = Mutex(true)
        var isOn: Bool { state.withLock { $0 } }
        func turnOff() { state.withLock { $0 = false } }
    }

    @Test("what waits for a channel that nobody has is given up in the end, and that is written down")
    func neglectedChannel() async throws {
        let world = try World()
        let other = ConsoleChannel(id: "console") { _ in }
        try await world.pump(delivering: false)
        try await world.publish(Self.firing)
        try await world.pump(delivering: false)
        world.time.advance(by: .seconds(3 * 86_400 - 1))
        try await world.dispatcher(of: other).giveUpNeglected("hook")
        #expect(try await world.store.pendingCounts() == ["hook": 1])
        world.time.advance(by: .seconds(1))
        try await world.dispatcher(of: other).giveUpNeglected("hook")
        #expect(try await world.store.pendingCounts().isEmpty)
        let attempts = try await world.attempts()
        #expect(attempts.map(\.outcome) == [.givenUp])
        #expect(attempts.first?.detail == "no dispatcher has had the channel for \(world.policy.maximumAge.text)")
    }

    @Test("a delivery that hangs is cancelled and tried again")
    func hanging() async throws {
        struct Hanging: NotificationChannel {
            let id: ChannelID = "hook"
            let time: VirtualTime

            func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt {
                try await time.sleep(for: .seconds(1_000_000))
                return DeliveryReceipt()
            }
        }
        let world = try World()
        try await world.pump(delivering: false)
        try await world.publish(Self.firing)
        try await world.pump(delivering: false)
        let dispatcher = NotificationDispatcher(
            channels: [Hanging(time: world.time)],
            outbox: world.store,
            time: world.time,
            policy: DeliveryPolicy(maximumAttempts: 1),
            logger: Logger(label: "test")
        )
        async let drained = dispatcher.drain()
        await world.time.waitForSleepers(count: 2)
        world.time.advance(by: .seconds(30))
        #expect(try await drained)
        #expect(try await world.attempts().map(\.detail) == ["no answer within 30s"])
    }

    @Test("pauses are never shorter than Retry-After, up to a limit", arguments: 0..<20 as Range<UInt64>)
    func pauses(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let policy = DeliveryPolicy()
        func pause(_ retryAfter: Duration?) -> Duration {
            policy.pause(afterFailures: 1, retryAfter: retryAfter, using: &generator)
        }
        #expect(pause(nil) <= .seconds(5), "seed \(seed)")
        #expect(pause(.seconds(7_200)) == .seconds(7_200), "seed \(seed)")
        #expect(pause(.seconds(1_000_000)) == .seconds(86_400), "seed \(seed)")
    }

    @Test("the services run, deliver and stop")
    func services() async throws {
        let world = try World()
        let dispatcher = world.dispatcher()
        let responder = IncidentResponder(
            policy: IncidentPolicy(channels: ["hook"]),
            queue: world.queue,
            store: world.store,
            time: world.time,
            onPending: { dispatcher.wake() },
            logger: Logger(label: "test")
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await responder.run() }
            group.addTask { try await dispatcher.run() }
            await world.time.waitForSleepers(count: 3)
            try await world.publish(Self.firing)
            while try await world.attempts().isEmpty {
                await Task.yield()
            }
            group.cancelAll()
        }
        #expect(world.received() == ["opened"])
    }
}
