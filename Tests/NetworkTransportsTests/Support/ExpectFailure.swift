import MonitorCore
import Testing

/// Expects an operation to throw a `TransportError` of one code.
func expectFailure<Value>(
    _ code: TransportError.Code,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ operation: () async throws -> Value
) async {
    do {
        _ = try await operation()
        Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    } catch {
        let error = error as? TransportError
        #expect(error?.code == code, "\(String(describing: error))", sourceLocation: sourceLocation)
    }
}
