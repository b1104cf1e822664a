import ChainDecoding

/// A value that may hold members of names that are not known.
private protocol KeepsUnknownMembers {
    var unknownMembers: [String] { get }
}

extension RPCMembers: KeepsUnknownMembers {
    var unknownMembers: [String] { additional.keys.sorted() }
}

/// The names of all members that are not known, of a value and all that is in it.
func unknownMembers(in value: Any) -> [String] {
    switch value {
    case let members as any KeepsUnknownMembers: members.unknownMembers
    case is Bytes, is Bloom, is String, is any FixedBytes, is any BinaryInteger: []
    default: Mirror(reflecting: value).children.flatMap { unknownMembers(in: $0.value) }
    }
}
