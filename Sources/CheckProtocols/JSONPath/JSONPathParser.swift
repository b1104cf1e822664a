import MonitorCore

/// Reads a query into a tree and checks its types.
struct JSONPathParser {
    /// What a filter's expression can begin with, before its use decides whether it is well-typed.
    private enum Term {
        case literal(JSONValue)
        case query(JSONPathQuery)
        /// A function that gives a value.
        case value(JSONPathOperand)
        /// A function that gives true or false.
        case condition(JSONPathCondition)
    }

    private static let largestIndex = 9_007_199_254_740_991

    private let scalars: [Unicode.Scalar]
    private let limits: JSONPath.Limits
    private var position = 0
    private var depth = 0

    init(text: String, limits: JSONPath.Limits) throws(JSONPathError) {
        guard text.utf8.count <= limits.queryByteCount else {
            throw JSONPathError(
                code: .tooLarge,
                message: "the path has \(text.utf8.count) bytes; at most \(limits.queryByteCount) are read"
            )
        }
        scalars = Array(text.unicodeScalars)
        self.limits = limits
    }

    mutating func parse() throws(JSONPathError) -> JSONPathQuery {
        guard skip("$") else { throw malformed("a path begins with “$”") }
        let query = JSONPathQuery(isRelative: false, segments: try segments())
        guard position == scalars.count else { throw malformed("a path ends here or goes on with “.” or “[”") }
        return query
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private func isNext(_ scalar: Unicode.Scalar, ahead: Int = 0) -> Bool {
        position + ahead < scalars.count && scalars[position + ahead] == scalar
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard isNext(scalar) else { return false }
        position += 1
        return true
    }

    private mutating func skip(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        guard isNext(first), isNext(second, ahead: 1) else { return false }
        position += 2
        return true
    }

    private mutating func skipBlanks() {
        while let scalar = current, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
            position += 1
        }
    }

    private mutating func nested<Value>(
        _ body: (inout JSONPathParser) throws(JSONPathError) -> Value
    ) throws(JSONPathError) -> Value {
        depth += 1
        defer { depth -= 1 }
        guard depth <= limits.nestingDepth else {
            throw JSONPathError(
                code: .tooLarge,
                message: "the path is nested deeper than \(limits.nestingDepth) levels",
                position: position
            )
        }
        return try body(&self)
    }

    private mutating func segments() throws(JSONPathError) -> [JSONPathSegment] {
        var segments: [JSONPathSegment] = []
        while true {
            let start = position
            skipBlanks()
            if isNext("[") {
                segments.append(JSONPathSegment(isDescendant: false, selectors: try bracketedSelectors()))
            } else if skip(".", ".") {
                let selectors = isNext("[") ? try bracketedSelectors() : [try shorthand()]
                segments.append(JSONPathSegment(isDescendant: true, selectors: selectors))
            } else if skip(".") {
                segments.append(JSONPathSegment(isDescendant: false, selectors: [try shorthand()]))
            } else {
                position = start
                return segments
            }
        }
    }

    private mutating func shorthand() throws(JSONPathError) -> JSONPathSelector {
        if skip("*") { return .wildcard }
        var name = String.UnicodeScalarView()
        while let scalar = current, Self.isNameScalar(scalar), !name.isEmpty || !("0"..."9").contains(scalar) {
            name.append(scalar)
            position += 1
        }
        guard !name.isEmpty else { throw malformed("a member's name or “*” was expected; quote other names as ['…']") }
        return .name(String(name))
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: scalar.value >= 0x80
        }
    }

    private mutating func bracketedSelectors() throws(JSONPathError) -> [JSONPathSelector] {
        try nested { (parser) throws(JSONPathError) in
            parser.position += 1
            var selectors: [JSONPathSelector] = []
            repeat {
                parser.skipBlanks()
                selectors.append(try parser.selector())
                parser.skipBlanks()
            } while parser.skip(",")
            guard parser.skip("]") else { throw parser.malformed("“,” or “]” was expected after a selector") }
            return selectors
        }
    }

    private mutating func selector() throws(JSONPathError) -> JSONPathSelector {
        switch current {
        case "'", "\"": return .name(try string())
        case "*":
            position += 1
            return .wildcard
        case "?":
            position += 1
            skipBlanks()
            return .filter(try disjunction())
        default: return try indexOrSlice()
        }
    }

    private mutating func indexOrSlice() throws(JSONPathError) -> JSONPathSelector {
        let start = try index()
        let end = position
        skipBlanks()
        guard skip(":") else {
            guard let start else { throw malformed("a selector was expected: a name in quotes, an index, “*” or “?”") }
            position = end
            return .index(start)
        }
        skipBlanks()
        let stop = try index()
        let afterStop = position
        skipBlanks()
        guard skip(":") else {
            position = afterStop
            return .slice(start: start, end: stop, step: 1)
        }
        let afterColon = position
        skipBlanks()
        guard let step = try index() else {
            position = afterColon
            return .slice(start: start, end: stop, step: 1)
        }
        return .slice(start: start, end: stop, step: step)
    }

    private mutating func index() throws(JSONPathError) -> Int? {
        let start = position
        let isNegative = skip("-")
        let first = position
        var value = 0
        while let scalar = current, ("0"..."9").contains(scalar) {
            value = value * 10 + Int(scalar.value - 0x30)
            guard value <= Self.largestIndex else { throw malformed("the number is too large", at: start) }
            position += 1
        }
        let digits = position - first
        guard digits > 0 else {
            if isNegative { throw malformed("a digit was expected") }
            return nil
        }
        guard scalars[first] != "0" || (digits == 1 && !isNegative) else {
            throw malformed("a whole number has no leading zero", at: start)
        }
        return isNegative ? -value : value
    }

    private mutating func string() throws(JSONPathError) -> String {
        let start = position
        guard let quote = current else { throw malformed("a string was expected") }
        position += 1
        var content = String.UnicodeScalarView()
        while let scalar = current {
            position += 1
            switch scalar {
            case quote: return String(content)
            case "\\": content.append(try escapedScalar(quote: quote))
            default:
                guard scalar.value >= 0x20 else {
                    throw malformed("a control character must be escaped", at: position - 1)
                }
                content.append(scalar)
            }
        }
        throw malformed("the string does not end", at: start)
    }

    private mutating func escapedScalar(quote: Unicode.Scalar) throws(JSONPathError) -> Unicode.Scalar {
        let start = position - 1
        guard let letter = current else { throw malformed("the string does not end", at: start) }
        position += 1
        switch letter {
        case quote, "\\", "/": return letter
        case "b": return "\u{8}"
        case "f": return "\u{c}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u":
            var code = try hexadecimal()
            if (0xd800..<0xdc00).contains(code), skip("\\", "u") {
                let low = try hexadecimal()
                guard (0xdc00..<0xe000).contains(low) else { throw malformed("half a surrogate pair", at: start) }
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw malformed("half a surrogate pair", at: start) }
            return scalar
        default: throw malformed("there is no such escape", at: start)
        }
    }

    private mutating func hexadecimal() throws(JSONPathError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let scalar = current, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw malformed("four hexadecimal digits were expected")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private mutating func number() throws(JSONPathError) -> JSONValue {
        let start = position
        while let scalar = current, ("0"..."9").contains(scalar) || "+-.eE".unicodeScalars.contains(scalar) {
            position += 1
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<position])
        // The grammar of JSON and of the path are the same for numbers.
        guard let value = try? JSONValue(parsing: String(text)) else { throw malformed("this is no number", at: start) }
        return value
    }

    private mutating func disjunction() throws(JSONPathError) -> JSONPathCondition {
        try nested { (parser) throws(JSONPathError) in
            var conditions = [try parser.conjunction()]
            while parser.skipAfterBlanks("|") {
                conditions.append(try parser.conjunction())
            }
            return conditions.count == 1 ? conditions[0] : .or(conditions)
        }
    }

    private mutating func conjunction() throws(JSONPathError) -> JSONPathCondition {
        var conditions = [try condition()]
        while skipAfterBlanks("&") {
            conditions.append(try condition())
        }
        return conditions.count == 1 ? conditions[0] : .and(conditions)
    }

    /// Skips a doubled operator with the blanks around it, or nothing.
    private mutating func skipAfterBlanks(_ scalar: Unicode.Scalar) -> Bool {
        let start = position
        skipBlanks()
        guard skip(scalar, scalar) else {
            position = start
            return false
        }
        skipBlanks()
        return true
    }

    private mutating func condition() throws(JSONPathError) -> JSONPathCondition {
        if skip("!") {
            skipBlanks()
            if isNext("(") { return .not(try parenthesised()) }
            let start = position
            return .not(try test(try term(), at: start))
        }
        if isNext("(") { return try parenthesised() }
        let start = position
        let left = try term()
        let end = position
        skipBlanks()
        guard let comparison = comparison() else {
            position = end
            return try test(left, at: start)
        }
        let leftOperand = try comparable(left, at: start)
        skipBlanks()
        let rightStart = position
        let right = try term()
        return .comparison(leftOperand, comparison, try comparable(right, at: rightStart))
    }

    private mutating func parenthesised() throws(JSONPathError) -> JSONPathCondition {
        position += 1
        skipBlanks()
        let condition = try disjunction()
        skipBlanks()
        guard skip(")") else { throw malformed("“)” was expected") }
        return condition
    }

    private mutating func comparison() -> JSONPathComparison? {
        if skip("=", "=") { return .equal }
        if skip("!", "=") { return .notEqual }
        if skip("<", "=") { return .lessOrEqual }
        if skip(">", "=") { return .greaterOrEqual }
        if skip("<") { return .less }
        if skip(">") { return .greater }
        return nil
    }

    private mutating func term() throws(JSONPathError) -> Term {
        guard let scalar = current else { throw malformed("a path, a value or a function was expected") }
        switch scalar {
        case "'", "\"": return .literal(.string(try string()))
        case "-", "0"..."9": return .literal(try number())
        case "$", "@":
            position += 1
            return .query(JSONPathQuery(isRelative: scalar == "@", segments: try segments()))
        case "a"..."z": return try word()
        default: throw malformed("a path, a value or a function was expected")
        }
    }

    private mutating func word() throws(JSONPathError) -> Term {
        let start = position
        var name = String.UnicodeScalarView()
        while let scalar = current, ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_" {
            name.append(scalar)
            position += 1
        }
        guard skip("(") else {
            switch String(name) {
            case "true": return .literal(true)
            case "false": return .literal(false)
            case "null": return .literal(nil)
            default: throw malformed("“\(name)” is neither a value nor a function; quote text as '…'", at: start)
            }
        }
        let arguments = try arguments()
        switch (String(name), arguments.count) {
        case ("length", 1): return .value(.length(try operand(arguments[0])))
        case ("count", 1): return .value(.count(try query(arguments[0])))
        case ("value", 1): return .value(.value(try query(arguments[0])))
        case ("match", 2), ("search", 2):
            return .condition(
                .matches(
                    try operand(arguments[0]),
                    Self.pattern(try operand(arguments[1])),
                    wholly: String(name) == "match"
                )
            )
        case ("length", _), ("count", _), ("value", _), ("match", _), ("search", _):
            throw illTyped("“\(name)” takes another number of arguments", at: start)
        default: throw illTyped("there is no function “\(name)”", at: start)
        }
    }

    private mutating func arguments() throws(JSONPathError) -> [(term: Term, position: Int)] {
        try nested { (parser) throws(JSONPathError) in
            var arguments: [(term: Term, position: Int)] = []
            parser.skipBlanks()
            if parser.skip(")") { return arguments }
            repeat {
                parser.skipBlanks()
                let start = parser.position
                arguments.append((try parser.term(), start))
                parser.skipBlanks()
            } while parser.skip(",")
            guard parser.skip(")") else {
                throw parser.malformed("“,” or “)” was expected after an argument")
            }
            return arguments
        }
    }

    private static func pattern(_ operand: JSONPathOperand) -> JSONPathPattern {
        guard case .literal(let literal) = operand else { return .computed(operand) }
        guard case .string(let text) = literal else { return .fixed(nil) }
        return .fixed(try? RegularExpression(text, dialect: .interoperable))
    }

    private func test(_ term: Term, at start: Int) throws(JSONPathError) -> JSONPathCondition {
        switch term {
        case .query(let query): return .exists(query)
        case .condition(let condition): return condition
        case .literal: throw illTyped("a value alone is no condition; compare it with something", at: start)
        case .value: throw illTyped("this function gives a value; compare it with something", at: start)
        }
    }

    private func comparable(_ term: Term, at start: Int) throws(JSONPathError) -> JSONPathOperand {
        if case .condition = term { throw illTyped("this function gives true or false; it is not compared", at: start) }
        return try operand((term, start))
    }

    private func operand(_ argument: (term: Term, position: Int)) throws(JSONPathError) -> JSONPathOperand {
        switch argument.term {
        case .literal(let value): return .literal(value)
        case .value(let operand): return operand
        case .query(let query):
            guard query.isSingular else {
                throw illTyped("this path may select several values; one is needed here", at: argument.position)
            }
            return .query(query)
        case .condition: throw illTyped("a value is needed here", at: argument.position)
        }
    }

    private func query(_ argument: (term: Term, position: Int)) throws(JSONPathError) -> JSONPathQuery {
        guard case .query(let query) = argument.term else {
            throw illTyped("a path is needed here", at: argument.position)
        }
        return query
    }

    private func malformed(_ message: String, at place: Int? = nil) -> JSONPathError {
        JSONPathError(code: .malformed, message: message, position: place ?? position)
    }

    private func illTyped(_ message: String, at place: Int) -> JSONPathError {
        JSONPathError(code: .illTyped, message: message, position: place)
    }
}
