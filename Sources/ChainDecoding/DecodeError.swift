/// Why input cannot be decoded.
public struct DecodeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of mistake.
    @nonexhaustive
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The input ends before the value does.
        case truncated
        /// Something follows the value.
        case trailingBytes
        /// The input is not of the form that it should have.
        case malformed
        /// The value has a shorter or otherwise preferred form, which is the only one allowed.
        case nonCanonical
        /// The value does not fit its type.
        case outOfRange
        /// The input asks for more time, memory or depth than the limits allow.
        case limitExceeded
        /// The input is of a kind that is not known.
        case unsupported
    }

    /// The kind of mistake.
    public var code: Code
    /// What is wrong, and what was expected.
    public var message: String
    /// Where in the input it is wrong, in bytes from its beginning, or in characters of a text.
    public var offset: Int?
    /// The names and indexes of the values that contain the wrong one, outermost first.
    public var path: [String]

    /// Creates an error.
    public init(_ code: Code, _ message: String, at offset: Int? = nil, path: [String] = []) {
        self.code = code
        self.message = message
        self.offset = offset
        self.path = path
    }

    /// The same error about a part of something.
    @usableFromInline
    func inside(_ name: String) -> DecodeError {
        var error = self
        error.path.insert(name, at: 0)
        return error
    }

    /// The same error about a part that begins at an offset.
    @usableFromInline
    func moved(by start: Int) -> DecodeError {
        var error = self
        error.offset = offset.map { $0 + start }
        return error
    }

    /// The error in one line, in which names from the input are escaped if they cannot be shown.
    public var description: String {
        let place = path.isEmpty ? "" : path.joined(separator: ".") + ": "
        let position = offset.map { " at offset \($0)" } ?? ""
        return PrintableText.escaped("\(place)\(message)\(position) (\(code.rawValue))")
    }
}
