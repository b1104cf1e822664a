import MonitorCore

/// Lets virtual time pass while an operation waits.
struct LawDriver: Sendable {
    private enum Event<Value: Sendable>: Sendable {
        case finished(Value)
        case gaveUp
        case cancelled
    }

    private static let step = Duration.milliseconds(100)
    private static let maximumStepCount = 100_000

    let time: VirtualTime

    /// Runs an operation; when it has come to wait, runs `trigger` and then lets time pass until the operation ends.
    ///
    /// Returns the operation's value, and whether it waited at all.
    func run<Value: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Value,
        whenWaiting trigger: @escaping @Sendable () async throws -> Void = {}
    ) async throws -> (value: Value, didWait: Bool) {
        let didWait = Shared(false)
        return try await withThrowingTaskGroup(of: Event<Value>.self) { tasks in
            tasks.addTask { .finished(try await operation()) }
            tasks.addTask { [time] in
                await time.waitForSleepers(count: 1)
                if Task.isCancelled { return .cancelled }
                didWait.change { $0 = true }
                try await trigger()
                for _ in 0..<Self.maximumStepCount {
                    await time.waitForSleepers(count: 1)
                    if Task.isCancelled { return .cancelled }
                    time.advance(by: Self.step)
                    await Task.yield()
                }
                return .gaveUp
            }
            defer { tasks.cancelAll() }
            while let event = try await tasks.next() {
                switch event {
                case .finished(let value):
                    return (value, didWait.value)
                case .gaveUp:
                    throw UnmetExpectation(
                        message: "a call still waits after \((Self.step * Self.maximumStepCount).text)"
                    )
                case .cancelled:
                    continue
                }
            }
            throw CancellationError()
        }
    }

    /// Runs an operation and cancels it once it waits; returns what it came to.
    func cancelWhenWaiting<Value: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Value
    ) async -> Result<Value, any Error> {
        await withTaskGroup(of: Result<Value, any Error>?.self) { tasks in
            tasks.addTask {
                do {
                    return .success(try await operation())
                } catch {
                    return .failure(error)
                }
            }
            tasks.addTask { [time] in
                await time.waitForSleepers(count: 1)
                return nil
            }
            var outcome: Result<Value, any Error>?
            while let event = await tasks.next() {
                outcome = event ?? outcome
                tasks.cancelAll()
            }
            return outcome ?? .failure(CancellationError())
        }
    }
}
