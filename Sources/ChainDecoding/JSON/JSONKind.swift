/// What kind of JSON value comes next.
public enum JSONKind: Sendable, Hashable {
    case object
    case array
    case string
    case number
    case boolean
    case null
}
