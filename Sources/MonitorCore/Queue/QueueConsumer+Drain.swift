extension QueueConsumer {
    /// Handles what waits in the queue when a service is shut down; what fails now is left to the next consumer.
    ///
    /// Others may go on publishing, so the queue need never be empty: `maximumBatchCount` bounds the work.
    package func drain(
        batchCount: Int,
        maximumBatchCount: Int,
        _ handle: ([Delivery]) async throws -> Void
    ) async {
        var count = 0
        while !Task.isCancelled, count < maximumBatchCount {
            guard let deliveries = try? await receive(upTo: batchCount, timeout: .zero), !deliveries.isEmpty,
                (try? await handle(deliveries)) != nil
            else {
                return
            }
            count += 1
        }
    }
}
