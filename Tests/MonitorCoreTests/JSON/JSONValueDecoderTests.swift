import MonitorCore
import Testing

@Suite("JSON value decoder")
struct JSONValueDecoderTests {
    private struct Point: Codable, Equatable {
        var x: Int8
        var y: Double?
        var tags: [String: UInt]?
        var raw: JSONValue?
    }

    private struct Shape: Codable, Equatable {
        var name: String
        var points: [Point]
    }

    @Test("decodes nested values")
    func decodes() throws {
        let value: JSONValue = [
            "name": "a",
            "points": [["x": 1, "y": 2], ["x": 2.0, "tags": ["k": 3], "raw": ["any": [true]]], ["x": 3, "y": nil]],
        ]
        let shape = try JSONValueDecoder().decode(Shape.self, from: value)
        #expect(
            shape
                == Shape(
                    name: "a",
                    points: [
                        Point(x: 1, y: 2), Point(x: 2, tags: ["k": 3], raw: ["any": [true]]), Point(x: 3),
                    ]
                )
        )
    }

    @Test("decodes what the vocabulary encodes")
    func decodesMonitor() throws {
        let monitor = Monitor(
            id: "api",
            check: CheckSpecification(kind: "http", configuration: ["url": "http://x", "retries": [1, nil, 2.5]]),
            labels: ["a": "b"]
        )
        let value = try JSONValue(parsing: WireCodec.encode(monitor))
        #expect(try JSONValueDecoder().decode(Monitor.self, from: value) == monitor)
    }

    @Test(
        "an error names the place",
        arguments: [
            (["name": 1, "points": []], "name"), (["name": "a", "points": [["x": 1], ["x": 300]]], "points[1].x"),
            (["name": "a", "points": [["x": 1, "y": "2"]]], "points[0].y"), (["name": "a", "points": 3], "points"),
            (["name": "a", "points": [["x": 1.5]]], "points[0].x"),
        ] as [(JSONValue, String)]
    )
    func errors(value: JSONValue, path: String) throws {
        let error = #expect(throws: DecodingError.self) { try JSONValueDecoder().decode(Shape.self, from: value) }
        guard case .typeMismatch(_, let context)? = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(JSONValueDecoder.path(context.codingPath) == path)
    }

    @Test("finds the members that nothing knows, and the name that was meant")
    func unknownMembers() throws {
        let value: JSONValue = [
            "name": "a", "pionts": [], "points": [["x": 1, "tags": ["free": 1], "raw": ["free": 1], "zzz": 2]],
        ]
        var unknown: [JSONValueDecoder.UnknownMember] = []
        _ = try JSONValueDecoder().decode(Shape.self, from: value, unknownMembers: &unknown)
        #expect(
            unknown == [
                JSONValueDecoder.UnknownMember(path: "pionts", suggestion: "points"),
                JSONValueDecoder.UnknownMember(path: "points[0].zzz"),
            ]
        )
    }
}
