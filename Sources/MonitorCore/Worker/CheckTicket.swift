/// A check that a worker has accepted.
struct CheckTicket: Sendable {
    var request: CheckRequest
    var monitor: Monitor
    var check: PreparedCheck

    var slot: SlotID { request.slot }
}
