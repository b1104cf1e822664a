/// The members of a JSON object, in their order.
struct JSONObject: Sendable, Hashable {
    private(set) var keys: [String] = []
    private var values: [String: JSONTree] = [:]

    /// An object without members.
    init() {}

    /// Reads an object, and its values by a closure.
    ///
    /// - Throws: ``DecodeError`` also when two members have the same name, of which readers disagree which counts.
    init(
        from reader: inout JSONReader,
        value: (inout JSONReader) throws(DecodeError) -> JSONTree
    ) throws(DecodeError) {
        try reader.beginObject()
        while let range = try reader.nextKey() {
            let key = try reader.text(range)
            guard values[key] == nil else {
                throw DecodeError(.malformed, "there is a second member “\(key.prefix(64))”", at: range.lowerBound)
            }
            self[key] = try value(&reader)
        }
    }

    /// The value of a member; a new one is put last.
    subscript(key: String) -> JSONTree? {
        get { values[key] }
        set {
            if let newValue {
                if values.updateValue(newValue, forKey: key) == nil { keys.append(key) }
            } else if values.removeValue(forKey: key) != nil {
                keys.removeAll { $0 == key }
            }
        }
    }

    /// Reads a member by a closure, and names it in the closure's errors; `nil` where there is none or it is `null`.
    func member<Value>(
        _ key: String,
        _ read: (JSONTree) throws(DecodeError) -> Value
    ) throws(DecodeError) -> Value? {
        guard let value = values[key], value != .null else { return nil }
        do throws(DecodeError) {
            return try read(value)
        } catch {
            throw error.inside(key)
        }
    }

    /// Reads a member that must be there.
    func required<Value>(
        _ key: String,
        _ read: (JSONTree) throws(DecodeError) -> Value
    ) throws(DecodeError) -> Value {
        guard let value = try member(key, read) else { throw DecodeError(.malformed, "“\(key)” is missing") }
        return value
    }

    /// The text of a member; `nil` where there is none or it is `null`.
    func string(_ key: String) throws(DecodeError) -> String? {
        try member(key) { (tree) throws(DecodeError) in try tree.string() }
    }

    /// The text of a member that must be there.
    func requiredString(_ key: String) throws(DecodeError) -> String {
        try required(key) { (tree) throws(DecodeError) in try tree.string() }
    }
}

extension [JSONTree] {
    /// Reads each element by a closure, and names its index in the closure's errors.
    func reading<Value>(_ read: (JSONTree) throws(DecodeError) -> Value) throws(DecodeError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for (index, element) in enumerated() {
            do throws(DecodeError) {
                values.append(try read(element))
            } catch {
                throw error.inside("\(index)")
            }
        }
        return values
    }
}
