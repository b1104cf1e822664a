/// The readings of rows that have been met, each made once from the first row that led to it.
///
/// Rows that read the same go on to read the same whatever follows (a test proves it), so one stands for all of them.
struct ReadingTable {
    private struct Step: Hashable {
        var id: Int
        var finding: SlotFinding
        var slot: Int
    }

    let rules: QuorumRules
    private var readings = [RegionReading()]
    private var rows: [[SlotFinding]] = [[]]
    private var ids = [RegionReading(): 0]
    private var steps: [Step: Int] = [:]

    init(rules: QuorumRules) {
        self.rules = rules
    }

    /// The reading of an identifier; 0 is that of the empty row.
    subscript(id: Int) -> RegionReading { readings[id] }

    /// The identifier of the reading once a finding has been appended.
    mutating func next(after id: Int, _ finding: SlotFinding, slot: Int) -> Int {
        guard finding != .missing else { return id }
        let step = Step(id: id, finding: finding, slot: slot)
        if let next = steps[step] { return next }
        let row = rows[id] + Array(repeating: .missing, count: slot - rows[id].count) + [finding]
        let reading = RegionReading(row: row, rules: rules)
        let next = ids[reading] ?? readings.count
        if next == readings.count {
            ids[reading] = next
            readings.append(reading)
            rows.append(row)
        }
        steps[step] = next
        return next
    }
}
