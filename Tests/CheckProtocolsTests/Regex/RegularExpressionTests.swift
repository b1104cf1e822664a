import MonitorCore
import Testing

@testable import CheckProtocols

@Suite("Regular expression")
struct RegularExpressionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var pattern: String
        var input: String
        /// The match, then the groups; `nil` when nothing matches.
        var expected: [String?]?

        init(_ pattern: String, _ input: String, _ expected: [String?]?) {
            self.pattern = pattern
            self.input = input
            self.expected = expected
        }

        var testDescription: String { "\(pattern) in \(input)" }
    }

    private static func text(_ range: Range<Int>?, in input: String) -> String? {
        range.map { String(decoding: Array(input.utf8)[$0], as: UTF8.self) }
    }

    @Test(
        "finds the preferred leftmost match and its groups",
        arguments: [
            Case("", "abc", [""]), Case("abc", "xabcx", ["abc"]), Case("abc", "ab", nil),
            Case("a.c", "a\nc abc", ["abc"]), Case("(?s)a.c", "a\nc", ["a\nc"]), Case("a.c", "aéc", ["aéc"]),
            Case("a|ab", "ab", ["a"]), Case("ab|a", "ab", ["ab"]),
            Case("(a|ab)(c|bcd)(d*)", "abcd", ["abcd", "a", "bcd", ""]),
            Case("a*", "aaa", ["aaa"]), Case("a*?", "aaa", [""]), Case("a+?b", "aaab", ["aaab"]),
            Case("a??b", "ab", ["ab"]),
            Case("<.+?>", "<a><b>", ["<a>"]), Case("<.+>", "<a><b>", ["<a><b>"]),
            Case("a{2}", "aaa", ["aa"]), Case("a{2,}", "aaaa", ["aaaa"]), Case("a{1,2}", "aaaa", ["aa"]),
            Case("a{1,2}?", "aaaa", ["a"]), Case("a{0}b", "ab", ["b"]), Case("^(?:a{2}){3}$", "aaaaaa", ["aaaaaa"]),
            Case("(a)(b)?", "ac", ["a", "a", nil]), Case("(a|(b))+", "ab", ["ab", "b", "b"]),
            Case("(?<year>\\d{4})-(\\d\\d)", "on 2026-11-21", ["2026-11", "2026", "11"]),
            Case("(?P<n>a)", "a", ["a", "a"]),
            Case("^b", "ab", nil), Case("b$", "ab\n", nil), Case("b$", "ab", ["b"]), Case("(?m)^b$", "a\nb\nc", ["b"]),
            Case("\\Ab", "a\nb", nil), Case("b\\z", "ab", ["b"]), Case("(?m)a\\z", "a\nb", nil),
            Case("\\bfoo\\b", "a foo.", ["foo"]), Case("\\bfoo\\b", "afoo", nil), Case("\\Boo", "foo", ["oo"]),
            Case("(?i)STRASSE", "Strasse", ["Strasse"]), Case("(?i)é", "É", ["É"]), Case("(?i)[a-c]+", "AbCd", ["AbC"]),
            Case("(?i)[^a]", "Ab", ["b"]), Case("a(?i)b", "aB", ["aB"]), Case("a(?i)b", "AB", nil),
            Case("a(?i:b)c", "aBC", nil), Case("a(?i:b)c", "aBc", ["aBc"]), Case("((?i)a)b", "Ab", ["Ab", "A"]),
            Case("((?i)a)b", "AB", nil), Case("(?i)a(?-i)b", "AB", nil), Case("(?i)σ", "ς", ["ς"]),
            Case("[]a]+", "a]b", ["a]"]), Case("[^]]", "]x", ["x"]), Case("[a-]+", "-a-b", ["-a-"]),
            Case("[-a]+", "-ab", ["-a"]),
            Case("[\\d-]+", "1-2x", ["1-2"]), Case("[\\w.]+@[\\w.]+", "mail a.b@c.de!", ["a.b@c.de"]),
            Case("[^\\s]+", " ab ", ["ab"]), Case("[\\D]", "1a", ["a"]), Case("\\D\\W\\S", "a !", ["a !"]),
            Case("\\p{Lu}\\p{Ll}+", "ab Élan", ["Élan"]), Case("\\pL+", "1äb2", ["äb"]), Case("\\P{L}", "a1", ["1"]),
            Case("[\\p{Nd}_]+", "a٣_", ["٣_"]), Case("[^\\p{L}]", "a1", ["1"]), Case("\\p{^L}", "a1", ["1"]),
            Case("\\x41\\x{e9}\\u00e9", "Aéé", ["Aéé"]), Case("\\t\\n\\.\\*\\\\", "\t\n.*\\", ["\t\n.*\\"]),
            Case("{\"status\":\\s*\"ok\"}", "{\"status\": \"ok\"}", ["{\"status\": \"ok\"}"]),
            Case("a{,2}", "a{,2}", ["a{,2}"]),
            Case("(a*)*", "b", ["", ""]), Case("(a*)+", "aa", ["aa", ""]), Case("(?:a|b)*c", "abac", ["abac"]),
            Case("x*y", "xxz xy", ["xy"]), Case("(|a)+b", "aab", ["aab", "a"]),
        ]
    )
    func finds(testCase: Case) throws {
        let match = try RegularExpression(testCase.pattern).firstMatch(in: testCase.input)
        let found = match.map { match in
            ([match.range] + match.groups).map { Self.text($0, in: testCase.input) }
        }
        #expect(found == testCase.expected)
    }

    @Test("takes bytes that are no UTF-8 as one replacement character each")
    func invalidInput() throws {
        #expect(try RegularExpression("a..b").firstMatch(in: [0x61, 0xff, 0xc3, 0x62])?.range == 0..<4)
        #expect(try RegularExpression("^\\x{fffd}$").firstMatch(in: [0xe2])?.range == 0..<1)
        #expect(try RegularExpression("\\w").firstMatch(in: [0xff, 0xfe, 0x61])?.range == 2..<3)
        #expect(try RegularExpression("\\ba").firstMatch(in: [0xc3, 0xa9, 0x61])?.range == 2..<3)
    }

    @Test(
        "refuses what is wrong or has no linear form, and names the place",
        arguments: [
            ("a)", 1), ("(a", 0), ("[a", 0), ("[", 0), ("[]", 0), ("*a", 0), ("a**", 2), ("a{2}{3}", 4), ("a{3,2}", 1),
            ("{2}", 0),
            ("^*", 0), ("\\", 0), ("\\y", 0), ("\\p{Xx}", 0), ("\\p", 0), ("\\xzz", 0), ("\\u{110000}", 0),
            ("[b-a]", 1),
            ("[\\d-z]", 3), ("[[:alpha:]]", 1), ("(?x)a", 2), ("(?<>a)", 3), ("(?", 2), ("|+", 1),
        ]
    )
    func refuses(pattern: String, position: Int) {
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
        #expect(error?.code == .malformed)
        #expect(error?.position == position)
    }

    @Test(
        "refuses what has no linear form",
        arguments: [
            ("(a)\\1", 3), ("a(?=b)", 1), ("(?!b)", 0), ("(?<=b)", 0), ("(?<!b)", 0), ("(?>a)", 0), ("a++", 2),
            ("\\k<a>", 0),
        ]
    )
    func unsupported(pattern: String, position: Int) {
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
        #expect(error?.code == .unsupported)
        #expect(error?.position == position)
    }

    @Test(
        "refuses patterns beyond its limits",
        arguments: [
            "a{1001}", "(?:a{1000}){1000}", "(?:(?:(?:){1000}){1000}){1000}", String(repeating: "(", count: 1_000),
            String(repeating: "a", count: 4_097), String(repeating: "()", count: 101),
            String(repeating: "(?:a{90}){90}", count: 10),
        ]
    )
    func limits(pattern: String) {
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
        #expect(error?.code == .tooLarge)
    }

    @Test(
        "patterns that make backtracking engines explode take a bounded number of steps",
        arguments: ["(a+)+$", "(a|aa)+$", "(a*)*b", "(.*a){12}b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?:a?){50}a{50}$"]
    )
    func catastrophic(pattern: String) throws {
        let length = 100_000
        let input = [UInt8](repeating: 0x61, count: length) + [0x21]
        var limits = RegularExpression.Limits()
        let expression = try RegularExpression(pattern, limits: limits)
        limits.stepCount = (length + 2) * (3 * expression.instructionCount + 2)
        #expect(try RegularExpression(pattern, limits: limits).matches(anywhereIn: input) == false)
    }

    @Test("stops when a match takes more steps or a longer input than it may")
    func budget() throws {
        let input = [UInt8](repeating: 0x61, count: 10_000)
        let busy = try RegularExpression("(a|aa)+$x", limits: RegularExpression.Limits(stepCount: 10_000))
        #expect(throws: RegularExpressionError.self) { try busy.firstMatch(in: input) }
        let short = try RegularExpression("b", limits: RegularExpression.Limits(inputByteCount: 100))
        let error = #expect(throws: RegularExpressionError.self) { try short.firstMatch(in: input) }
        #expect(error?.code == .inputTooLong)
    }

    @Test("counts the places of groups that it copies and the bytes that it skips")
    func countedWork() throws {
        let input = [UInt8](repeating: 0x61, count: 100_000)
        let groups = try RegularExpression(String(repeating: "(.)?", count: 90) + "b")
        var budget = 1_000_000
        #expect(throws: RegularExpressionError.self) { try groups.firstRange(in: input, budget: &budget) }
        #expect(budget == 0)
        #expect(throws: RegularExpressionError.self) {
            var limits = RegularExpression.Limits()
            limits.stepCount = 100_000
            _ = try RegularExpression(groups.pattern, limits: limits).firstMatch(in: Array(input.prefix(100)))
        }
        let skipping = try RegularExpression("zq")
        budget = 100_000
        #expect(try skipping.firstRange(in: input, budget: &budget) == nil)
        #expect((80_000...90_000).contains(budget))
    }

    @Test("finds the same whatever is kept of the match", arguments: 1...100 as ClosedRange<UInt64>)
    func mutatedPatterns(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let seeds = [
            ("^(?<a>[a-z]+)-(\\d{2,4})$", "abc-2026"), ("(?i)(é|[^\\W_])*?\\b", "É x_y"),
            ("(?:a|b{1,3})+?c|\\p{Lu}", "abbbcD"),
        ]
        for (pattern, text) in seeds {
            for _ in 0..<10 {
                guard let expression = try? RegularExpression(pattern.mutated(using: &random)) else { continue }
                var input = Array(text.utf8)
                input.mutate(using: &random)
                var budget = Int.max / 2
                let match = try expression.firstMatch(in: input)
                let place = "seed \(seed): \(expression)"
                #expect(try expression.firstRange(in: input, budget: &budget) == match?.range, "\(place)")
                #expect(try expression.matches(anywhereIn: input) == (match != nil), "\(place)")
                for range in [match?.range].compactMap(\.self) + (match?.groups ?? []).compactMap(\.self) {
                    #expect(range.upperBound <= input.count, "\(place)")
                }
            }
        }
    }

    @Test("agrees with a backtracking matcher on random patterns", arguments: 1...200 as ClosedRange<UInt64>)
    func oracle(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (pattern, oracle) = BacktrackingOracle.random(depth: 3, using: &random)
        let expression = try RegularExpression(pattern)
        for _ in 0..<20 {
            let input = (0..<Int.random(in: 0...7, using: &random))
                .map { _ in
                    UInt8.random(in: 0x61...0x63, using: &random)
                }
            let found = try expression.firstMatch(in: input)?.range
            #expect(found == oracle.firstMatch(in: input), "seed \(seed): \(pattern) in \(input)")
        }
    }

    @Test("no random pattern traps", arguments: 1...300 as ClosedRange<UInt64>)
    func randomPatterns(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("ab.*+?()[]{}|^$\\-,12ipLd:<>=!é")
        for dialect in [RegularExpression.Dialect.standard, .interoperable] {
            let pattern = String(
                (0..<Int.random(in: 0...12, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
            )
            _ = try? RegularExpression(pattern, dialect: dialect).firstMatch(in: pattern)
        }
    }

    @Test("is written and read as its pattern")
    func codable() throws {
        let value: JSONValue = ["a+", "b"]
        let expressions = try JSONValueDecoder().decode([RegularExpression].self, from: value)
        #expect(expressions.map(\.pattern) == ["a+", "b"])
        let error = #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode([RegularExpression].self, from: ["a", "(b"])
        }
        guard case .dataCorrupted(let context)? = error else {
            Issue.record("another error")
            return
        }
        #expect(JSONValueDecoder.path(context.codingPath) == "[1]")
        #expect(context.debugDescription.contains("not closed"))
    }
}
