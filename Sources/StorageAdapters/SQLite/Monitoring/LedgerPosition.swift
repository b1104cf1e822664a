#if SQLite
/// The place of a ledger entry in the order in which retention removes them.
struct LedgerPosition: Comparable {
    var hour: Int64
    var instant: Int64
    var series: Int64

    static let first = LedgerPosition(hour: .min, instant: 0, series: 0)

    static func < (lhs: LedgerPosition, rhs: LedgerPosition) -> Bool {
        (lhs.hour, lhs.instant, lhs.series) < (rhs.hour, rhs.instant, rhs.series)
    }
}
#endif
