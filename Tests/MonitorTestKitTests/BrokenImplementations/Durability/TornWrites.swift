/// Tears the write that follows the last acknowledged step, as a kill in the middle of it would.
final class TornWrites: Sendable {
    struct Killed: Error {}

    private let isTearing = Memory(false)

    /// The next write is torn.
    func begin() {
        isTearing.change { $0 = true }
    }

    /// Passes a batch on; when it is the one that is torn, only a part of it.
    func write<Batch: Sendable, Value>(
        _ batch: Batch,
        part: (Batch) -> Batch,
        to write: (Batch) async throws -> Value
    ) async throws -> Value {
        guard isTearing.value else { return try await write(batch) }
        _ = try await write(part(batch))
        throw Killed()
    }
}
