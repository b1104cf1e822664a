extension JSONTree {
    /// The value that names lead to.
    func value(at steps: [ClearSigningPath.Step]) -> JSONTree? {
        var value = self
        for step in steps {
            switch (step, value) {
            case (.name(let name), .object(let object)):
                guard let next = object[name] else { return nil }
                value = next
            case (.element(let index), .array(let elements)) where elements.indices.contains(index):
                value = elements[index]
            default: return nil
            }
        }
        return value
    }

    /// This document over one that it includes: members of both are merged, fields by their path, and this one decides.
    ///
    /// It recurses as deep as the documents are nested, which was bounded when they were read.
    func merged(over included: JSONTree) -> JSONTree {
        guard case .object(let own) = self, case .object(var merged) = included else { return self }
        for key in own.keys {
            guard let value = own[key] else { continue }
            switch (key, value, merged[key]) {
            case ("fields", .array(let own), .array(let included)?):
                merged[key] = .array(Self.merged(own, over: included))
            case (_, _, let included?): merged[key] = value.merged(over: included)
            default: merged[key] = value
            }
        }
        return .object(merged)
    }

    private static func merged(_ own: [JSONTree], over included: [JSONTree]) -> [JSONTree] {
        var merged = included
        var places: [JSONTree: Int] = [:]
        for (index, field) in included.enumerated() {
            guard let path = field.value(at: [.name("path")]) else { continue }
            places[path] = places[path] ?? index
        }
        for field in own {
            if let index = field.value(at: [.name("path")]).flatMap({ places[$0] }) {
                merged[index] = field.merged(over: merged[index])
            } else {
                merged.append(field)
            }
        }
        return merged
    }
}
