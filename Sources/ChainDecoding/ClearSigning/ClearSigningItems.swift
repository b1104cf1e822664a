/// Reads fields and groups of a descriptor.
///
/// It recurses into groups, as deep as the document is nested, which is bounded before it starts.
struct ClearSigningItems {
    /// How many members a definition may have: it is copied for each field that refers to it.
    private static let memberLimit = 64

    /// The whole descriptor, in which definitions stand.
    let document: JSONTree

    func items(_ tree: JSONTree) throws(DecodeError) -> [ClearSigningItem] {
        try tree.array().reading { (tree) throws(DecodeError) in try item(try tree.object()) }
    }

    private func item(_ object: JSONObject) throws(DecodeError) -> ClearSigningItem {
        guard object["fields"] != nil else { return .field(try ClearSigningField(try resolved(object))) }
        let path = try object.path("path")
        let iteration = try object.member("iteration") { (tree) throws(DecodeError) in
            guard let iteration = ClearSigningGroup.Iteration(rawValue: try tree.string()) else {
                throw DecodeError(.unsupported, "there is no such iteration")
            }
            return iteration
        }
        return .group(
            ClearSigningGroup(
                path: path,
                label: try object.string("label"),
                iteration: iteration,
                items: try object.required("fields") { (tree) throws(DecodeError) in try items(tree) }
            )
        )
    }

    /// The field over the definition that it refers to, if it does.
    private func resolved(_ object: JSONObject) throws(DecodeError) -> JSONObject {
        let definition = try object.member("$ref") { (tree) throws(DecodeError) in
            let path = try ClearSigningPath(parsing: try tree.string())
            guard path.root == .descriptor, let definition = document.value(at: path.steps) else {
                throw DecodeError(.malformed, "there is no definition \(path)")
            }
            let object = try definition.object()
            let parameters = try object.member("params") { (tree) throws(DecodeError) in try tree.object() }
            guard max(object.keys.count, parameters?.keys.count ?? 0) <= Self.memberLimit else {
                throw DecodeError(.limitExceeded, "\(path) has more than \(Self.memberLimit) members")
            }
            return definition
        }
        guard let definition else { return object }
        return try JSONTree.object(object).merged(over: definition).object()
    }
}
