/// Fired through a pipeline when the probe's task is cancelled.
struct ProbeAbort: Sendable {}
