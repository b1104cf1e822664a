/// Requests of one region that are to be published together.
struct RegionBatch: Sendable {
    var region: Region
    var requests: [CheckRequest]
}
