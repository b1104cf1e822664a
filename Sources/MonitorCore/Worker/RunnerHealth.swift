/// Knows whether the runner itself was fit to measure anything.
///
/// May be used concurrently.
public protocol RunnerHealth: Sendable {
    /// Measures until the task is cancelled; the worker calls it once, in ``CheckWorker/run()``.
    func measure() async

    /// Why what was measured since an instant of the monotonic clock means nothing, or `nil`.
    func fault(since instant: Duration) -> Fault?
}
