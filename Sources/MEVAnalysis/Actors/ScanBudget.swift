/// How many events of a pool may be looked at, over all whose swaps or positions have them between.
///
/// Each pool has its own, so that one that is made up keeps nobody from looking at others.
struct ScanBudget {
    /// How often each event may be looked at, beside the limit.
    private static let looksPerEvent = 64

    private var looksLeft: Int
    /// Whether more was asked for than there was.
    private(set) var isExceeded = false

    init(events: Int, scanLimit: Int) {
        let (sum, overflows) = max(scanLimit, 0).addingReportingOverflow(events * Self.looksPerEvent)
        looksLeft = overflows ? .max : sum
    }

    /// Takes as many looks, if there are so many.
    mutating func take(_ looks: Int) -> Bool {
        guard looks <= looksLeft else {
            isExceeded = true
            return false
        }
        looksLeft -= looks
        return true
    }
}
