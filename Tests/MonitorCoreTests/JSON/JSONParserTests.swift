import MonitorCore
import Testing

@Suite("JSON parser")
struct JSONParserTests {
    @Test(
        "reads valid text",
        arguments: [
            ("null", .null), (" true\n", .bool(true)), ("false", .bool(false)),
            ("0", .integer(0)), ("-0", .integer(0)), ("-12", .integer(-12)),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .double(9.223372036854775808e18)),
            ("-9223372036854775809", .double(-9.223372036854775808e18)),
            ("1.0", .double(1)), ("1e3", .double(1000)), ("-1.5E-2", .double(-0.015)), ("1e-999", .double(0)),
            (#""""#, .string("")), (#""a\"\\\/\b\f\n\r\t""#, .string("a\"\\/\u{8}\u{c}\n\r\t")),
            (#""\u00e9 \ud83d\ude00 é""#, .string("é 😀 é")), (#""\u0000""#, .string("\0")),
            ("[]", .array([])), ("[ 1 , [2] ]", .array([1, [2]])),
            ("{}", .object([:])), (#"{ "a" : {"b":[null]} , "c":"d" }"#, ["a": ["b": [nil]], "c": "d"]),
            (#"{"a":1,"a":2}"#, ["a": 2]),
        ] as [(String, JSONValue)]
    )
    func reads(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test(
        "refuses text that is not JSON and says where",
        arguments: [
            ("", 0), (" ", 1), ("nul", 3), ("True", 0), ("01", 1), ("+1", 0), ("1.", 2), (".5", 0), ("1e", 2), ("-", 1),
            ("[1,]", 3), ("[1 2]", 3), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{\"a\" 1}", 5), ("{\"a\":}", 5), ("[", 1),
            ("{", 1), ("'a'", 0), ("\"a", 2), ("\"\\x\"", 2), ("\"\\u12\"", 5), ("\"\\ud800\"", 3),
            ("\"\\ud800\\u0041\"", 3),
            ("\"\\udc00\"", 3), ("\"\n\"", 1), ("1 2", 2), ("[1]]", 3), ("/**/1", 0), ("\u{feff}1", 0), ("1e400", 0),
            ("NaN", 0), ("\u{a0}1", 0),
        ]
    )
    func refuses(text: String, offset: Int) {
        let error = #expect(throws: JSONParsingError.self) { try JSONValue(parsing: text) }
        #expect(error?.byteOffset == offset)
    }

    @Test("refuses strings that are not UTF-8", arguments: [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]])
    func refusesInvalidUTF8(content: [UInt8]) {
        #expect(throws: JSONParsingError.self) { try JSONValue(parsing: [0x22] + content + [0x22]) }
    }

    @Test("stops at its limits")
    func limits() throws {
        let nested = String(repeating: "[", count: 100_000)
        #expect(throws: JSONParsingError.self) { try JSONValue(parsing: nested) }
        let error = #expect(throws: JSONParsingError.self) { try JSONParser(maximumDepth: 2).parse("[[[]]]") }
        #expect(error?.code == .tooDeep)
        #expect(try JSONParser(maximumDepth: 3).parse("[[[]]]") == [[[]]])
        let long = #expect(throws: JSONParsingError.self) { try JSONParser(maximumByteCount: 3).parse("1234") }
        #expect(long?.code == .tooLong)
    }

    @Test("no truncation and no changed byte of a document traps")
    func mutations() {
        let document = Array(#"{"a":[1,-2.5e3,"x\u00e9\ud83d\ude00",true,false,null,{"b":{}}],"c":"é"}"#.utf8)
        for end in 0..<document.count {
            #expect(throws: JSONParsingError.self) { try JSONValue(parsing: Array(document[..<end])) }
        }
        var random = SeededGenerator(seed: 7)
        for _ in 0..<5_000 {
            var bytes = document
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = try? JSONValue(parsing: bytes)
        }
    }

    @Test("what is written is read back", arguments: 1...50 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let value = Self.value(depth: 4, using: &random)
        #expect(try JSONValue(parsing: value.jsonBytes) == value, "seed \(seed)")
    }

    @Test("writes members in order, escapes what it must, and null for what is no number")
    func text() {
        let value: JSONValue = ["b": [1, 1.5, "\"\\\n\u{1}\u{1f}é"], "a": .double(.infinity), "c": .double(1e300)]
        #expect(value.jsonText == #"{"a":null,"b":[1,1.5,"\"\\\n\u0001\u001fé"],"c":1e+300}"#)
    }

    private static func value(depth: Int, using random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 7 : 5), using: &random) {
        case 0: .null
        case 1: .bool(.random(using: &random))
        case 2: .integer(.random(in: .min ... .max, using: &random))
        case 3: .double(Double(bitPattern: .random(in: 0...0x7fe0_0000_0000_0000, using: &random)))
        case 4, 5: .string(string(using: &random))
        case 6: .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1, using: &random) })
        default:
            .object(
                Dictionary(
                    (0..<Int.random(in: 0...4, using: &random))
                        .map { _ in
                            (string(using: &random), value(depth: depth - 1, using: &random))
                        },
                    uniquingKeysWith: { first, _ in first }
                )
            )
        }
    }

    private static func string(using random: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let limit: UInt32 = .random(using: &random) ? 0x7f : 0x10ffff
            if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) { text.append(scalar) }
        }
        return String(text)
    }
}
