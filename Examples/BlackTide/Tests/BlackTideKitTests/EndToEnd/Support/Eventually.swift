/// A condition that did not come true in time.
struct NotInTime: Error, CustomStringConvertible {
    var description: String
}

/// Waits until a condition holds.
///
/// - Throws: ``NotInTime`` when it does not within the limit.
func eventually(
    _ what: String,
    within limit: Duration,
    orElse explain: () async -> String = { "" },
    _ condition: () async throws -> Bool
) async throws {
    let clock = ContinuousClock()
    let end = clock.now + limit
    while try await !condition() {
        guard clock.now < end else {
            throw NotInTime(description: "not within \(limit): \(what) \(await explain())")
        }
        try await Task.sleep(for: .milliseconds(50))
    }
}
