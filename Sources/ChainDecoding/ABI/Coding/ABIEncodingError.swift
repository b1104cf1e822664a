/// Why a value cannot be encoded as a type.
public struct ABIEncodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What does not fit, and what was expected.
    public var message: String
    /// The names and indexes of the values that contain the wrong one, outermost first.
    public var path: [String]

    /// Creates an error.
    public init(_ message: String, path: [String] = []) {
        self.message = message
        self.path = path
    }

    /// The error in one line.
    public var description: String { path.isEmpty ? message : path.joined(separator: ".") + ": " + message }

    /// The same error about a part of something.
    @usableFromInline
    func inside(_ name: String) -> ABIEncodingError {
        ABIEncodingError(message, path: [name] + path)
    }
}
