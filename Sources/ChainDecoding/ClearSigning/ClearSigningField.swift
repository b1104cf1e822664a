/// What of the data is shown, and how.
struct ClearSigningField: Sendable, Hashable {
    enum Subject: Sendable, Hashable {
        case path(ClearSigningPath)
        case constant(JSONTree)
    }

    var subject: Subject
    var label: String?
    var format: ClearSigningFormat
    var visibility: ClearSigningVisibility
    /// What is shown before each element of an array.
    var separator: String?
    /// What is shown in place of an encrypted value; `nil` for one that is not.
    var encryptedLabel: String?

    /// Reads a field, which was merged with the definition that it refers to.
    init(_ object: JSONObject) throws(DecodeError) {
        let path = try object.path("path")
        switch (path, object["value"]) {
        case (let path?, nil): subject = .path(path)
        case (nil, let value?): subject = .constant(value)
        default: throw DecodeError(.malformed, "a field has either a path or a value")
        }
        label = try object.string("label")
        format = try ClearSigningFormat(of: object)
        let visibility = try object.member("visible") { (tree) throws(DecodeError) in try ClearSigningVisibility(tree) }
        self.visibility = visibility ?? .always
        separator = try object.string("separator")
        encryptedLabel = try object.member("encryption") { (tree) throws(DecodeError) in
            try tree.object().string("fallbackLabel") ?? "[Encrypted]"
        }
    }
}
