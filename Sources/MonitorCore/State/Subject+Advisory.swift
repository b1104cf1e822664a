extension Subject {
    /// Where regions that persistently contradict the majority are announced; the payload is an ``Advisory`` in the
    /// form of ``WireCodec``.
    public static let monitorAdvisory: Subject = "monitor.advisory"
}
