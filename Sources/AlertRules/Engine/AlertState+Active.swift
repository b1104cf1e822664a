import MonitorCore

extension AlertState {
    /// The regions that count as violating, in order.
    var violatingRegions: [Region] {
        series.filter { $0.value.isViolating && $0.key != "" }.keys.sorted()
    }

    /// Since when the condition has held in enough regions at once, or `nil` when it does not.
    func activeSince(minimumRegions: Int) -> Timestamp? {
        let starts = series.values.filter(\.isViolating).compactMap(\.violationStart).sorted()
        let needed = series[""] == nil ? max(1, minimumRegions) : 1
        return starts.count >= needed ? starts[needed - 1] : nil
    }
}
