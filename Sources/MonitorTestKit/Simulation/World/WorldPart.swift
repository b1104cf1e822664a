/// What processes of a simulated world share.
enum WorldPart: UInt8, Sendable, CaseIterable {
    case queue
    case monitors
    case monitoring
    case leases
    case alerts
    case incidents
}
