import MonitorCore

/// Compares an implementation with the in-memory reference over random operations.
///
/// A failure is shrunk by leaving out ever smaller parts of the operations, and reported with its seed.
struct ModelRun<Operation: Sendable> {
    var seed: UInt64
    var operationCount = 200
    /// Makes a random operation.
    var generate: (inout SeededGenerator) -> Operation
    /// Runs operations on a fresh pair and returns the first difference, if any.
    var firstDifference: ([Operation]) async throws -> String?

    /// The first difference; a call that fails in a way that no store should is one too.
    private func finding(_ operations: [Operation]) async throws -> String? {
        do {
            return try await firstDifference(operations)
        } catch let error as CancellationError {
            throw error
        } catch let failure as UnmetExpectation {
            return failure.message
        } catch {
            return "an unexpected error: \(error)"
        }
    }

    func check() async throws {
        var generator = SeededGenerator(seed: seed)
        var operations = (0..<operationCount).map { _ in generate(&generator) }
        guard var difference = try await finding(operations) else { return }
        var size = operations.count / 2
        while size > 0 {
            var start = 0
            while start < operations.count {
                var fewer = operations
                fewer.removeSubrange(start..<min(start + size, operations.count))
                if let remaining = try await finding(fewer) {
                    operations = fewer
                    difference = remaining
                } else {
                    start += size
                }
            }
            size /= 2
        }
        let list = operations.map { "\n  \($0)" }.joined()
        throw UnmetExpectation(message: "seed \(seed): \(difference); operations:\(list)")
    }
}

/// A store's answer: a value, or the code of its error.
enum Answer<Value: Equatable>: Equatable {
    case value(Value)
    case failure(StoreError.Code)

    init(_ body: () async throws -> Value) async throws {
        do {
            self = .value(try await body())
        } catch let error as StoreError {
            self = .failure(error.code)
        }
    }
}

/// The difference between two stores' answers to one question, if any.
func difference<Store, Value: Equatable>(
    _ question: @autoclosure () -> String,
    _ store: Store,
    _ reference: Store,
    _ ask: (Store) async throws -> Value
) async throws -> String? {
    let expected = try await Answer { try await ask(reference) }
    let actual = try await Answer { try await ask(store) }
    return difference(question(), actual, expected)
}

/// The difference between an answer and the expected one, if any.
func difference<Value: Equatable>(_ question: @autoclosure () -> String, _ actual: Value, _ expected: Value) -> String?
{
    actual == expected ? nil : "\(question()): expected \(expected), got \(actual)"
}
