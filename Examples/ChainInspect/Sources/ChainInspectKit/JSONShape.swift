import ChainDecoding

/// What tells of which kind a document is: the names of its members, or of those of its first element.
struct JSONShape {
    let isArray: Bool
    let isEmptyArray: Bool
    let members: Set<String>

    init(of text: Span<UInt8>) throws(DecodeError) {
        var reader = JSONReader(text)
        var isArray = false
        var members: Set<String> = []
        if try reader.kind() == .array {
            isArray = true
            try reader.beginArray()
            guard try reader.nextElement() else {
                self.init(isArray: true, isEmptyArray: true)
                return
            }
        }
        if try reader.kind() == .object {
            try reader.beginObject()
            while let key = try reader.nextKey() {
                members.insert(try reader.text(key))
                try reader.skipValue()
            }
        }
        self.init(isArray: isArray, members: members)
    }

    private init(isArray: Bool, isEmptyArray: Bool = false, members: Set<String> = []) {
        self.isArray = isArray
        self.isEmptyArray = isEmptyArray
        self.members = members
    }

    func has(_ names: String...) -> Bool { names.allSatisfy(members.contains) }
}
