extension Subject {
    /// Where the slots of a region wait for a worker; the payload is a ``CheckRequest``.
    public static func checkExecute(_ region: Region) -> Subject {
        Subject("check.execute.\(region)")
    }

    /// Where workers report; the payload is a ``CheckReport``.
    public static let checkCompleted: Subject = "check.completed"

    /// Where changes of status are announced; the payload is a ``Transition`` in the form of ``WireCodec``.
    public static let monitorTransition: Subject = "monitor.transition"

    /// Where alerts that begin or end are announced; the payload is an ``AlertChange`` in the same form.
    public static let alertChanged: Subject = "alert.changed"
}
