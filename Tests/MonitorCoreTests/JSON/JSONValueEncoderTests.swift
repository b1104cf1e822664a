import MonitorCore
import Testing

@Suite("JSON value encoder")
struct JSONValueEncoderTests {
    private struct Shape: Codable, Equatable {
        var name: String
        var sizes: [Double]
        var count: UInt64?
        var flags: [String: [Bool]]
        var any: JSONValue
    }

    /// Uses every container that a hand-written encoding can ask for.
    private struct Nested: Encodable {
        enum Key: String, CodingKey {
            case object, list
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            var object = container.nestedContainer(keyedBy: Key.self, forKey: .object)
            try object.encodeNil(forKey: .list)
            var list = container.nestedUnkeyedContainer(forKey: .list)
            try list.encode(1)
            var inner = list.nestedContainer(keyedBy: Key.self)
            var innermost = list.nestedUnkeyedContainer()
            try list.encode("last")
            try inner.encode(Int8(-1), forKey: .object)
            try innermost.encodeNil()
            try true.encode(to: list.superEncoder())
        }
    }

    @Test("encodes nested values, and decodes them again")
    func encodes() throws {
        let shape = Shape(name: "a", sizes: [1, 2.5], count: 7, flags: ["b": [true]], any: ["c": [nil, 1]])
        let value = try JSONValueEncoder().encode(shape)
        #expect(
            value == [
                "name": "a", "sizes": [1.0, 2.5], "count": 7, "flags": ["b": [true]], "any": ["c": [nil, 1]],
            ]
        )
        #expect(try JSONValueDecoder().decode(Shape.self, from: value) == shape)
    }

    @Test("a container may be filled after it was handed out")
    func nested() throws {
        #expect(
            try JSONValueEncoder().encode(Nested())
                == ["object": ["list": nil], "list": [1, ["object": -1], [nil], "last", true]]
        )
    }

    @Test("a single value, and none, are values")
    func single() throws {
        #expect(try JSONValueEncoder().encode(UInt8(3)) == 3)
        #expect(try JSONValueEncoder().encode(String?.none) == nil)
        #expect(try JSONValueEncoder().encode([String: Int]()) == [:])
        #expect(try JSONValueEncoder().encode([Int]()) == [])
    }

    @Test("a number without an exact form in JSON is refused, and its place named")
    func inexpressible() throws {
        for (shape, path) in [
            (Shape(name: "a", sizes: [1, .nan], flags: [:], any: 1), "sizes[1]"),
            (Shape(name: "a", sizes: [], count: .max, flags: [:], any: 1), "count"),
        ] {
            let error = #expect(throws: EncodingError.self) { try JSONValueEncoder().encode(shape) }
            guard case .invalidValue(_, let context)? = error else { return }
            #expect(JSONValueDecoder.path(context.codingPath) == path)
        }
    }
}
