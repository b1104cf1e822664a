/// Reads a pattern into a tree.
struct RegexParser {
    private struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesLineFeed = false
    }

    private static let maximumRepetition = 1_000

    private let scalars: [UInt32]
    private let dialect: RegularExpression.Dialect
    private let limits: RegularExpression.Limits
    private var position = 0
    private var depth = 0
    private var flags = Flags()
    private(set) var groupCount = 0

    init(
        pattern: String,
        dialect: RegularExpression.Dialect,
        limits: RegularExpression.Limits
    ) throws(RegularExpressionError) {
        guard pattern.utf8.count <= limits.patternByteCount else {
            throw RegularExpressionError(
                code: .tooLarge,
                message: "the pattern has \(pattern.utf8.count) bytes; at most \(limits.patternByteCount) are read"
            )
        }
        scalars = pattern.unicodeScalars.map(\.value)
        self.dialect = dialect
        self.limits = limits
    }

    mutating func parse() throws(RegularExpressionError) -> RegexNode {
        let node = try alternation()
        guard position == scalars.count else { throw malformed("“)” without “(”; write \\) for the character") }
        return node
    }

    private var isInteroperable: Bool { dialect == .interoperable }

    private var current: UInt32? { position < scalars.count ? scalars[position] : nil }

    private func isNext(_ text: Unicode.Scalar, ahead: Int = 0) -> Bool {
        position + ahead < scalars.count && scalars[position + ahead] == text.value
    }

    private mutating func skip(_ text: Unicode.Scalar) -> Bool {
        guard isNext(text) else { return false }
        position += 1
        return true
    }

    private mutating func alternation() throws(RegularExpressionError) -> RegexNode {
        let outerFlags = flags
        defer { flags = outerFlags }
        var branches = [try concatenation()]
        while skip("|") {
            branches.append(try concatenation())
        }
        return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func concatenation() throws(RegularExpressionError) -> RegexNode {
        var parts: [RegexNode] = []
        while let scalar = current, scalar != Self.bar, scalar != Self.closingParenthesis {
            let start = position
            guard let atom = try atom() else { continue }
            parts.append(try quantified(atom, from: start))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .concatenation(parts)
    }

    private static let bar = ("|" as Unicode.Scalar).value
    private static let closingParenthesis = (")" as Unicode.Scalar).value

    private mutating func quantified(_ atom: RegexNode, from start: Int) throws(RegularExpressionError) -> RegexNode {
        guard let (minimum, maximum) = try quantifier() else { return atom }
        if case .assertion = atom { throw malformed("an anchor cannot be repeated", at: start) }
        let isLazy = !isInteroperable && skip("?")
        if isNext("+") && !isInteroperable {
            throw RegularExpressionError(
                code: .unsupported,
                message: "possessive quantifiers are not supported; leave the last “+” out",
                position: position
            )
        }
        let end = position
        if try quantifier() != nil {
            throw malformed("there is nothing to repeat; put what comes before in (?:…)", at: end)
        }
        return .repetition(atom, minimum: minimum, maximum: maximum, isLazy: isLazy)
    }

    private mutating func quantifier() throws(RegularExpressionError) -> (Int, Int?)? {
        if skip("*") { return (0, nil) }
        if skip("+") { return (1, nil) }
        if skip("?") { return (0, 1) }
        guard isNext("{") else { return nil }
        let start = position
        position += 1
        guard let bounds = try repetitionBounds(from: start) else {
            position = start
            if isInteroperable { throw malformed("“{” must be written as \\{ or begin a count such as {2,3}") }
            return nil
        }
        return bounds
    }

    private mutating func repetitionBounds(from start: Int) throws(RegularExpressionError) -> (Int, Int?)? {
        guard let minimum = try count() else { return nil }
        var maximum: Int? = minimum
        if skip(",") {
            maximum = try count()
        }
        guard skip("}") else { return nil }
        if let maximum, maximum < minimum { throw malformed("the counts are the wrong way round", at: start) }
        return (minimum, maximum)
    }

    private mutating func count() throws(RegularExpressionError) -> Int? {
        let start = position
        var value = 0
        while let scalar = current, (0x30...0x39).contains(scalar) {
            value = value * 10 + Int(scalar - 0x30)
            guard value <= Self.maximumRepetition else {
                throw RegularExpressionError(
                    code: .tooLarge,
                    message: "a count may be at most \(Self.maximumRepetition)",
                    position: start
                )
            }
            position += 1
        }
        return position > start ? value : nil
    }

    /// One atom, or `nil` for flags that stand alone.
    private mutating func atom() throws(RegularExpressionError) -> RegexNode? {
        guard let scalar = current else { return .empty }
        let start = position
        position += 1
        switch Unicode.Scalar(scalar) {
        case "(": return try group(from: start)
        case "[": return .set(try characterClass(from: start))
        case "\\": return try escape(from: start)
        case ".": return .set(anyScalar)
        case "^": return .assertion(flags.isMultiline ? .lineStart : .inputStart)
        case "$": return .assertion(flags.isMultiline ? .lineEnd : .inputEnd)
        case "*", "+", "?": throw malformed("there is nothing to repeat", at: start)
        case "{":
            position = start
            if isInteroperable { throw malformed("“{” must be written as \\{", at: start) }
            if try quantifier() != nil { throw malformed("there is nothing to repeat", at: start) }
            position += 1
            return literal(scalar)
        case "]", "}":
            if isInteroperable { throw malformed("a bracket that stands for itself needs “\\” before it", at: start) }
            return literal(scalar)
        default: return literal(scalar)
        }
    }

    private var anyScalar: ScalarSet {
        if isInteroperable { return ScalarSet([0x0a...0x0a, 0x0d...0x0d], isNegated: true) }
        return flags.dotMatchesLineFeed ? ScalarSet([0...0x10ffff]) : ScalarSet([0x0a...0x0a], isNegated: true)
    }

    private func literal(_ scalar: UInt32) -> RegexNode {
        .scalar(scalar, ignoresCase: flags.ignoresCase)
    }

    private mutating func group(from start: Int) throws(RegularExpressionError) -> RegexNode? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= limits.nestingDepth else {
            throw RegularExpressionError(
                code: .tooLarge,
                message: "groups are nested deeper than \(limits.nestingDepth) levels",
                position: start
            )
        }
        let outerFlags = flags
        var number: Int?
        if isNext("?") && !isInteroperable {
            position += 1
            switch try groupPrefix(from: start) {
            case .flags: return nil
            case .plain: break
            case .capturing: number = 0
            }
        } else {
            number = 0
        }
        if number != nil {
            groupCount += 1
            guard groupCount <= limits.groupCount else {
                throw RegularExpressionError(
                    code: .tooLarge,
                    message: "there are more than \(limits.groupCount) groups; write (?:…) for those that only group",
                    position: start
                )
            }
            number = groupCount
        }
        let content = try alternation()
        guard skip(")") else { throw malformed("the group is not closed; add “)”", at: start) }
        flags = outerFlags
        return number.map { .group(content, number: $0) } ?? content
    }

    private enum GroupPrefix {
        case flags
        case plain
        case capturing
    }

    private mutating func groupPrefix(from start: Int) throws(RegularExpressionError) -> GroupPrefix {
        if skip(":") { return .plain }
        if isNext("=") || isNext("!") || (isNext("<") && (isNext("=", ahead: 1) || isNext("!", ahead: 1))) {
            throw RegularExpressionError(code: .unsupported, message: "lookaround is not supported", position: start)
        }
        if isNext(">") {
            throw RegularExpressionError(
                code: .unsupported,
                message: "atomic groups are not supported; write (?:…)",
                position: start
            )
        }
        if isNext("P"), isNext("<", ahead: 1) { position += 1 }
        if skip("<") {
            let nameStart = position
            while let scalar = current, ScalarSet.word.contains(where: { $0.contains(scalar) }) { position += 1 }
            guard position > nameStart, skip(">") else {
                throw malformed("a group's name is letters, digits and “_”, and ends with “>”", at: nameStart)
            }
            return .capturing
        }
        var isOn = true
        while true {
            let place = position
            if skip("i") {
                flags.ignoresCase = isOn
            } else if skip("m") {
                flags.isMultiline = isOn
            } else if skip("s") {
                flags.dotMatchesLineFeed = isOn
            } else if isOn, skip("-") {
                isOn = false
            } else if skip(":") {
                return .plain
            } else if skip(")") {
                return .flags
            } else {
                throw malformed("there is no such group or flag; flags are i, m and s", at: place)
            }
        }
    }

    private mutating func escape(from start: Int) throws(RegularExpressionError) -> RegexNode {
        guard let scalar = current else { throw malformed("nothing follows the last “\\”", at: start) }
        if !isInteroperable {
            let assertion: RegexAssertion? =
                switch Unicode.Scalar(scalar) {
                case "A": .inputStart
                case "z": .inputEnd
                case "b": .wordBoundary
                case "B": .notWordBoundary
                default: nil
                }
            if let assertion {
                position += 1
                return .assertion(assertion)
            }
            if (0x31...0x39).contains(scalar) || isNext("k") {
                throw RegularExpressionError(
                    code: .unsupported,
                    message: "backreferences are not supported",
                    position: start
                )
            }
        }
        switch try escapedItem(from: start) {
        case .scalar(let value): return literal(value)
        case .set(let ranges, let categories):
            return .set(ScalarSet(ranges, categories: categories, ignoresCase: flags.ignoresCase))
        }
    }

    private enum Item {
        case scalar(UInt32)
        case set([ClosedRange<UInt32>], categories: UInt32)
    }

    /// What follows a backslash, within and outside of classes.
    private mutating func escapedItem(from start: Int) throws(RegularExpressionError) -> Item {
        guard let scalar = current, let letter = Unicode.Scalar(scalar) else {
            throw malformed("nothing follows the last “\\”", at: start)
        }
        position += 1
        switch letter {
        case "n": return .scalar(0x0a)
        case "r": return .scalar(0x0d)
        case "t": return .scalar(0x09)
        case "p": return .set([], categories: try categories(isNegated: false, from: start))
        case "P": return .set([], categories: try categories(isNegated: true, from: start))
        default: break
        }
        if isInteroperable {
            guard "()*+-.?[\\]^{|}$".unicodeScalars.contains(letter) else { throw unknownEscape(at: start) }
            return .scalar(scalar)
        }
        switch letter {
        case "d": return .set(ScalarSet.digits, categories: 0)
        case "D": return .set(ScalarSet.complement(of: ScalarSet.digits), categories: 0)
        case "w": return .set(ScalarSet.word, categories: 0)
        case "W": return .set(ScalarSet.complement(of: ScalarSet.word), categories: 0)
        case "s": return .set(ScalarSet.space, categories: 0)
        case "S": return .set(ScalarSet.complement(of: ScalarSet.space), categories: 0)
        case "a": return .scalar(0x07)
        case "f": return .scalar(0x0c)
        case "v": return .scalar(0x0b)
        case "0": return .scalar(0)
        case "x": return .scalar(try hexadecimal(count: 2, from: start))
        case "u": return .scalar(try hexadecimal(count: 4, from: start))
        default:
            let isWord = ScalarSet.word.contains { $0.contains(scalar) }
            guard !isWord || letter == "_" else { throw unknownEscape(at: start) }
            return .scalar(scalar)
        }
    }

    private func unknownEscape(at start: Int) -> RegularExpressionError {
        malformed("there is no such escape; write \\\\ for a backslash", at: start)
    }

    private mutating func hexadecimal(count: Int, from start: Int) throws(RegularExpressionError) -> UInt32 {
        let isBraced = skip("{")
        var value: UInt32 = 0
        var digits = 0
        while digits < (isBraced ? 6 : count), let scalar = current, scalar < 128,
            let digit = Unicode.Scalar(scalar).flatMap({ Character($0).hexDigitValue })
        {
            value = value << 4 | UInt32(digit)
            digits += 1
            position += 1
        }
        guard isBraced ? digits > 0 && skip("}") : digits == count, Unicode.Scalar(value) != nil else {
            throw malformed("a character's number is \(count) hexadecimal digits, or up to 6 in braces", at: start)
        }
        return value
    }

    private mutating func categories(isNegated: Bool, from start: Int) throws(RegularExpressionError) -> UInt32 {
        var name = String.UnicodeScalarView()
        var isNegated = isNegated
        if skip("{") {
            if !isInteroperable, skip("^") { isNegated.toggle() }
            while let scalar = current, name.count < 3, let letter = Unicode.Scalar(scalar), letter != "}" {
                name.append(letter)
                position += 1
            }
            guard skip("}") else { throw unknownCategory(at: start) }
        } else if !isInteroperable, let letter = current.flatMap(Unicode.Scalar.init) {
            name.append(letter)
            position += 1
        }
        guard let bits = Unicode.GeneralCategory.bits(named: String(name)) else { throw unknownCategory(at: start) }
        return isNegated ? Unicode.GeneralCategory.allBits & ~bits : bits
    }

    private func unknownCategory(at start: Int) -> RegularExpressionError {
        malformed("there is no such category; write one as in \\p{L} or \\p{Nd}", at: start)
    }

    private mutating func characterClass(from start: Int) throws(RegularExpressionError) -> ScalarSet {
        let isNegated = skip("^")
        var ranges: [ClosedRange<UInt32>] = []
        var categories: UInt32 = 0
        var isFirst = true
        while true {
            guard let scalar = current else { throw malformed("the class is not closed; add “]”", at: start) }
            if isNext("]"), !isFirst || isInteroperable {
                guard !isFirst else { throw malformed("the class is empty", at: start) }
                position += 1
                break
            }
            isFirst = false
            let itemStart = position
            switch try classItem(scalar) {
            case .set(let set, let bits):
                ranges += set
                categories |= bits
                if isNext("-"), !isNext("]", ahead: 1) { throw malformed("a range needs a character at each end") }
            case .scalar(let lower):
                guard isNext("-"), !isNext("]", ahead: 1), position + 1 < scalars.count else {
                    ranges.append(lower...lower)
                    continue
                }
                position += 1
                guard let next = current, case .scalar(let upper) = try classItem(next) else {
                    throw malformed("a range needs a character at each end", at: itemStart)
                }
                guard lower <= upper else { throw malformed("the range is the wrong way round", at: itemStart) }
                ranges.append(lower...upper)
            }
        }
        return ScalarSet(ranges, categories: categories, ignoresCase: flags.ignoresCase, isNegated: isNegated)
    }

    private mutating func classItem(_ scalar: UInt32) throws(RegularExpressionError) -> Item {
        let start = position
        position += 1
        switch Unicode.Scalar(scalar) {
        case "\\":
            if !isInteroperable, skip("b") { return .scalar(0x08) }
            return try escapedItem(from: start)
        case "[":
            if isInteroperable || isNext(":") {
                throw malformed(
                    "“[” in a class needs “\\” before it; named classes are written \\d, \\w or \\p{L}",
                    at: start
                )
            }
            return .scalar(scalar)
        case "-" where isInteroperable:
            // RFC 9485 lets a hyphen stand for itself only at the ends of a class.
            let isAtStart = start > 0 && (scalars[start - 1] == 0x5b || scalars[start - 1] == 0x5e)
            guard isAtStart || isNext("]") else { throw malformed("“-” in a class needs “\\” before it", at: start) }
            return .scalar(scalar)
        default: return .scalar(scalar)
        }
    }

    private func malformed(_ message: String, at place: Int? = nil) -> RegularExpressionError {
        RegularExpressionError(code: .malformed, message: message, position: place ?? position)
    }
}
