import ChainDecoding
import Foundation

/// What a value that has been read should look like in JSON, however its numbers are spelled there.
indirect enum JSONShape {
    case null
    case boolean(Bool)
    case text(String)
    case fraction(Double)
    /// Bytes in lower-case hex.
    case data(String)
    /// A number in lower-case hex without leading zeros.
    case quantity(String)
    case list([JSONShape])
    /// The members of known names, of which those that are null may be missing.
    case object([String: JSONShape])
    /// The members of an object whose names are keys, in lower case.
    case entries([String: JSONShape])
    case either(JSONShape, JSONShape)

    static func data(_ value: (some FixedBytes)?) -> JSONShape { value.map { .data($0.description) } ?? .null }
    static func data(_ value: Bytes?) -> JSONShape { value.map { .data(Hex.encode($0)) } ?? .null }
    static func quantity(_ value: U256?) -> JSONShape { value.map { .quantity($0.hex) } ?? .null }
    static func quantity(_ value: (some FixedWidthInteger & UnsignedInteger)?) -> JSONShape {
        value.map { .quantity("0x" + String($0, radix: 16)) } ?? .null
    }

    /// How JSON, read by Foundation, differs from this; `nil` when it does not.
    func difference(from json: Any?, at path: String = "") -> String? {
        switch (self, json) {
        case (.null, nil), (.null, is NSNull): return nil
        case (.boolean(let value), let number as NSNumber):
            return number.boolValue == value ? nil : path
        case (.data(let text), let json as String):
            let digits = json.lowercased()
            return digits == text || "0x" + digits == text ? nil : "\(path): \(json) is not \(text)"
        case (.quantity(let text), _):
            return Self.hex(of: json) == text ? nil : "\(path): \(String(describing: json)) is not \(text)"
        case (.text(let text), let json as String): return text == json ? nil : "\(path): \(json) is not \(text)"
        case (.fraction(let value), let number as NSNumber):
            return number.doubleValue == value ? nil : "\(path): \(number) is not \(value)"
        case (.list(let shapes), let list as [Any]):
            guard shapes.count == list.count else { return "\(path): \(list.count) instead of \(shapes.count)" }
            for (index, pair) in zip(shapes, list).enumerated() {
                if let difference = pair.0.difference(from: pair.1, at: "\(path)[\(index)]") { return difference }
            }
            return nil
        case (.object(let shapes), let object as [String: Any]):
            for (name, shape) in shapes {
                if let difference = shape.difference(from: object[name], at: "\(path).\(name)") { return difference }
            }
            return nil
        case (.entries(let shapes), let object as [String: Any]):
            // Older nodes leave out the prefix.
            let object = Dictionary(
                uniqueKeysWithValues: object.map { name, value in
                    let key = name.lowercased()
                    return (shapes[key] == nil ? "0x" + key : key, value)
                }
            )
            guard Set(object.keys) == Set(shapes.keys) else { return "\(path): other keys" }
            for (name, value) in object {
                if let difference = shapes[name]?.difference(from: value, at: "\(path).\(name)") {
                    return difference
                }
            }
            return nil
        case (.either(let one, let other), _):
            guard let difference = one.difference(from: json, at: path) else { return nil }
            return other.difference(from: json, at: path) == nil ? nil : difference
        default:
            return "\(path): \(String(describing: json)) is not \(self)"
        }
    }

    private static func hex(of json: Any?) -> String? {
        if let number = json as? NSNumber { return "0x" + String(number.uint64Value, radix: 16) }
        guard let text = json as? String else { return nil }
        guard text.lowercased().hasPrefix("0x") else { return U256(text)?.hex }
        let digits = text.lowercased().dropFirst(2).drop { $0 == "0" }
        return digits.isEmpty ? "0x0" : "0x" + digits
    }
}

/// A value that knows what it should look like in JSON.
protocol JSONShaped {
    associatedtype Name: RawRepresentable<String> & CaseIterable & Hashable & Sendable
    var members: RPCMembers<Name> { get }
    func shape(of name: Name) -> JSONShape
}

extension JSONShaped {
    var shape: JSONShape {
        .object(Dictionary(uniqueKeysWithValues: Name.allCases.map { ($0.rawValue, shape(of: $0)) }))
    }

    /// How JSON, read by Foundation, differs in values, in what is null or absent, or in members of other names.
    func difference(from json: Any?) -> String? {
        guard let object = json as? [String: Any] else { return "no object" }
        for name in Name.allCases {
            let presence: Presence =
                switch object[name.rawValue] {
                case nil: .absent
                case is NSNull: .null
                default: .value
                }
            guard members.presence(of: name) == presence else { return "\(name) is \(presence)" }
        }
        let names = Set(Name.allCases.map(\.rawValue))
        let others = object.filter { !names.contains($0.key) }
        guard Set(others.keys) == Set(members.additional.keys) else { return "\(others.keys) differ" }
        for (name, value) in others {
            let text = Data(members.additional[name]?.array ?? [])
            let kept = try? JSONSerialization.jsonObject(with: text, options: .fragmentsAllowed)
            guard let kept = kept as? NSObject, kept.isEqual(value) else { return "\(name) differs" }
        }
        return shape.difference(from: json)
    }
}
