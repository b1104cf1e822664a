import MonitorCore

/// Runs the laws of what must outlive a process that is killed.
///
/// The adapter's author brings a program that opens the store and calls ``DurabilityProbe/write(to:round:acknowledge:)``,
/// and says how to start and kill it.
public struct DurabilityLaws<Store: Sendable>: LawSet {
    private let probe: DurabilityProbe<Store>
    private let roundCount: Int
    private let killWriter: @Sendable (_ round: Int, _ stepCount: Int) async throws -> Int
    private let withStore: @Sendable (_ body: (Store) async throws -> Void) async throws -> Void

    /// Creates the laws.
    ///
    /// - Parameters:
    ///   - probe: What is written, and how it is looked for.
    ///   - roundCount: How often a writer is killed, each time on what the writers before it left behind.
    ///   - killWriter: Starts a writer, kills it (as with `kill -9`) once it has acknowledged so many steps, and returns
    ///     the last step that it acknowledged.
    ///   - withStore: Opens the store after a kill, runs a body on it, and closes it. Its clock stands an hour ahead, so
    ///     that what the writer held is free again.
    public init(
        _ probe: DurabilityProbe<Store>,
        roundCount: Int = 8,
        killWriter: @escaping @Sendable (_ round: Int, _ stepCount: Int) async throws -> Int,
        withStore: @escaping @Sendable (_ body: (Store) async throws -> Void) async throws -> Void
    ) {
        self.probe = probe
        self.roundCount = roundCount
        self.killWriter = killWriter
        self.withStore = withStore
    }

    /// Runs a law over all rounds.
    public func run(_ law: DurabilityLaw) async throws {
        var random = SeededGenerator(seed: 0x6b69_6c6c)
        for round in 1...max(1, roundCount) {
            let stepCount = Int.random(in: 1...20, using: &random)
            let acknowledged = try await killWriter(round, stepCount)
            let at = "in round \(round), killed after step \(acknowledged)"
            try expect(acknowledged >= stepCount, "the writer ended by itself \(at)")
            try await withStore { store in
                let findings = try await probe.findings(in: store, round: round)
                switch law {
                case .acknowledgedIsKept:
                    try expect(findings.stepCount >= acknowledged, "only \(findings.stepCount) steps are there \(at)")
                case .nothingIsHalfWritten:
                    // The last step may have been written and not yet acknowledged.
                    try expect(findings.stepCount <= acknowledged + 1, "\(findings.stepCount) steps are there \(at)")
                    try expect(findings.remains.isEmpty, "half a step is there \(at): \(findings.remains)")
                }
            }
        }
    }
}
