extension Subject {
    /// Where regions that persistently contradict the majority are announced; the payload is an ``Advisory`` as JSON.
    public static let monitorAdvisory: Subject = "monitor.advisory"
}
