import MonitorCore

extension JSONValue {
    /// The elements, or the members in order of their names; empty for other values.
    var children: [JSONValue] {
        switch self {
        case .array(let elements): elements
        case .object(let members):
            members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
        default: []
        }
    }

    /// The member whose name has exactly these scalars; `String` alone would also accept an equivalent spelling.
    func member(exactly name: String) -> JSONValue? {
        guard case .object(let members) = self, let index = members.index(forKey: name),
            members[index].key.utf8.elementsEqual(name.utf8)
        else { return nil }
        return members[index].value
    }

    /// Whether two values are the same JSON: numbers by value, text by scalars, to any depth.
    ///
    /// Gives up, as unequal, once more than `limit` was compared: each value counts, and so do 64 bytes of text.
    func isExactlyEqual(to other: JSONValue, comparedCount: inout Int, limit: Int) -> Bool {
        var pending = [(self, other)]
        comparedCount += 1
        while let (left, right) = pending.popLast() {
            guard comparedCount <= limit else { return false }
            switch (left, right) {
            case (.null, .null): continue
            case (.bool(let left), .bool(let right)): guard left == right else { return false }
            case (.integer(let left), .integer(let right)): guard left == right else { return false }
            case (.integer(let left), .double(let right)): guard Double(left) == right else { return false }
            case (.double(let left), .integer(let right)): guard left == Double(right) else { return false }
            case (.double(let left), .double(let right)): guard left == right else { return false }
            case (.string(let left), .string(let right)):
                guard left.utf8.count == right.utf8.count else { return false }
                comparedCount += left.comparisonCost
                guard left.utf8.elementsEqual(right.utf8) else { return false }
            case (.array(let left), .array(let right)):
                guard left.count == right.count else { return false }
                comparedCount += left.count
                guard comparedCount <= limit else { return false }
                pending.append(contentsOf: zip(left, right))
            case (.object(let left), .object(let right)):
                guard left.count == right.count else { return false }
                comparedCount += left.count
                guard comparedCount <= limit else { return false }
                for (name, value) in left {
                    comparedCount += name.comparisonCost
                    guard let counterpart = JSONValue.object(right).member(exactly: name) else { return false }
                    pending.append((value, counterpart))
                }
            default: return false
            }
        }
        return true
    }
}

extension String {
    /// What reading all of the text costs, in comparison with visiting a value.
    var comparisonCost: Int { utf8.count / 64 }
}
