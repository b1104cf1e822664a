public import Testing

/// The laws of a port: what every implementation must do.
///
/// A suite for an implementation is one parameterised test:
///
/// ```swift
/// @Test(arguments: LeaseStoreLaw.allCases)
/// func obeys(_ law: LeaseStoreLaw) async throws {
///     try await LeaseStoreLaws { time in MyLeaseStore(time: time) }.check(law)
/// }
/// ```
public protocol LawSet: Sendable {
    /// The names of the laws.
    associatedtype Law: CaseIterable & RawRepresentable<String> & Sendable

    /// Runs a law on a fresh implementation.
    ///
    /// - Throws: ``LawViolation`` when the law is broken; any other error when the law could not be run to its end.
    func run(_ law: Law) async throws
}

extension LawSet {
    /// Runs a law and records an issue at the caller's line when it is broken.
    ///
    /// - Parameters:
    ///   - law: The law.
    ///   - sourceLocation: Where the issue is shown.
    /// - Throws: `CancellationError` when the test is cancelled.
    public func check(_ law: Law, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let violation = await violation(of: law)
        try Task.checkCancellation()
        if let violation {
            Issue.record("\(violation)", sourceLocation: sourceLocation)
        }
    }

    /// Runs a law and tells how it was broken, or `nil` when it holds.
    public func violation(of law: Law) async -> LawViolation? {
        do {
            try await run(law)
            return nil
        } catch let failure as UnmetExpectation {
            return LawViolation(law: law.rawValue, message: failure.message)
        } catch let violation as LawViolation {
            return violation
        } catch {
            return LawViolation(law: law.rawValue, message: "an unexpected error: \(error)")
        }
    }
}
