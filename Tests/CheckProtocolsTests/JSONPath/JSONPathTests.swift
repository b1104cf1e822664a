import CheckProtocols
import MonitorCore
import Testing

@Suite("JSONPath")
struct JSONPathTests {
    private static let document: JSONValue = [
        "status": "ok",
        "nodes": [
            ["name": "a", "lag": 3, "tags": ["x", "y"]],
            ["name": "b", "lag": 12.5, "tags": []],
            ["name": "c", "tags": ["y"], "down": true],
        ],
        "é": 1,
        "deep": ["deeper": ["name": "d"]],
        "none": nil,
    ]

    @Test(
        "selects values",
        arguments: [
            ("$", [document]), ("$.status", ["ok"]), ("$['status']", ["ok"]), ("$.missing", []), ("$.none", [nil]),
            ("$.nodes[0].name", ["a"]), ("$.nodes[-1].name", ["c"]), ("$.nodes[3]", []), ("$.nodes[*].lag", [3, 12.5]),
            ("$.nodes[::2].name", ["a", "c"]), ("$.nodes[::-1].name", ["c", "b", "a"]),
            ("$.nodes[1:].name", ["b", "c"]),
            ("$.nodes[::0]", []), ("$..name", ["d", "a", "b", "c"]), ("$['é','status']", [1, "ok"]), ("$.é", [1]),
            ("$.nodes[?@.lag > 10].name", ["b"]), ("$.nodes[?@.lag >= 3].name", ["a", "b"]),
            ("$.nodes[?!@.lag].name", ["c"]), ("$.nodes[?@.down == true || @.lag < 5].name", ["a", "c"]),
            ("$.nodes[?count(@.tags[*]) == 2].name", ["a"]), ("$.nodes[?length(@.tags) == 0].name", ["b"]),
            ("$.nodes[?match(@.name, '[ab]')].name", ["a", "b"]), ("$[?search(@, 'k$')]", ["ok"]),
            ("$.nodes[?value(@..tags[0]) == 'y'].name", ["c"]), ("$.nodes[?@.name == $.deep.deeper.name]", []),
            ("$.nodes[?@.x == @.y].name", ["a", "b", "c"]), ("$.nodes[?@.tags == ['x']]", nil),
        ] as [(String, [JSONValue]?)]
    )
    func selects(path: String, expected: [JSONValue]?) throws {
        guard let expected else {
            #expect(throws: JSONPathError.self) { try JSONPath(path) }
            return
        }
        #expect(try JSONPath(path).values(in: Self.document) == expected)
    }

    @Test("compares names and text by their scalars, not by equivalence")
    func scalars() throws {
        let document: JSONValue = ["e\u{301}": 1, "x": ["\u{e9}"]]
        #expect(try JSONPath("$['\u{e9}']").values(in: document) == [])
        #expect(try JSONPath("$['e\u{301}']").values(in: document) == [1])
        #expect(try JSONPath("$.x[?@ == 'e\u{301}']").values(in: document) == [])
        #expect(try JSONPath("$.x[?length(@) == 1]").values(in: document) == ["\u{e9}"])
    }

    @Test(
        "refuses what is malformed and says where",
        arguments: [
            ("", 0), ("a", 0), ("$.", 2), ("$. a", 2), ("$[", 2), ("$['a", 2), ("$[01]", 2), ("$[-0]", 2), ("$ ", 1),
            ("$.a[?@.b=1]", 8), ("$[?(@.a]", 7), ("$[?@.a && ]", 10), ("$[9007199254740992]", 2), ("$['\\x']", 3),
        ]
    )
    func malformed(path: String, position: Int) {
        let error = #expect(throws: JSONPathError.self) { try JSONPath(path) }
        #expect(error?.code == .malformed)
        #expect(error?.position == position)
    }

    @Test(
        "refuses what is ill-typed",
        arguments: [
            "$[?length(@.*) == 1]", "$[?count(1) == 1]", "$[?length(@)]", "$[?match(@, 'a') == true]", "$[?@.* == 1]",
            "$[?1]",
            "$[?foo(@)]", "$[?match(@)]", "$[?value('a') == 1]",
        ]
    )
    func illTyped(path: String) {
        let error = #expect(throws: JSONPathError.self) { try JSONPath(path) }
        #expect(error?.code == .illTyped)
    }

    @Test("refuses queries beyond its limits", arguments: ["(", "@[?", "!(", "count(@[?"])
    func limits(opening: String) {
        let error = #expect(throws: JSONPathError.self) {
            try JSONPath("$[?" + String(repeating: opening, count: 400))
        }
        #expect(error?.code == .tooLarge)
        #expect(throws: JSONPathError.self) { try JSONPath("$." + String(repeating: "a", count: 5_000)) }
    }

    @Test(
        "stops an evaluation that would visit too much",
        arguments: ["$..*..*..*..*", "$..[?@..[?@..*]]", "$[?$ == $]", "$[*,*,*][*,*,*][*,*,*][*,*,*]"]
    )
    func bounded(path: String) throws {
        var document: JSONValue = [0, 1, 2, 3]
        for _ in 0..<6 { document = .array([JSONValue](repeating: document, count: 4)) }
        let query = try JSONPath(path, limits: JSONPath.Limits(visitCount: 10_000))
        let error = #expect(throws: JSONPathError.self) { try query.values(in: document) }
        #expect(error?.code == .tooMuchWork)
    }

    @Test("stops patterns that would take too many steps")
    func boundedPatterns() throws {
        let document: JSONValue = [.string(String(repeating: "a", count: 100_000))]
        let query = try JSONPath("$[?match(@, '(a|aa)+b')]", limits: JSONPath.Limits(patternStepCount: 100_000))
        #expect(throws: JSONPathError.self) { try query.values(in: document) }
    }

    @Test(
        "counts the length of the text that it reads",
        arguments: [
            "$.items[?search($.text, 'zq')]", "$.items[?match($.text, 'a*')]", "$.items[?$.text == $.same]",
            "$.items[?$.text < $.same]", "$.items[?length($.text) == 1]",
            "$.items[?search('a', $.text) || $.text == $.same]",
            "$.items[?$.list == $.otherList]", "$.items[?1 < 2 && 1 < 2 && 1 < 2 && 1 < 2 && 1 < 2 && 1 > 2]",
        ]
    )
    func longTexts(path: String) throws {
        let text = String(repeating: "a", count: 100_000)
        let document: JSONValue = [
            "text": .string(text), "same": .string(text + ""),
            "items": .array([JSONValue](repeating: 0, count: 10_000)),
            "list": .array([JSONValue](repeating: 0, count: 10_000) + [1]),
            "otherList": .array([JSONValue](repeating: 0, count: 10_000) + [2]),
        ]
        let limits = JSONPath.Limits(visitCount: 50_000, patternStepCount: 1_000_000)
        let error = #expect(throws: JSONPathError.self) { try JSONPath(path, limits: limits).values(in: document) }
        #expect(error?.code == .tooMuchWork)
    }

    @Test("no query with a few mistakes traps", arguments: 1...100 as ClosedRange<UInt64>)
    func mutatedQueries(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let queries = [
            "$.nodes[?@.lag > 10 && !(@.name == 'b')].name", "$..[?count(@.tags[*]) == 2]['name',\"\\u00e9\"]",
            "$.nodes[?match(@.name, '[ab]+')][1:-1:-2]", "$[?length(@.tags) <= -1.5e3 || value(@..name) != null]",
        ]
        for query in queries {
            for _ in 0..<20 {
                let text = query.mutated(using: &random)
                guard let path = try? JSONPath(text) else { continue }
                let values = try? path.values(in: Self.document)
                if path.isSingular { #expect(values?.count ?? 0 <= 1, "seed \(seed): \(text)") }
            }
        }
    }

    @Test("no random query traps", arguments: 1...300 as ClosedRange<UInt64>)
    func randomQueries(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let words =
            [
                "$", "@", ".", "..", "[", "]", "?", "*", "'a'", "a", "1", "-1", ":", ",", "(", ")", "!", "==", "<",
                "&&", "||",
            ]
            + ["length(", "match(", "count(", "value(", " ", "true", "1e3", "é", "\\", "'"]
        let query =
            "$"
            + (0..<Int.random(in: 0...10, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            .joined()
        _ = try? JSONPath(query).values(in: Self.document)
    }
}
