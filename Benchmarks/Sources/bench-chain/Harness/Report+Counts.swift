import BenchmarkHarness

extension Report {
    /// Records what no other load on the machine changes: how often an operation asks for memory, and its instructions.
    ///
    /// - Parameters:
    ///   - name: The operation, which is named as its goal.
    ///   - divisor: How many of what the goal for instructions is about the operation deals with.
    /// - Throws: Errors of the operation, and ``PeerProcess/Missing`` where instructions cannot be counted.
    mutating func recordCounts(of name: String, per divisor: Int = 1) throws {
        guard let operation = Operations.named[name] else { return }
        record("\(name).allocations", try operation.allocations())
        record("\(name).instructions", try Instructions.count(of: name, operation) / Double(divisor))
    }
}
