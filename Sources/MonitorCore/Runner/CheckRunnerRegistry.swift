import Synchronization

/// The runners that a worker has, by kind, and the configurations they have read.
///
/// May be used concurrently.
public final class CheckRunnerRegistry: Sendable {
    private struct CacheKey: Hashable {
        var monitor: MonitorID
        var revision: Int64
    }

    private struct State {
        var runners: [CheckKind: any CheckRunner] = [:]
        var prepared: BoundedCache<CacheKey, PreparedCheck>
    }

    private let state: Mutex<State>

    /// Creates a registry.
    ///
    /// - Parameters:
    ///   - runners: The runners, one of each kind.
    ///   - maximumCachedCount: The most configurations that are kept in their decoded form.
    /// - Throws: ``CheckPreparationError`` when two runners are of one kind.
    public init(
        _ runners: [any CheckRunner] = [],
        maximumCachedCount: Int = 50_000
    ) throws(CheckPreparationError) {
        var state = State(prepared: BoundedCache(maximumCount: maximumCachedCount))
        for runner in runners {
            guard state.runners.updateValue(runner, forKey: runner.kind) == nil else {
                var issues = ConfigurationIssues()
                issues.add("kind", "two runners are of kind “\(runner.kind)”; register one of them")
                throw CheckPreparationError(kind: runner.kind, issues: issues)
            }
        }
        self.state = Mutex(state)
    }

    /// Adds a runner, or replaces the one of its kind.
    public func register(_ runner: any CheckRunner) {
        state.withLock { state in
            state.runners[runner.kind] = runner
            state.prepared.removeAll()
        }
    }

    /// The kinds of check that can be run, in order.
    public var kinds: [CheckKind] { state.withLock { $0.runners.keys.sorted() } }

    /// What is wrong with a specification; empty when its check can be run.
    ///
    /// That is a kind without a runner, fields that are unknown (with the name that was probably meant), missing or of the
    /// wrong form, and what the runner's own validation finds.
    public func issues(of specification: CheckSpecification) -> [ConfigurationIssues.Issue] {
        do throws(CheckPreparationError) {
            _ = try prepare(specification)
            return []
        } catch {
            return error.issues.issues
        }
    }

    /// A check that is ready to run.
    ///
    /// - Throws: ``CheckPreparationError`` for a kind without a runner or a configuration that is not valid.
    public func prepare(_ specification: CheckSpecification) throws(CheckPreparationError) -> PreparedCheck {
        guard let runner = state.withLock({ $0.runners[specification.kind] }) else {
            var issues = ConfigurationIssues()
            let known = kinds.map(\.rawValue).joined(separator: ", ")
            issues.add("kind", "there is no runner for “\(specification.kind)”; there are: \(known)")
            throw CheckPreparationError(kind: specification.kind, issues: issues)
        }
        return try PreparedCheck(runner: runner, configuration: specification.configuration)
    }

    /// The monitor's check, ready to run; read once for each revision.
    ///
    /// - Throws: ``CheckPreparationError`` for a kind without a runner or a configuration that is not valid.
    public func prepare(_ stored: StoredMonitor) throws(CheckPreparationError) -> PreparedCheck {
        let key = CacheKey(monitor: stored.monitor.id, revision: stored.revision)
        if let known = state.withLock({ $0.prepared[key] }) { return known }
        let check = try prepare(stored.monitor.check)
        state.withLock { $0.prepared[key] = check }
        return check
    }
}
