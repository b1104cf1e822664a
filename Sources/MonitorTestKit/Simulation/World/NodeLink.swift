import MonitorCore
import Synchronization

/// What connects one run of a process to the rest of the world; all its calls pass here, and here faults hit them.
///
/// Once the process is dead nothing it still does has an effect, as after `kill -9`.
final class NodeLink: Sendable {
    let node: String
    let clock: NodeClock
    /// Ends the process.
    let death = WakeSignal()

    private let world: World
    private let isDead = Atomic(false)

    /// How long a call into a partition waits for an answer.
    private static let partitionTimeout = Duration.seconds(3)
    /// The longest that a slow call takes.
    private static let longestCall = Duration.seconds(4)
    /// How long a store is away that died in the middle of a write.
    private static let recoveryTime = Duration.seconds(1)

    init(node: String, clock: NodeClock, world: World) {
        self.node = node
        self.clock = clock
        self.world = world
    }

    /// Ends the process at once.
    func die() {
        isDead.store(true, ordering: .relaxed)
        death.signal()
    }

    /// Makes a call, if the faults let it.
    ///
    /// - Parameters:
    ///   - part: What is called.
    ///   - operation: The call's name.
    ///   - isWrite: Whether the call changes anything.
    ///   - body: The call.
    /// - Returns: What the call returned.
    /// - Throws: `CancellationError` once the process is dead, what the faults make of the call, or its own error.
    func call<Value: Sendable>(
        _ part: WorldPart,
        _ operation: String,
        isWrite: Bool = false,
        _ body: () async throws -> Value
    ) async throws -> Value {
        try checkAlive()
        let faults = world.faults
        if faults.strikes(.callSlow, node) {
            try await world.clock.sleep(for: faults.duration(.callSlow, upTo: Self.longestCall))
            try checkAlive()
        }
        try await refuseIfFaulty(part, operation, isWrite: isWrite)
        let dies = faults.strikes(.crashAtCall, node)
        let diesAfter = dies && faults.choice(.crashAtCall, of: 2) == 1
        if dies, !diesAfter {
            world.note(node, "dies before \(operation)")
            die()
        }
        try checkAlive()
        let value = try await body()
        world.note(node, operation)
        if diesAfter {
            world.note(node, "dies after \(operation)")
            die()
        }
        try checkAlive()
        if faults.strikes(.answerLost, node) {
            world.note(node, "hears nothing of \(operation)")
            throw unavailable(part, "the answer was lost")
        }
        return value
    }

    /// Whether a fault hits a call that the process makes now.
    func strikes(_ kind: FaultKind) -> Bool {
        let strikes = world.faults.strikes(kind, node)
        if strikes { world.note(node, kind.rawValue) }
        return strikes
    }

    func duration(_ kind: FaultKind, upTo maximum: Duration) -> Duration {
        world.faults.duration(kind, upTo: maximum)
    }

    func choice(_ kind: FaultKind, of count: Int) -> Int {
        world.faults.choice(kind, of: count)
    }

    private func refuseIfFaulty(_ part: WorldPart, _ operation: String, isWrite: Bool) async throws {
        let faults = world.faults
        if faults.isPartitioned(node, from: part) {
            try await world.clock.sleep(for: Self.partitionTimeout)
            try checkAlive()
            world.note(node, "cut off from \(operation)")
            throw unavailable(part, "no answer")
        }
        if part == .queue, faults.isUnderWay(.queueDown, node) {
            world.note(node, "finds no queue for \(operation)")
            throw unavailable(part, "the queue is down")
        }
        if isWrite, part != .queue, faults.isUnderWay(.outOfSpace, node) {
            world.note(node, "finds no room for \(operation)")
            throw StoreError(code: .outOfSpace, message: "no space left")
        }
        if isWrite, part != .queue, faults.strikes(.tornWrite, node) {
            world.note(node, "torn \(operation)")
            world.takeDown(part, for: Self.recoveryTime)
        }
        if world.isDown(part) || faults.strikes(.callRefused, node) {
            world.note(node, "refused \(operation)")
            throw unavailable(part, "no connection")
        }
    }

    private func checkAlive() throws {
        if isDead.load(ordering: .relaxed) { throw CancellationError() }
    }

    private func unavailable(_ part: WorldPart, _ message: String) -> any Error {
        part == .queue
            ? QueueError(code: .unavailable, message: message) as any Error
            : StoreError(code: .unavailable, message: message)
    }
}
