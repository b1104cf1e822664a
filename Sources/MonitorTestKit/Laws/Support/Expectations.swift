/// What a law expected and did not find.
struct UnmetExpectation: Error {
    var message: String
}

/// Ends the law unless the condition holds.
func expect(_ condition: Bool, _ message: @autoclosure () -> String) throws {
    guard condition else { throw UnmetExpectation(message: message()) }
}

/// Ends the law unless both values are equal.
func expectEqual<Value: Equatable>(_ actual: Value, _ expected: Value, _ what: @autoclosure () -> String) throws {
    guard actual == expected else {
        throw UnmetExpectation(message: "\(what()): expected \(expected), got \(actual)")
    }
}

/// Ends the law unless the body throws an error of a type for which `matches` holds.
func expectError<Failure: Error>(
    _ type: Failure.Type,
    _ what: @autoclosure () -> String,
    where matches: (Failure) -> Bool,
    from body: () async throws -> Void
) async throws {
    do {
        try await body()
    } catch let error as Failure where matches(error) {
        return
    } catch {
        throw UnmetExpectation(message: "\(what()): another error was thrown: \(error)")
    }
    throw UnmetExpectation(message: "\(what()): nothing was thrown")
}
