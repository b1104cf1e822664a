/// Any JSON value (RFC 8259), as a tree.
///
/// Integers that fit `Int64` keep their exact value; other numbers are held as `Double`.
public enum JSONValue: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number written without fraction or exponent.
    case integer(Int64)
    /// Any other number.
    case double(Double)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object; the order of its members is not kept.
    case object([String: JSONValue])
}

extension JSONValue {
    /// The member of an object with this name, or `nil`.
    public subscript(member name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// A number in the tree that JSON cannot express, if there is one.
    var firstInexpressibleNumber: Double? {
        switch self {
        case .null, .bool, .integer, .string: nil
        case .double(let value): value.isFinite ? nil : value
        case .array(let elements): elements.lazy.compactMap(\.firstInexpressibleNumber).first
        case .object(let members): members.values.lazy.compactMap(\.firstInexpressibleNumber).first
        }
    }

    /// The members not found in `known`, at any depth of objects and of arrays of the same length; `nil` when there are none.
    ///
    /// A member that is `null` says no more than one that is not there, so it is left out. In the array of what is left of an
    /// array's elements, `null` stands for nothing.
    func subtracting(_ known: JSONValue) -> JSONValue? {
        switch (self, known) {
        case (.object(let mine), .object(let theirs)):
            var rest: [String: JSONValue] = [:]
            for (name, value) in mine where value != .null {
                if let counterpart = theirs[name] {
                    rest[name] = value.subtracting(counterpart)
                } else {
                    rest[name] = value
                }
            }
            return rest.isEmpty ? nil : .object(rest)
        case (.array(let mine), .array(let theirs)) where mine.count == theirs.count:
            let rest = zip(mine, theirs).map { $0.subtracting($1) ?? .null }
            return rest.allSatisfy { $0 == .null } ? nil : .array(rest)
        default:
            return nil
        }
    }

    /// This value with the members of `other` that it lacks, at any depth of objects and of arrays of the same length.
    func merging(_ other: JSONValue) -> JSONValue {
        switch (self, other) {
        case (.object(var mine), .object(let theirs)):
            for (name, value) in theirs {
                mine[name] = mine[name]?.merging(value) ?? value
            }
            return .object(mine)
        case (.array(let mine), .array(let theirs)) where mine.count == theirs.count:
            return .array(zip(mine, theirs).map { $0.merging($1) })
        default:
            return self
        }
    }
}

extension JSONValue: Codable {
    /// Decodes any JSON value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .double(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// Encodes the value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .double(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// Creates an object; of two members with one name the last counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }

    /// Creates an array.
    public init(arrayLiteral elements: JSONValue...) {
        self = .array(elements)
    }

    /// Creates a string.
    public init(stringLiteral value: String) {
        self = .string(value)
    }

    /// Creates a whole number.
    public init(integerLiteral value: Int64) {
        self = .integer(value)
    }

    /// Creates a number.
    public init(floatLiteral value: Double) {
        self = .double(value)
    }

    /// Creates `true` or `false`.
    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    /// Creates `null`.
    public init(nilLiteral: ()) {
        self = .null
    }
}
