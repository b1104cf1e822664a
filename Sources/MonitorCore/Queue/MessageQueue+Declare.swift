extension MessageQueue {
    /// Declares groups, so that they collect messages before their consumers run.
    ///
    /// A message published before a group is declared does not reach it: declare the groups of all services before the
    /// first of them starts.
    ///
    /// - Throws: As ``consumer(of:)``.
    public func declare(_ groups: [ConsumerGroup]) async throws {
        for group in groups {
            _ = try await consumer(of: group)
        }
    }
}
