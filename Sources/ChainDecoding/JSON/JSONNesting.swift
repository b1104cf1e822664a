/// Which objects and arrays are open, outermost first.
struct JSONNesting {
    private static let inlineDepth = 64

    private(set) var depth = 0
    /// One bit for each of the outermost: set for an object.
    private var outermost: UInt64 = 0
    /// Those beyond, which hardly any document has.
    private var inner: [Bool] = []

    /// Whether the innermost is an object.
    var isObject: Bool {
        if let last = inner.last { return last }
        return depth > 0 && outermost >> UInt64(depth - 1) & 1 == 1
    }

    mutating func push(isObject: Bool) {
        if depth < Self.inlineDepth {
            let bit = UInt64(1) << UInt64(depth)
            outermost = isObject ? outermost | bit : outermost & ~bit
        } else {
            inner.append(isObject)
        }
        depth += 1
    }

    mutating func pop() {
        guard depth > 0 else { return }
        depth -= 1
        if depth >= Self.inlineDepth { inner.removeLast() }
    }
}
