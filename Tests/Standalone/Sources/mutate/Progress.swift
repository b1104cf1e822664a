/// What a process that decodes mutations tells the one that watches it, in memory that both see.
struct Progress {
    /// The mutation that is being decoded.
    var current: UInt64 = 0
    var count: UInt64 = 0
    var acceptedCount: UInt64 = 0
    /// Of inputs that are not larger than answers of nodes usually are.
    var slowest = Cost()
    /// Of those that allocate at all, that which comes nearest to what it may allocate, or goes farthest beyond.
    var hungriest = Cost()
}
