import ChainDecoding
import Testing

@Suite("JSON reader")
struct JSONReaderTests {
    /// Passes a whole document.
    private static func pass(_ text: String, maximumDepth: Int = 4_096) throws(DecodeError) {
        try pass(Array(text.utf8), maximumDepth: maximumDepth)
    }

    private static func pass(_ bytes: [UInt8], maximumDepth: Int = 4_096) throws(DecodeError) {
        var reader = JSONReader(bytes.span, maximumDepth: maximumDepth)
        try reader.skipValue()
        try reader.finish()
    }

    @Test("members are taken one by one, and skipped or read")
    func members() throws {
        let text = #" {"a" : [1, {"x": null}, "y"], "größe\u0021": "é\n\ud83d\ude00" , "c":true,"d":-1.5e+7} "#
        let bytes = Array(text.utf8)
        var reader = JSONReader(bytes.span)
        try reader.beginObject()
        let first = try reader.nextKey()
        let isA = reader.matches(try #require(first), "a")
        let isB = reader.matches(try #require(first), "b")
        #expect(isA && !isB)
        try reader.skipValue()
        let second = try reader.nextKey()
        let name = try reader.text(try #require(second))
        #expect(name == "größe!")
        let value = try reader.string()
        #expect(value == "é\n😀")
        _ = try reader.nextKey()
        let kind = try reader.kind()
        #expect(kind == .boolean)
        let flag = try reader.boolean()
        #expect(flag)
        _ = try reader.nextKey()
        let isNull = try reader.takeNull()
        #expect(!isNull)
        let number = try reader.numberRange()
        #expect(number.count == 7)
        let end = try reader.nextKey()
        #expect(end == nil)
        try reader.finish()
    }

    @Test(
        "what RFC 8259 allows is passed",
        arguments: [
            "null", " true ", "false", "0", "-0", "10", "1.0", "-1.5e-7", "1E9", #""""#, #""\"\\\/\b\f\n\r\t\u00aF""#,
            "[]",
            "{}", "[ ]", "{ }", "[[],{}]", #"{"a":{"b":[{}]}}"#, #"{"":0}"#, "[1,2 , 3]", "\t\r\n[ 1 ]\n",
        ]
    )
    func passes(text: String) throws {
        try Self.pass(text)
    }

    @Test(
        "what it does not allow is refused, and where",
        arguments: [
            ("", 0), ("nul", 0), ("truth", 0), ("nulll", 4), ("01", 0), ("-", 0), ("+1", 0), (".5", 0), ("1.", 2),
            ("1e", 2),
            ("1e+", 3), ("--1", 0), ("'a'", 0), ("\"a", 1), ("\"a\u{1}\"", 2), (#""\x""#, 1), (#""\u12g4""#, 5),
            (#""\u12"#, 5),
            ("[", 1), ("[1", 2), ("[1,", 3), ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), ("]", 0), ("{", 1), ("{1:2}", 1),
            (#"{"a"}"#, 4), (#"{"a":}"#, 5), (#"{"a":1,}"#, 7), (#"{"a":1"b":2}"#, 6), (#"{"a":1]"#, 6), ("[1}", 2),
            ("[]]", 2),
            ("{} {}", 3), ("\u{feff}1", 0),
        ]
    )
    func refuses(text: String, offset: Int) {
        let error = #expect(throws: DecodeError.self) { try Self.pass(text) }
        #expect(error?.offset == offset, "\(text): \(String(describing: error))")
    }

    @Test("texts that are no texts are refused when they are read")
    func badTexts() {
        for bytes: [UInt8] in [
            Array(#""\ud800""#.utf8), Array(#""\udc00\ud800""#.utf8), Array(#""\ud83dA""#.utf8), [0x22, 0xff, 0x22],
        ] {
            #expect(throws: DecodeError.self) {
                var reader = JSONReader(bytes.span)
                _ = try reader.string()
            }
        }
    }

    @Test("the end of a text is found wherever it is, past bytes of every kind")
    func textEnds() throws {
        // Neighbours of the bytes that stop, and bytes beyond ASCII.
        let fillers: [UInt8] = [0x20, 0x21, 0x23, 0x5b, 0x5d, 0x61, 0x7f, 0x80, 0x9f, 0xa2, 0xdc, 0xff]
        for length in 0..<150 {
            for stop: UInt8 in [0x22, 0x1f, 0x00, 0x0a] {
                let text = (0..<length).map { fillers[($0 &* 7 &+ length) % fillers.count] }
                let bytes = [0x22] + text + [stop] + (length % 3 == 0 ? [] : [0x22, 0x22, 0x22])
                var reader = JSONReader(bytes.span)
                let range = try? reader.stringRange()
                #expect(range == (stop == 0x22 ? 1..<length + 1 : nil))
            }
        }
    }

    @Test("white space of every length is passed", arguments: [" ", "\n", "\t", "\r", " \n", "\n        "])
    func spaces(unit: String) throws {
        for count in 0..<40 {
            let space = String(repeating: unit, count: count)
            try Self.pass(
                "\(space)[\(space)1\(space),\(space){\(space)\"a\"\(space):\(space)2\(space)}\(space)]\(space)"
            )
            #expect(throws: DecodeError.self) { try Self.pass("\(space)\u{b}1") }
        }
    }

    @Test("nesting is bounded and costs no stack")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: #"[{"a":"#, count: depth / 2) + "1" + String(repeating: "}]", count: depth / 2)
        }
        try Self.pass(nested(4_096))
        let error = #expect(throws: DecodeError.self) { try Self.pass(nested(4_098)) }
        #expect(error?.code == .limitExceeded)
        try Self.pass(nested(1_000_000), maximumDepth: .max)
    }

    @Test("every truncation of a document is refused")
    func truncations() throws {
        let text = #"{"a":[1,-2.5e3,true,false,null,"x\u00e9\n"],"b":{"c":[[],{}]}}"#
        var truncations = Truncations()
        truncations.check(Array(text.utf8)) { try Self.pass($0) }
        print("JSON: \(truncations)")
        #expect(truncations.count == 62)
    }
}
