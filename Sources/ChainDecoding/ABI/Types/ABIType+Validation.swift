extension ABIType {
    /// Makes sure that a type that was put together by hand is one, and within the limits.
    ///
    /// - Throws: ``DecodeError`` for numbers of bits, decimals or values that no type has, and for what is nested too
    ///   deep.
    public func validate(_ limits: ABITypeLimits = ABITypeLimits()) throws(DecodeError) {
        try validate(limits, depth: 0)
        guard headWordCount <= limits.wordCount else {
            throw DecodeError(.limitExceeded, "a value takes more than \(limits.wordCount) words")
        }
    }

    private func validate(_ limits: ABITypeLimits, depth: Int) throws(DecodeError) {
        guard depth <= limits.depth else {
            throw DecodeError(.limitExceeded, "types are nested deeper than \(limits.depth)")
        }
        let isSound: Bool
        switch self {
        case .uint(let bits), .int(let bits): isSound = Self.isWidth(bits)
        case .ufixed(let bits, let decimals), .fixed(let bits, let decimals):
            isSound = Self.isWidth(bits) && 1...80 ~= decimals
        case .fixedBytes(let count): isSound = 1...32 ~= count
        case .fixedArray(let element, let count):
            isSound = count > 0 && count <= limits.arrayCount
            try element.validate(limits, depth: depth + 1)
        case .array(let element):
            isSound = true
            try element.validate(limits, depth: depth + 1)
        case .tuple(let members):
            isSound = !members.isEmpty
            for member in members { try member.type.validate(limits, depth: depth + 1) }
        default: isSound = true
        }
        guard isSound else { throw DecodeError(.outOfRange, "there is no type \(self)") }
    }

    private static func isWidth(_ bits: Int) -> Bool { 8...256 ~= bits && bits.isMultiple(of: 8) }
}
