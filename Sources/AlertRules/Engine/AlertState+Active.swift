import MonitorCore

extension AlertState {
    /// The regions that count as violating, in order.
    var violatingRegions: [Region] {
        series.filter { $0.value.isViolating && $0.key != "" }.keys.sorted()
    }

    /// Takes over the status that was announced before the rule saw the monitor, or saw it again.
    ///
    /// Its alert is held back until a result bears the status out, which may have changed unseen.
    mutating func learn(_ announced: AnnouncedStatus, _ condition: AlertCondition) {
        guard case .status(let statuses) = condition, series[""] == nil else { return }
        var status = SeriesAlertState()
        status.lastSlot = announced.decidedAt
        status.lastSequence = announced.sequence
        if statuses.contains(announced.status) {
            status.violationStart = announced.since
            status.violationCount = 1
            status.isViolating = true
            isMuted = true
        }
        series[""] = status
    }

    /// Since when the condition has held in enough regions at once, or `nil` when it does not.
    func activeSince(minimumRegions: Int) -> Timestamp? {
        let starts = series.values.filter(\.isViolating).compactMap(\.violationStart).sorted()
        let needed = series[""] == nil ? max(1, minimumRegions) : 1
        return starts.count >= needed ? starts[needed - 1] : nil
    }
}
