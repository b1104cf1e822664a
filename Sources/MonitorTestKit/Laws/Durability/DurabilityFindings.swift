/// What a store holds of the steps of a probe.
struct DurabilityFindings: Sendable {
    /// How many steps, counted from the first, are there wholly.
    var stepCount: Int
    /// What is there beside them.
    var remains: [String] = []

    init(stepCount: Int) {
        self.stepCount = stepCount
    }

    /// Notes values that differ from what the steps have written.
    mutating func expectEqual<Value: Equatable>(_ actual: Value, _ expected: Value, _ what: String) {
        if actual != expected {
            remains.append("\(what): expected \(expected), got \(actual)")
        }
    }
}
