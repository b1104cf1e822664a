/// When a field is shown.
enum ClearSigningVisibility: Sendable, Hashable {
    case always
    case never
    case optional
    case unless([JSONTree])
    /// Never, and any other value is a mistake.
    case mustMatch([JSONTree])

    init(_ tree: JSONTree) throws(DecodeError) {
        switch tree {
        case .string("always"): self = .always
        case .string("never"): self = .never
        case .string("optional"): self = .optional
        case .object(let object):
            func values(_ name: String) throws(DecodeError) -> [JSONTree]? {
                try object.member(name) { (tree) throws(DecodeError) in try tree.array() }
            }
            switch (try values("ifNotIn"), try values("mustMatch")) {
            case (let values?, nil): self = .unless(values)
            case (nil, let values?): self = .mustMatch(values)
            default: throw DecodeError(.malformed, "either “ifNotIn” or “mustMatch” is expected")
            }
        default: throw DecodeError(.malformed, "there is no such rule")
        }
    }
}
