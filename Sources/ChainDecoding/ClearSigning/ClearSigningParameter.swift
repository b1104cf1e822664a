/// Where a parameter of a format comes from.
enum ClearSigningParameter: Sendable, Hashable {
    case path(ClearSigningPath)
    case constant(JSONTree)
    /// A constant that depends on a value, in a map of the descriptor.
    case map(ClearSigningPath, key: ClearSigningPath)

    /// Reads a parameter that is given as a constant or, with `Path` behind its name, as a path.
    ///
    /// - Returns: `nil` when it is not given.
    static func read(_ name: String, of parameters: JSONObject) throws(DecodeError) -> ClearSigningParameter? {
        let path = try parameters.path(name + "Path").map(ClearSigningParameter.path)
        let constant = try parameters.member(name) { (tree) throws(DecodeError) in try ClearSigningParameter(tree) }
        guard path == nil || constant == nil else {
            throw DecodeError(.malformed, "“\(name)” and “\(name)Path” exclude each other")
        }
        return path ?? constant
    }

    /// Reads one parameter or several.
    static func readList(_ name: String, of parameters: JSONObject) throws(DecodeError) -> [ClearSigningParameter] {
        try parameters.member(name) { (tree) throws(DecodeError) in
            guard case .array(let elements) = tree else { return [try ClearSigningParameter(tree)] }
            return try elements.reading { (tree) throws(DecodeError) in try ClearSigningParameter(tree) }
        } ?? []
    }

    /// Reads a constant, a reference to one in the descriptor, or one to a map.
    init(_ tree: JSONTree) throws(DecodeError) {
        switch tree {
        case .object(let object):
            self = .map(try object.requiredPath("map"), key: try object.requiredPath("keyPath"))
        case .string(let text) where text.hasPrefix("$."):
            self = .path(try ClearSigningPath(parsing: text))
        case .array, .null: throw DecodeError(.malformed, "a constant is expected")
        default: self = .constant(tree)
        }
    }
}
