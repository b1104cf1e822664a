import Logging
import MonitorCore
import MonitorTestKit
import ServiceLifecycle
import Testing

@testable import AlertRules

@Suite("Alert evaluator")
struct AlertEvaluatorTests {
    private struct World {
        let time = VirtualTime()
        let queue: InMemoryMessageQueue
        let states = InMemoryAlertStateStore()
        let observer: any QueueConsumer

        init() async throws {
            queue = InMemoryMessageQueue(time: time)
            observer = try await queue.consumer(of: ConsumerGroup(name: "observer", filters: ["alert.changed"]))
        }

        func evaluator(
            plan: CrashPlan,
            monitors: (any MonitorStore)? = nil,
            configuration: AlertEvaluator.Configuration = AlertEvaluator.Configuration()
        ) throws -> AlertEvaluator {
            AlertEvaluator(
                rules: try AlertRuleSet([AlertRule(id: "down", condition: .consecutiveFailures(2))]),
                queue: CrashingMessageQueue(queue, plan: plan),
                states: CrashingAlertStateStore(states, plan: plan),
                monitors: monitors,
                time: time,
                configuration: configuration,
                logger: Logger(label: "test")
            )
        }

        /// Evaluates until nothing is left to do, starting again after every crash.
        func pump(_ plan: CrashPlan, monitors: (any MonitorStore)? = nil) async throws {
            let group = ConsumerGroup(
                name: "alert-evaluator",
                filters: ["check.completed", "monitor.transition"],
                maximumDeliveries: 1_000
            )
            for _ in 0..<100 {
                do {
                    let evaluator = try evaluator(plan: plan, monitors: monitors)
                    let consumer = try await CrashingMessageQueue(queue, plan: plan).consumer(of: group)
                    let deliveries = try await consumer.receive(upTo: 3, timeout: .zero)
                    try await evaluator.step(deliveries, from: consumer)
                    if deliveries.isEmpty, try await queue.depth(ofGroup: group.name) == 0 { return }
                } catch is CrashPlan.Crash {
                    plan.revive()
                }
                time.advance(by: .seconds(60))
            }
            Issue.record("the evaluator never came to rest")
        }

        func changes() async throws -> [AlertChange] {
            var changes: [AlertChange] = []
            while true {
                let deliveries = try await observer.receive(upTo: 100, timeout: .zero)
                guard !deliveries.isEmpty else { return changes }
                changes += try deliveries.map { try WireCodec.decode(from: $0.payload) }
                try await observer.acknowledge(deliveries)
            }
        }

        func publish(_ outcomes: [CheckOutcome], from first: Int64 = 0, monitor: MonitorID = "api") async throws {
            for (index, outcome) in outcomes.enumerated() {
                let slot = SlotID(
                    monitor: monitor,
                    region: "eu",
                    time: Timestamp(seconds: 1_800_000_000 + first + Int64(index))
                )
                let result = CheckResult(
                    slot: slot,
                    outcome: outcome,
                    runner: "test",
                    startedAt: slot.time,
                    correlation: "test"
                )
                try await queue.publish(CheckReport.result(result).message)
            }
        }
    }

    @Test("dying at any point loses nothing, and repeats nothing but messages under their id")
    func crashes() async throws {
        var point = 0
        while true {
            point += 1
            let plan = CrashPlan(strikeAt: point)
            let world = try await World()
            try await world.pump(CrashPlan(strikeAt: 0))
            try await world.publish([.up, .down, .down, .down, .up, .up, .up])
            try await world.pump(plan)
            let changes = try await world.changes()
            // A message may come again under its id, once the queue has forgotten it.
            var seen: Set<Int64> = []
            let effective = changes.filter { seen.insert($0.sequence).inserted }
            #expect(effective.map(\.status) == [.firing, .resolved], "point \(point)")
            #expect(try await world.states.pendingMessages(limit: 10).isEmpty, "point \(point)")
            guard plan.hasStruck else { break }
            try #require(point < 1_000)
        }
        #expect(point > 20)
    }

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

    @Test("what is reported last before the service is shut down is still evaluated")
    func drains() async throws {
        let world = try await World()
        let (started, continuation) = AsyncStream.makeStream(of: Void.self)
        // One report a step, so that it cannot have evaluated all by the time it is told to end.
        var configuration = AlertEvaluator.Configuration()
        configuration.batchCount = 1
        let evaluator = try world.evaluator(plan: CrashPlan(strikeAt: 0), configuration: configuration)
        let outcomes = [CheckOutcome](repeating: .up, count: 50) + [.down, .down]
        let services = ServiceGroup(
            services: [evaluator, LastWords(started: continuation) { try await world.publish(outcomes) }],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await world.queue.declare(evaluator.consumerGroups)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await services.run() }
            for await _ in started {}
            await services.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        #expect(try await world.changes().map(\.status) == [.firing])
    }

    @Test("what cannot be read is dead-lettered, what is no result is passed over")
    func strangeMessages() async throws {
        let world = try await World()
        let dead = try await world.queue.consumer(
            of: ConsumerGroup(name: "dead", filters: ["dead.alert-evaluator"])
        )
        try await world.pump(CrashPlan(strikeAt: 0))
        let slot = SlotID(monitor: "api", region: "eu", time: .epoch)
        let entry = LedgerEntry(slot: slot, outcome: .skipped(.overload), recordedAt: .epoch)
        try await world.queue.publish([
            OutgoingMessage(id: "1", subject: .checkCompleted, payload: [1, 2, 3]),
            OutgoingMessage(id: "2", subject: .monitorTransition, payload: Array("{}".utf8)),
            CheckReport.ended(entry).message,
        ])
        try await world.publish([.down, .down])
        try await world.pump(CrashPlan(strikeAt: 0))
        #expect(try await world.changes().map(\.status) == [.firing])
        #expect(try await dead.receive(upTo: 10, timeout: .zero).map(\.id).sorted() == ["1", "2"])
    }

    @Test("a transition reaches the rules")
    func transitions() async throws {
        let world = try await World()
        let consumer = try await world.queue.consumer(
            of: ConsumerGroup(name: "alert-evaluator", filters: ["check.completed", "monitor.transition"])
        )
        let evaluator = AlertEvaluator(
            rules: try AlertRuleSet([AlertRule(id: "status", condition: .status([.down]))]),
            queue: world.queue,
            states: world.states,
            time: world.time,
            logger: Logger(label: "test")
        )
        let transition = Transition(
            monitor: "api",
            tenant: "default",
            from: .up,
            to: .down,
            at: Timestamp(seconds: 1_799_999_990),
            decidedAt: Timestamp(seconds: 1_800_000_000),
            rule: "2 of 3 regions down",
            votesUsed: [],
            votesRefused: [],
            correlation: "test"
        )
        let payload = try WireCodec.encode(transition)
        try await world.queue.publish(OutgoingMessage(id: "1", subject: .monitorTransition, payload: payload))
        try await evaluator.step(consumer.receive(upTo: 10, timeout: .zero), from: consumer)
        let change = try #require(try await world.changes().first)
        #expect(change.startedAt == transition.at)
        #expect(change.reason == "status down: 2 of 3 regions down")
    }

    @Test("a monitor that is paused or removed has no alerts")
    func withdrawnMonitors() async throws {
        let world = try await World()
        let monitors = InMemoryMonitorStore(time: world.time)
        var api = Monitor(
            id: "api",
            tenant: "acme",
            check: CheckSpecification(kind: "http", configuration: [:]),
            regions: ["eu"],
            labels: ["team": "x"]
        )
        var web = api
        web.id = "web"
        _ = try await monitors.put([api, web], expecting: .absent)
        try await world.pump(CrashPlan(strikeAt: 0), monitors: monitors)
        try await world.publish([.down, .down], monitor: "api")
        try await world.publish([.down, .down], monitor: "web")
        try await world.publish([.down, .down], monitor: "nobody")
        try await world.pump(CrashPlan(strikeAt: 0), monitors: monitors)
        let fired = try await world.changes()
        #expect(fired.map(\.monitor).sorted() == ["api", "web"])
        #expect(fired.first?.labels == ["team": "x"])
        api.isPaused = true
        _ = try await monitors.put([api], expecting: .any)
        try await monitors.remove("web", expecting: .any)
        try await world.publish([.down], from: 10, monitor: "api")
        try await world.pump(CrashPlan(strikeAt: 0), monitors: monitors)
        let resolved = try await world.changes()
        #expect(resolved.map(\.status) == [.resolved, .resolved])
        #expect(resolved.map(\.reason) == ["the monitor was paused", "the monitor was removed"])
        #expect(resolved.map(\.tenant) == ["acme", "acme"])
        #expect(try await world.states.states(of: ["api", "web"]).keys.sorted() == ["api"])
    }

    @Test("a batch that cannot be written is not overtaken by newer reports")
    func outage() async throws {
        let world = try await World()
        var configuration = AlertEvaluator.Configuration()
        configuration.batchCount = 1
        configuration.failurePause = .zero
        let evaluator = AlertEvaluator(
            rules: try AlertRuleSet([AlertRule(id: "down", condition: .consecutiveFailures(2))]),
            queue: world.queue,
            states: FailingAlertStateStore(base: world.states, failureCount: 3),
            time: world.time,
            configuration: configuration,
            logger: Logger(label: "test")
        )
        try await world.pump(CrashPlan(strikeAt: 0))
        try await world.publish([.down, .down])
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await evaluator.run() }
            let deliveries = try await world.observer.receive(upTo: 1, timeout: .seconds(60))
            let change: AlertChange = try WireCodec.decode(from: try #require(deliveries.first).payload)
            #expect(change.status == .firing)
            tasks.cancelAll()
        }
    }

    @Test("what a failed attempt has written is announced once the reports are settled")
    func announcesAfterRepetition() async throws {
        let world = try await World()
        var configuration = AlertEvaluator.Configuration()
        configuration.failurePause = .zero
        let evaluator = AlertEvaluator(
            rules: try AlertRuleSet([AlertRule(id: "down", condition: .consecutiveFailures(2))]),
            queue: InterceptedMessageQueue(world.queue) {
                throw QueueError(code: .unavailable, message: "the queue was unplugged by the test")
            },
            states: world.states,
            time: world.time,
            configuration: configuration,
            logger: Logger(label: "test")
        )
        try await world.queue.declare(evaluator.consumerGroups)
        try await world.publish([.down, .down])
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await evaluator.run() }
            // It sleeps when it has nothing left to do.
            await world.time.waitForSleepers(count: 1)
            let changes = try await world.changes()
            #expect(changes.map(\.status) == [.firing])
            tasks.cancelAll()
        }
    }

    @Test("a change that is written while the service is shut down is announced")
    func announcesOnShutdown() async throws {
        let world = try await World()
        let (settling, continuation) = AsyncStream.makeStream(of: Void.self)
        let evaluator = AlertEvaluator(
            rules: try AlertRuleSet([AlertRule(id: "down", condition: .consecutiveFailures(2))]),
            queue: InterceptedMessageQueue(world.queue) {
                continuation.finish()
                try await gracefulShutdown()
            },
            states: world.states,
            time: world.time,
            logger: Logger(label: "test")
        )
        try await world.queue.declare(evaluator.consumerGroups)
        try await world.publish([.down, .down])
        let services = ServiceGroup(
            services: [evaluator],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await services.run() }
            for await _ in settling {}
            await services.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        #expect(try await world.changes().map(\.status) == [.firing])
    }

    @Test("that a monitor was paused is announced along with reports that change nothing")
    func announcesWithdrawal() async throws {
        let world = try await World()
        let monitors = InMemoryMonitorStore(time: world.time)
        var api = Monitor(
            id: "api",
            tenant: "acme",
            check: CheckSpecification(kind: "http", configuration: [:]),
            regions: ["eu"]
        )
        _ = try await monitors.put([api], expecting: .any)
        try await world.pump(CrashPlan(strikeAt: 0), monitors: monitors)
        try await world.publish([.down, .down])
        try await world.pump(CrashPlan(strikeAt: 0), monitors: monitors)
        #expect(try await world.changes().map(\.status) == [.firing])
        api.isPaused = true
        _ = try await monitors.put([api], expecting: .any)
        try await world.publish([.down], from: 2)
        let evaluator = try world.evaluator(plan: CrashPlan(strikeAt: 0), monitors: monitors)
        let group = try #require(evaluator.consumerGroups.first)
        let consumer = try await world.queue.consumer(of: group)
        try await evaluator.step(consumer.receive(upTo: 10, timeout: .zero), from: consumer)
        #expect(try await world.changes().map(\.status) == [.resolved])
    }

    @Test("a monitor for which the store has no room does not hold up those that it knows")
    func fullStore() async throws {
        let world = try await World()
        let evaluator = AlertEvaluator(
            rules: try AlertRuleSet([AlertRule(id: "down", condition: .consecutiveFailures(2))]),
            queue: world.queue,
            states: InMemoryAlertStateStore(maximumStateCount: 1),
            time: world.time,
            logger: Logger(label: "test")
        )
        let group = try #require(evaluator.consumerGroups.first)
        let consumer = try await world.queue.consumer(of: group)
        try await world.publish([.down])
        try await evaluator.step(consumer.receive(upTo: 10, timeout: .zero), from: consumer)
        try await world.publish([.down], monitor: "web")
        try await world.publish([.down], from: 1)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await evaluator.run() }
            await world.time.waitForSleepers(count: 1)
            world.time.advance(by: .seconds(1))
            await world.time.waitForSleepers(count: 1)
            let changes = try await world.changes()
            #expect(changes.map(\.status) == [.firing])
            tasks.cancelAll()
        }
    }

    @Test("reports of one batch are evaluated in the order of slots")
    func disorder() async throws {
        let world = try await World()
        try await world.pump(CrashPlan(strikeAt: 0))
        try await world.publish([.down], from: 1)
        try await world.publish([.down], from: 0)
        try await world.pump(CrashPlan(strikeAt: 0))
        #expect(try await world.changes().map(\.status) == [.firing])
    }

    @Test("a change that the queue refuses for good holds up no other")
    func refusedMessage() async throws {
        let world = try await World()
        try await world.pump(CrashPlan(strikeAt: 0))
        var state = MonitorAlertState()
        state.rules["down"] = AlertState()
        let oversized = OutgoingMessage(
            id: "huge",
            subject: .alertChanged,
            payload: Array(repeating: 0, count: 1 << 21)
        )
        let commit = AlertStateCommit(monitor: "other", expectedVersion: 0, state: state, messages: [oversized])
        _ = try await world.states.commit([commit])
        try await world.publish([.down, .down])
        try await world.pump(CrashPlan(strikeAt: 0))
        #expect(try await world.changes().map(\.status) == [.firing])
        #expect(try await world.states.pendingMessages(limit: 10).isEmpty)
    }

    @Test("two evaluators that race announce a change once")
    func races() async throws {
        let world = try await World()
        try await world.pump(CrashPlan(strikeAt: 0))
        try await world.publish([.down, .down, .down, .up, .up, .down])
        let consumer = try await world.queue.consumer(
            of: ConsumerGroup(
                name: "alert-evaluator",
                filters: ["check.completed", "monitor.transition"],
                maximumDeliveries: 1_000
            )
        )
        let deliveries = try await consumer.receive(upTo: 10, timeout: .zero)
        let first = try world.evaluator(plan: CrashPlan(strikeAt: 0))
        let second = try world.evaluator(plan: CrashPlan(strikeAt: 0))
        async let one: Void = first.step(deliveries, from: consumer)
        async let two: Void = second.step(deliveries, from: consumer)
        _ = try await (one, two)
        #expect(try await world.changes().map(\.status) == [.firing, .resolved])
    }
}
