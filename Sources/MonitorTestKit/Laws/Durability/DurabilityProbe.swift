/// Writes numbered steps through a port, and finds out which of them a store holds.
///
/// The process that is to be killed calls ``write(to:round:acknowledge:)``; ``DurabilityLaws`` reads.
public struct DurabilityProbe<Store: Sendable>: Sendable {
    private let step: @Sendable (_ store: Store, _ round: Int, _ number: Int) async throws -> Void
    private let find: @Sendable (_ store: Store, _ round: Int) async throws -> DurabilityFindings

    init(
        step: @escaping @Sendable (_ store: Store, _ round: Int, _ number: Int) async throws -> Void,
        find: @escaping @Sendable (_ store: Store, _ round: Int) async throws -> DurabilityFindings
    ) {
        self.step = step
        self.find = find
    }

    /// Writes steps 1, 2, … until the process is killed or an error is thrown.
    ///
    /// - Parameters:
    ///   - store: The store, opened by this process.
    ///   - round: Tells what this process writes from what others wrote before it.
    ///   - acknowledge: Tells the one who kills that the store has acknowledged a step, before the next one begins.
    /// - Throws: Whatever the store or `acknowledge` throws.
    public func write(
        to store: Store,
        round: Int,
        acknowledge: (_ number: Int) async throws -> Void
    ) async throws {
        for number in 1... {
            try await step(store, round, number)
            try await acknowledge(number)
        }
    }

    func findings(in store: Store, round: Int) async throws -> DurabilityFindings {
        try await find(store, round)
    }
}
