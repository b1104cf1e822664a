/// The encoder beneath ``JSONValueEncoder``: one value of the tree, as far as it has been encoded.
final class JSONTreeEncoder: Encoder {
    private enum Content {
        case nothing
        case single(JSONValue)
        case array
        case object
    }

    private let parent: JSONTreeEncoder?
    private let key: (any CodingKey)?
    private var content = Content.nothing
    private var elements: [JSONValue] = []
    private var members: [String: JSONValue] = [:]
    /// Containers handed out that may still be filled; an element's place holds `null` until then.
    private var openElements: [(index: Int, encoder: JSONTreeEncoder)] = []
    private var openMembers: [(name: String, encoder: JSONTreeEncoder)] = []

    init(parent: JSONTreeEncoder? = nil, key: (any CodingKey)? = nil) {
        self.parent = parent
        self.key = key
    }

    var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    var elementCount: Int { elements.count }

    /// What was encoded; `nil` when that was nothing.
    var value: JSONValue? {
        switch content {
        case .nothing:
            return nil
        case .single(let value):
            return value
        case .array:
            var elements = elements
            for open in openElements {
                elements[open.index] = open.encoder.value ?? .object([:])
            }
            return .array(elements)
        case .object:
            var members = members
            for open in openMembers {
                members[open.name] = open.encoder.value ?? .object([:])
            }
            return .object(members)
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        content = .object
        return KeyedEncodingContainer(JSONKeyedEncodingContainer<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        content = .array
        return JSONUnkeyedEncodingContainer(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingleValueEncodingContainer(encoder: self) }

    func set(_ value: JSONValue) { content = .single(value) }
    func set(_ value: JSONValue, forKey key: any CodingKey) { members[key.stringValue] = value }
    func append(_ value: JSONValue) { elements.append(value) }

    /// An encoder for a member that may be filled later.
    func open(forKey key: any CodingKey) -> JSONTreeEncoder {
        let encoder = JSONTreeEncoder(parent: self, key: key)
        openMembers.append((key.stringValue, encoder))
        return encoder
    }

    /// An encoder for a further element that may be filled later.
    func openElement() -> JSONTreeEncoder {
        let encoder = JSONTreeEncoder(parent: self, key: JSONKey(intValue: elements.count))
        openElements.append((elements.count, encoder))
        elements.append(.null)
        return encoder
    }

    /// A value as a tree, at a key below this encoder.
    func tree(of value: some Encodable, key: @autoclosure () -> (any CodingKey)?) throws -> JSONValue {
        switch value {
        case let value as JSONValue:
            if let number = value.firstInexpressibleNumber { throw inexpressible(number, key: key()) }
            return value
        case let value as String: return .string(value)
        default:
            let encoder = JSONTreeEncoder(parent: self, key: key())
            try value.encode(to: encoder)
            return encoder.value ?? .object([:])
        }
    }

    /// A number as a tree, at a key below this encoder.
    func tree(of value: Double, key: @autoclosure () -> (any CodingKey)?) throws -> JSONValue {
        guard value.isFinite else { throw inexpressible(value, key: key()) }
        return .double(value)
    }

    /// A whole number as a tree, at a key below this encoder.
    func tree(of value: some FixedWidthInteger, key: @autoclosure () -> (any CodingKey)?) throws -> JSONValue {
        guard let number = Int64(exactly: value) else { throw inexpressible(value, key: key()) }
        return .integer(number)
    }

    private func inexpressible(_ value: Any, key: (any CodingKey)?) -> EncodingError {
        .invalidValue(
            value,
            EncodingError.Context(
                codingPath: codingPath + (key.map { [$0] } ?? []),
                debugDescription: "\(value) has no exact form in JSON"
            )
        )
    }
}
