import Synchronization

/// Lets a program die at a chosen point, to prove that it loses nothing whatever the point.
///
/// Each call that is guarded has two points: before it takes effect, and after it did but before its answer arrives. From
/// the chosen point on every guarded call fails, as it does for a dead program, until ``revive()``. Run the program with
/// `strikeAt` 1, 2, … until ``hasStruck`` stays false: then it has died at every point there is.
public final class CrashPlan: Sendable {
    /// What guarded calls throw while the program is dead.
    public struct Crash: Error {
        /// Creates the error.
        public init() {}
    }

    private struct State {
        var countdown: Int
        var isDead = false
        var hasStruck = false
    }

    private let state: Mutex<State>

    /// Creates a plan that strikes at the n-th point; 0 never strikes.
    public init(strikeAt point: Int) {
        state = Mutex(State(countdown: point))
    }

    /// Whether the point was reached.
    public var hasStruck: Bool { state.withLock { $0.hasStruck } }

    /// Lets the program run again, past the point.
    public func revive() {
        state.withLock { $0.isDead = false }
    }

    /// Guards a call.
    public func around<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try pass()
        let value = try await body()
        try pass()
        return value
    }

    private func pass() throws {
        let isDead = state.withLock { state in
            if state.countdown > 0 {
                state.countdown -= 1
                if state.countdown == 0 {
                    state.isDead = true
                    state.hasStruck = true
                }
            }
            return state.isDead
        }
        if isDead { throw Crash() }
    }
}
