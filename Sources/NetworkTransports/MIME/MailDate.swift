internal import MonitorCore

extension Timestamp {
    /// The instant as RFC 5322 writes it, in UTC: `Sat, 21 Nov 2026 04:00:00 +0000`.
    var mailDate: String {
        let secondsPerDay: Int64 = 86_400
        let date = CivilDate(daysSinceEpoch: seconds.floorDivided(by: secondsPerDay))
        let second = seconds.floorModulo(secondsPerDay)
        let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][date.weekday]
        let month = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ][date.month - 1]
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let clock = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
        return "\(weekday), \(date.day) \(month) \(date.year) \(clock) +0000"
    }
}
