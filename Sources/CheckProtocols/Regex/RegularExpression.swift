/// A regular expression that is matched in linear time, whatever the pattern and the input.
///
/// The syntax is that of RE2: literals, `.`, classes, `\d \w \s \b` and their negations (ASCII), `\p{…}` with a general
/// category, groups `(…)`, `(?:…)`, `(?<name>…)`, alternation, greedy and lazy quantifiers, `^ $ \A \z`, and the flags
/// `i` (ignore case), `m` (`^` and `$` at line ends) and `s` (`.` matches a line feed) as `(?i)` or `(?i:…)`.
/// Backreferences and lookaround have no linear-time form and are refused.
///
/// Input is UTF-8; a byte that belongs to no valid sequence counts as one U+FFFD. Time is proportional to the length of
/// the input times ``instructionCount``.
public struct RegularExpression: Sendable, CustomStringConvertible {
    /// The syntax of a pattern.
    @nonexhaustive
    public enum Dialect: Sendable, Hashable {
        /// The syntax described at ``RegularExpression``.
        case standard
        /// I-Regexp (RFC 9485), the syntax of JSONPath: no flags, no lazy quantifiers, no `\d`, and `.` does not match
        /// a carriage return.
        case interoperable
    }

    /// What bounds the work a pattern and an input can cause.
    public struct Limits: Sendable, Hashable {
        /// The longest pattern, in bytes.
        public var patternByteCount: Int
        /// The most instructions a pattern may compile to; counted repetitions are written out.
        public var instructionCount: Int
        /// The most groups that capture.
        public var groupCount: Int
        /// The deepest nesting of groups.
        public var nestingDepth: Int
        /// The longest input, in bytes.
        public var inputByteCount: Int
        /// The most instructions one match may visit; copying a group's place counts as a visit, as do 8 skipped bytes.
        public var stepCount: Int

        /// Creates limits; the defaults bound one match to about a second of one core.
        public init(
            patternByteCount: Int = 4_096,
            instructionCount: Int = 4_000,
            groupCount: Int = 100,
            nestingDepth: Int = 50,
            inputByteCount: Int = 8 << 20,
            stepCount: Int = 100_000_000
        ) {
            self.patternByteCount = patternByteCount
            self.instructionCount = instructionCount
            self.groupCount = groupCount
            self.nestingDepth = min(nestingDepth, 200)
            self.inputByteCount = inputByteCount
            self.stepCount = stepCount
        }
    }

    /// Where a match was found, in bytes from the start of the input.
    public struct Match: Sendable, Hashable {
        /// The whole match.
        public var range: Range<Int>
        /// The groups by number, from 1; `nil` for one that took no part.
        public var groups: [Range<Int>?]
    }

    /// The pattern's text.
    public let pattern: String
    /// The syntax it is read in.
    public let dialect: Dialect
    /// What bounds its work.
    public let limits: Limits
    let program: RegexProgram

    /// Compiles a pattern.
    ///
    /// - Throws: ``RegularExpressionError`` that names the place in the pattern.
    public init(
        _ pattern: String,
        dialect: Dialect = .standard,
        limits: Limits = Limits()
    ) throws(RegularExpressionError) {
        self.pattern = pattern
        self.dialect = dialect
        self.limits = limits
        var parser = try RegexParser(pattern: pattern, dialect: dialect, limits: limits)
        let tree = try parser.parse()
        var compiler = RegexCompiler(limits: limits, groupCount: parser.groupCount)
        program = try compiler.compile(tree)
    }

    /// How many instructions the pattern compiled to.
    public var instructionCount: Int { program.instructions.count }

    /// How many groups the pattern captures.
    public var groupCount: Int { program.groupCount }

    /// The pattern's text.
    public var description: String { pattern }

    /// The leftmost match, or `nil`.
    ///
    /// Of several that begin at one place it is the one that the alternatives and quantifiers prefer, in their order.
    ///
    /// - Throws: ``RegularExpressionError`` with code `inputTooLong` or `tooMuchWork`.
    public func firstMatch(in input: [UInt8]) throws(RegularExpressionError) -> Match? {
        try checkLength(input)
        var budget = limits.stepCount
        var machine = RegexMachine(program: program, captures: .groups)
        return try machine.run(input, wholly: false, budget: &budget)
    }

    /// The leftmost match in text, or `nil`.
    ///
    /// - Throws: ``RegularExpressionError`` with code `inputTooLong` or `tooMuchWork`.
    public func firstMatch(in text: String) throws(RegularExpressionError) -> Match? {
        try firstMatch(in: Array(text.utf8))
    }

    /// Whether the pattern matches somewhere in the input.
    ///
    /// - Throws: ``RegularExpressionError`` with code `inputTooLong` or `tooMuchWork`.
    public func matches(anywhereIn input: [UInt8]) throws(RegularExpressionError) -> Bool {
        var budget = limits.stepCount
        return try matches(input, wholly: false, budget: &budget)
    }

    /// Where the leftmost match is; takes the steps it needs from a budget that may be shared between matches.
    func firstRange(in input: [UInt8], budget: inout Int) throws(RegularExpressionError) -> Range<Int>? {
        try checkLength(input)
        var machine = RegexMachine(program: program, captures: .range)
        return try machine.run(input, wholly: false, budget: &budget)?.range
    }

    /// Whether the pattern matches somewhere in, or the whole of, the input.
    func matches(_ input: [UInt8], wholly: Bool, budget: inout Int) throws(RegularExpressionError) -> Bool {
        try checkLength(input)
        var machine = RegexMachine(program: program, captures: .nothing)
        return try machine.run(input, wholly: wholly, budget: &budget) != nil
    }

    private func checkLength(_ input: [UInt8]) throws(RegularExpressionError) {
        guard input.count <= limits.inputByteCount else {
            throw RegularExpressionError(
                code: .inputTooLong,
                message: "the input has \(input.count) bytes; at most \(limits.inputByteCount) are searched"
            )
        }
    }
}

extension RegularExpression: Hashable {
    /// Compares pattern, syntax and limits.
    public static func == (lhs: RegularExpression, rhs: RegularExpression) -> Bool {
        lhs.pattern.utf8.elementsEqual(rhs.pattern.utf8) && lhs.dialect == rhs.dialect && lhs.limits == rhs.limits
    }

    /// Hashes pattern and syntax.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(pattern)
        hasher.combine(dialect)
    }
}

extension RegularExpression: Codable {
    /// Decodes a pattern written as text, in the standard syntax and limits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(container.decode(String.self))
        } catch let error as RegularExpressionError {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: container.codingPath,
                    debugDescription: error.description,
                    underlyingError: error
                )
            )
        }
    }

    /// Encodes the pattern's text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(pattern)
    }
}
