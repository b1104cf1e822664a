/// A name with a type of its own, so that one kind of identifier is never passed for another.
///
/// Identifiers encode as plain strings and compare by their text.
public protocol Identifier: RawRepresentable, Sendable, Hashable, Comparable, Codable,
    ExpressibleByStringLiteral, CustomStringConvertible
where RawValue == String {
    /// Creates an identifier from its text.
    init(rawValue: String)
}

extension Identifier {
    /// Creates an identifier from its text.
    public init(_ text: String) {
        self.init(rawValue: text)
    }

    /// Creates an identifier from a literal.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    /// The identifier's text.
    public var description: String { rawValue }

    /// Orders identifiers by their text.
    public static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
