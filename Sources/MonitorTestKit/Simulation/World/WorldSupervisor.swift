import MonitorCore
import Synchronization

/// Starts the processes of a world, lets time-bound faults happen to them, and starts again those that died.
final class WorldSupervisor: Sendable {
    private struct Running: Sendable {
        var link: NodeLink
        var lane: ExecutorLane
    }

    private let world: World
    private let plan: FaultPlan
    private let roles: [NodeRole]
    private let running = Mutex<[String: Running]>([:])
    private let isOver = Atomic(false)

    /// How long a process stays away that died by chance.
    private static let restartDelay = Duration.seconds(2)
    private static let overloadMonitorCount = 20

    init(world: World, plan: FaultPlan) {
        self.world = world
        self.plan = plan
        roles = NodeRole.all(of: world.topology, regions: world.regions)
    }

    /// Prepares the world and runs its processes until ``end()``.
    func run() async throws {
        _ = try await world.monitors.put(world.scenario.monitors, expecting: .any)
        for role in roles {
            let link = NodeLink(node: role.name, clock: world.time, world: world)
            try await world.declare(try NodeProcess(role: role, link: link, world: world).consumerGroups)
        }
        await withDiscardingTaskGroup { group in
            var generator = SeededGenerator(seed: world.seed &+ 1)
            for role in roles {
                let clock = makeClock(using: &generator)
                group.addTask { await self.keepRunning(role, clock: clock) }
            }
            group.addTask { await self.measureQueues() }
            for episode in plan.episodes.sorted(by: { $0.start < $1.start }) where episode.kind.lasts {
                group.addTask { try? await self.perform(episode) }
            }
        }
    }

    /// Ends all processes.
    func end() {
        isOver.store(true, ordering: .relaxed)
        for process in running.withLock({ $0.sorted { $0.key < $1.key }.map(\.value) }) {
            process.lane.resume()
            process.link.die()
        }
    }

    private func makeClock(using generator: inout SeededGenerator) -> NodeClock {
        let skew = world.topology.clockSkew.inMilliseconds
        let drift = Int64(world.topology.clockDrift)
        return NodeClock(
            world: world.clock,
            start: world.scenario.start,
            skew: .milliseconds(Int64.random(in: -skew...skew, using: &generator)),
            drift: Int64.random(in: -drift...drift, using: &generator)
        )
    }

    private func keepRunning(_ role: NodeRole, clock: NodeClock) async {
        let lane = world.executor.lane()
        var isFirst = true
        while !isOver.load(ordering: .relaxed) {
            let link = NodeLink(node: role.name, clock: clock, world: world)
            running.withLock { $0[role.name] = Running(link: link, lane: lane) }
            if !isFirst { world.observer.note(.restarted(node: role.name)) }
            isFirst = false
            await withTaskExecutorPreference(lane) {
                await (try? NodeProcess(role: role, link: link, world: self.world))?.run()
            }
            guard !isOver.load(ordering: .relaxed) else { return }
            world.note(role.name, "died")
            world.observer.note(.died(node: role.name))
            try? await world.clock.sleep(until: restart(of: role.name))
        }
    }

    /// When a process that has just died is started again.
    private func restart(of node: String) -> Duration {
        let elapsed = world.clock.elapsed
        let scripted = plan.episodes.filter { $0.kind == .crash && $0.covers(node, at: elapsed) }.map(\.end)
        return scripted.reduce(elapsed + Self.restartDelay, max)
    }

    private func perform(_ episode: FaultEpisode) async throws {
        try await world.clock.sleep(until: episode.start)
        guard !isOver.load(ordering: .relaxed) else { return }
        world.note(episode.node ?? "all", episode.kind.rawValue)
        world.observer.note(.fault(episode))
        let affected = running.withLock { running in
            running.filter { episode.node == nil || $0.key == episode.node }.sorted { $0.key < $1.key }.map(\.value)
        }
        switch episode.kind {
        case .crash:
            for process in affected {
                process.lane.resume()
                process.link.die()
            }
        case .pause:
            for process in affected { process.lane.halt() }
            try await world.clock.sleep(until: episode.end)
            for process in affected { process.lane.resume() }
        case .clockStep:
            for process in affected { process.link.clock.stepWallClock(by: episode.step) }
        case .overload:
            try await overload(until: episode.end)
        default:
            break
        }
    }

    private func measureQueues() async {
        while !isOver.load(ordering: .relaxed) {
            for group in world.groups {
                guard let depth = try? await world.queue.depth(ofGroup: group) else { return }
                world.observer.measured(depth: depth)
                if depth > World.maximumGroupDepth {
                    world.observer.violated(.queuesAreBounded, "\(group) holds \(depth) messages")
                }
            }
            guard (try? await world.clock.sleep(for: .seconds(10))) != nil else { return }
        }
    }

    /// Adds many slow monitors for a time.
    private func overload(until end: Duration) async throws {
        let load = (0..<Self.overloadMonitorCount)
            .map { number in
                Monitor.simulated(
                    MonitorID("load-\(number)"),
                    every: .seconds(2),
                    regions: world.regions,
                    timeout: .seconds(1)
                )
            }
        _ = try await world.monitors.put(load, expecting: .any)
        try await world.clock.sleep(until: end)
        for monitor in load { try await world.monitors.remove(monitor.id, expecting: .any) }
    }
}
