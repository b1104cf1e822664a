/// The values that a path leads to: one, or those of arrays.
struct ClearSigningSelection {
    var values: [ClearSigningValue]
    var isList = false

    init(_ value: ClearSigningValue) {
        values = [value]
    }

    /// How many elements there are; `nil` for a single value.
    var count: Int? { isList ? values.count : nil }

    /// Takes the steps of a path.
    ///
    /// - Parameters:
    ///   - steps: The steps.
    ///   - structs: The structs that types name, in typed data.
    /// - Throws: ``DecodeError`` when a value has no such part.
    mutating func take(
        _ steps: some Sequence<ClearSigningPath.Step>,
        structs: [String: [ABIParameter]]
    ) throws(DecodeError) {
        for step in steps {
            switch step {
            case .name(let name):
                for index in values.indices { values[index] = try values[index].member(name, structs: structs) }
            case .element(let place):
                for index in values.indices { values[index] = try values[index].element(place) }
            case .slice(let from, let to):
                try slice(from: from, to: to)
            }
        }
    }

    /// Puts the elements of arrays in their place, also of arrays of arrays.
    mutating func expandArrays() {
        while let type = values.first?.type.elementType {
            let elements = values.flatMap(\.elements)
            values = elements.map { ClearSigningValue(type, $0) }
            isList = true
        }
    }

    private mutating func slice(from: Int?, to: Int?) throws(DecodeError) {
        guard let type = values.first?.type.elementType else {
            for index in values.indices {
                if from != nil || to != nil { values[index] = try values[index].bytes(from: from, to: to) }
            }
            return
        }
        values = values.flatMap { value in
            let elements = value.elements
            let range = Self.range(from, to, count: elements.count)
            return elements[range].map { ClearSigningValue(type, $0) }
        }
        isList = true
    }

    /// The part of so many elements that bounds select, from the end where they are negative.
    static func range(_ from: Int?, _ to: Int?, count: Int) -> Range<Int> {
        func place(_ bound: Int) -> Int { bound < 0 ? max(0, count + max(bound, -count)) : min(bound, count) }
        let lower = place(from ?? 0)
        return lower..<max(lower, place(to ?? count))
    }
}

extension ClearSigningValue {
    fileprivate var elements: [ABIValue] {
        guard case .list(let elements) = value else { return [] }
        return elements
    }

    fileprivate func member(_ name: String, structs: [String: [ABIParameter]]) throws(DecodeError) -> ClearSigningValue
    {
        let members: [ABIParameter]
        switch type {
        case .tuple(let parameters): members = parameters
        case .named(let name): members = structs[name] ?? []
        default: members = []
        }
        guard let index = members.firstIndex(where: { $0.name == name }), elements.indices.contains(index) else {
            throw DecodeError(.malformed, "there is no value “\(name.prefix(64))”")
        }
        return ClearSigningValue(members[index].type, elements[index])
    }

    fileprivate func element(_ place: Int) throws(DecodeError) -> ClearSigningValue {
        let index = place < 0 ? elements.count + max(place, -elements.count - 1) : place
        guard let type = type.elementType, elements.indices.contains(index) else {
            throw DecodeError(.outOfRange, "there is no element \(place)")
        }
        return ClearSigningValue(type, elements[index])
    }

    /// Some of the value's bytes, all of which must be there: a part of an address would be another address.
    fileprivate func bytes(from: Int?, to: Int?) throws(DecodeError) -> ClearSigningValue {
        let all = bytes ?? Bytes()
        let range = ClearSigningSelection.range(from, to, count: all.count)
        func isInside(_ bound: Int?) -> Bool { bound.map { (-all.count...all.count).contains($0) } ?? true }
        guard isInside(from), isInside(to), let part = all.slice(range) else {
            throw DecodeError(.outOfRange, "\(all.count) bytes are fewer than are asked for")
        }
        return ClearSigningValue(.bytes, .bytes(part))
    }
}

extension ABIType {
    /// The type of the elements, if the type is an array.
    fileprivate var elementType: ABIType? {
        switch self {
        case .array(let element), .fixedArray(let element, _): element
        default: nil
        }
    }
}
