package import Logging
import ServiceLifecycle

extension TimeSource {
    /// Does some work again and again, with a pause in between, until the service is shut down.
    ///
    /// Work that fails is logged and done again after the pause.
    package func repeatUntilShutdown(
        every pause: Duration,
        logger: Logger,
        failure: Logger.Message,
        _ work: @escaping @Sendable () async throws -> Void
    ) async {
        try? await cancelOnShutdown {
            while !Task.isCancelled {
                do {
                    try await work()
                } catch is CancellationError {
                    return
                } catch {
                    logger.debug(failure, metadata: ["error": "\(error)"])
                }
                guard (try? await sleep(for: pause)) != nil else { return }
            }
        }
    }
}
