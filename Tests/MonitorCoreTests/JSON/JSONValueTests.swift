import MonitorCore
import Testing

@Suite("JSON values")
struct JSONValueTests {
    private struct Box: WireDocument, Equatable {
        static let wireVersion = 1
        var value: JSONValue
        var unknownFields: JSONValue?

        private enum CodingKeys: String, CodingKey {
            case value
        }
    }

    @Test(
        "values come back from JSON as they were",
        arguments: [
            nil, true, false, 0, -1, .integer(.min), .integer(.max), 1.5, -2.5e-300, .double(1e300), "", "ü \u{0} \" ⚡️",
            [], [1, [2, [nil]]], [:], ["a": ["b": [1, 2.5, "c", true, nil]], "": 0],
        ] as [JSONValue]
    )
    func roundTrip(_ value: JSONValue) throws {
        let bytes = try WireCodec.encode(Box(value: value))
        #expect(try WireCodec.decode(Box.self, from: bytes).value == value)
    }

    @Test(
        "numbers keep their kind",
        arguments: [
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("0.5", .double(0.5)), ("1e2", .double(100)),
            ("true", .bool(true)), ("1", .integer(1)), ("0", .integer(0)),
        ] as [(String, JSONValue)]
    )
    func numbers(_ text: String, _ expected: JSONValue) throws {
        let box = try WireCodec.decode(Box.self, from: Array(#"{"value": \#(text)}"#.utf8))
        #expect(box.value == expected)
    }

    @Test("members are found by name, and only in objects")
    func members() {
        let value: JSONValue = ["a": ["b": 1]]
        #expect(value[member: "a"]?[member: "b"] == 1)
        #expect(value[member: "c"] == nil)
        #expect(JSONValue.array([1])[member: "0"] == nil)
    }
}
